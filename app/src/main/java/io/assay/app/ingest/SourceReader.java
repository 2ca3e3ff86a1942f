package io.assay.app.ingest;

import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.UserError;
import io.assay.app.store.StoreException;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.venue.Formats;
import io.assay.core.venue.Source;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Reads one source after the other into the collector: takes its packing off, finds its format, decodes it.
final class SourceReader {
    /// Answers of the venue are cut at this many fills.
    private static final long PAGE = 2_000;
    /// Bytes read past on standard input once nothing more can be made of it.
    private static final long PATIENCE = 64 << 20;

    private final RunConfig config;
    private final Prompt prompt;
    private final long latestNs;
    private final Collector collector;
    private final List<Ingested.SourceFile> files = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Optional<String> answered = Optional.empty();

    SourceReader(RunConfig config, Prompt prompt, long latestNs, Collector collector) {
        this.config = config;
        this.prompt = prompt;
        this.latestNs = latestNs;
        this.collector = collector;
    }

    /// What was read so far.
    List<Ingested.SourceFile> files() {
        return files;
    }

    /// What a reader should know about the sources, in plain sentences.
    List<String> warnings() {
        return warnings;
    }

    /// @param tick told after every line
    void read(Inputs.Input input, CountingStream raw, Runnable tick) throws IOException {
        var unpacking = new Unpacking(raw);
        var plain = Container.open(raw, unpacking);
        if (Shape.of(plain.head()) == Shape.ZIP) {
            archive(input, plain, raw, unpacking, tick);
        } else {
            decode(input, plain, raw, tick);
        }
    }

    private void archive(Inputs.Input input, Plain plain, CountingStream raw, Unpacking unpacking, Runnable tick)
            throws IOException {
        if (input.isFile()) {
            Archive.refuseLinks(input.path());
        }
        int before = files.size();
        int warned = warnings.size();
        var broken = Archive.read(plain, input.name(), unpacking, (name, bytes) -> {
            try (var counted = new CountingStream(new Unclosed(bytes), config.threads() > 1)) {
                decode(input.entry(name), Container.open(counted, unpacking), counted, tick);
            }
        });
        if (!broken.isEmpty() && files.size() > before) {
            collector.begin(input.name());
            collector.reject(new Reject(Reason.BROKEN_OFF, input.name(), 0, "", broken));
            files.add(collector.end("zip archive", raw.sha256(), raw.count()));
        } else if (files.size() == before) {
            skip(input, "it is a zip archive, but " + (!broken.isEmpty() ? broken
                    : warnings.size() > warned ? warnings.get(warned) : "it holds no file"), known());
        }
    }

    private void decode(Inputs.Input input, Plain plain, CountingStream raw, Runnable tick) throws IOException {
        collector.begin(input.name());
        var format = format(input, plain, raw, tick);
        if (!format.isEmpty()) {
            refuseEndless(input, plain, raw);
            if (!plain.broken().isEmpty()) {
                collector.reject(new Reject(Reason.BROKEN_OFF, input.name(), 0, "", plain.broken()));
            }
            files.add(collector.end(format, raw.sha256(), raw.count()));
            warnIfCut(format);
            Formats.caveats(Set.of(format.split(" \\+ ")))
                    .forEach(caveat -> warnings.add(input.name() + ": " + caveat));
        }
    }

    /// What stands after a place where reading stopped is read past, to hash it; standard input may go on for ever.
    private static void refuseEndless(Inputs.Input input, Plain plain, CountingStream raw) throws IOException {
        if (input.isStdin() && plain.isLeft() && !raw.endsWithin(PATIENCE)) {
            throw UserError.usage("will not read on from standard input").at("-")
                    .because("it cannot be read further than its first " + (plain.given() >> 20)
                            + " MiB (a line without end, or broken JSON), and " + (PATIENCE >> 20)
                            + " MiB later it had not ended")
                    .next("save it as a file, and look at it there");
        }
    }

    /// Name of the format, empty when a file found in a folder or archive was skipped.
    private String format(Inputs.Input input, Plain in, CountingStream raw, Runnable tick) throws IOException {
        return switch (Shape.of(in.head())) {
            case EMPTY -> skip(input, in.broken().isEmpty() ? in.isLongerThanHead()
                    ? "its first " + (Plain.HEAD >> 10) + " KiB are blank"
                    : "it is empty"
                    : "it breaks off before its first row, "
                            + in.broken(),
                    "export it again");
            case BINARY -> skip(input, "it is binary, and neither gzip, lz4, zip nor Parquet", known());
            case ZIP -> skip(input, "it is an archive inside an archive", "unpack it, and name the files");
            case PARQUET -> parquet(input, raw, tick);
            case JSON_LINES, JSON_DOCUMENT -> json(input, in, tick);
            case TABLE -> table(input, in, tick);
            case FIX -> {
                var titles = FixFiles.lines(in, source(input), collector, line -> tick.run());
                yield titles.isEmpty() ? "FIX" : String.join(" + ", titles);
            }
        };
    }

    private String table(Inputs.Input input, Plain in, Runnable tick) throws IOException {
        if (!Shape.hasHeader(in.head())) {
            return skip(input, "its first line does not end within " + (Plain.HEAD >> 10) + " KiB", known());
        }
        var name = TableFiles.csv(in, source(input), collector,
                Mappings.of(input.path(), config.map()), line -> tick.run(), config.threads());
        if (!name.isEmpty()) {
            return name;
        }
        var line = firstLine(Shape.text(in.head()));
        return skip(input, "its first line names no columns we know (" + line.substring(0, Math.min(80, line.length()))
                + "): " + Lookalikes.of(TableFiles.names(line)),
                "say what they mean: assay map " + input.name() + "; or " + known());
    }

    private String json(Inputs.Input input, Plain in, Runnable tick) throws IOException {
        boolean lines = Shape.of(in.head()) == Shape.JSON_LINES;
        var head = Shape.text(in.head());
        if (Shape.isHyperliquidFills(head)) {
            var source = source(input, new NamedInText(head, input.path())::isSo);
            if (lines) {
                JsonFiles.lines(in, source, collector, line -> tick.run(), config.threads());
            } else {
                JsonFiles.document(in, source, collector);
            }
            return Shape.nameOfHyperliquidFills(head, lines);
        }
        var titles = lines
                ? JsonFiles.rows(in, source(input), collector, line -> tick.run())
                : JsonFiles.rowsOfDocument(in, source(input), collector);
        if (titles.isEmpty() && in.broken().isEmpty()) {
            var why = collector.refused.last().filter(last -> last.reason() == Reason.BAD_JSON && in.isLeft())
                    .map(last -> "it cannot be read as JSON: " + last.value())
                    .orElseGet(() -> "it is JSON, but none of its rows is of a format we know: "
                            + Lookalikes.of(Lookalikes.ofJson(head)));
            collector.refused.forget();
            return skip(input, why, known());
        }
        return titles.isEmpty() ? "JSON" : String.join(" + ", titles);
    }

    private String parquet(Inputs.Input input, CountingStream raw, Runnable tick) {
        if (!input.isFile()) {
            return skip(input, "Parquet cannot be read as it streams past (standard input, an archive)",
                    "name the file");
        }
        raw.readOnBeside();
        try {
            var name = ParquetFiles.read(input.path(), source(input), collector, row -> tick.run(), config.threads());
            return name.isEmpty() ? skip(input, "its columns are those of no known format", known()) : name;
        } catch (StoreException e) {
            return skip(input, "it cannot be read as Parquet: " + e.getMessage(), "write it again");
        }
    }

    private Source source(Inputs.Input input) {
        return source(input, collector::namesOthersThan);
    }

    private Source source(Inputs.Input input, Predicate<String> othersAreNamed) {
        return new Source(input.name(), config.account().orElse(""),
                new Owner(input.name(), config.account(), () -> answer(input.name()), othersAreNamed), latestNs);
    }

    /// Asked once, whatever the number of files.
    private Optional<String> answer(String name) {
        if (answered.isEmpty()) {
            answered = prompt.ask("Whose fills are in " + name + "? account: ");
        }
        return answered;
    }

    private String skip(Inputs.Input input, String why, String next) {
        if (!input.found()) {
            throw UserError.usage("cannot read " + input.name()).at(input.name()).because(why).next(next);
        }
        warnings.add("skipped " + input.name() + ": " + why);
        return "";
    }

    private static String known() {
        return "known are: Hyperliquid fills, " + Formats.ALL.stream().map(format -> format.title()).distinct()
                .collect(Collectors.joining(", ")) + "; plain, gzip, lz4 or zip; canonical fills as Parquet too";
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    private void warnIfCut(String format) {
        if (!format.equals("Hyperliquid userFills") && !format.equals("Hyperliquid fills, one a line")) {
            return;
        }
        collector.fillsPerAccount().forEach((account, fills) -> {
            if (fills == PAGE || fills == 5 * PAGE) {
                warnings.add("exactly " + fills + " fills for " + account
                        + ": the venue cuts its answers there, so older fills are probably missing");
            }
        });
    }

    /// Keeps an archive open when an entry of it is closed.
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream archive) {
            super(archive);
        }

        @Override
        public void close() {
            // the next entry follows
        }
    }
}
