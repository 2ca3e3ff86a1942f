package io.assay.app.ingest;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.UserError;
import io.assay.app.store.StoreException;
import io.assay.core.event.Instrument;
import io.assay.core.venue.Formats;
import io.assay.core.venue.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads every file asked for into one log of fills, each decoded by what it holds and not by its name.
public final class Ingest {
    /// Answers of the venue are cut at this many fills.
    private static final long PAGE = 2_000;
    private static final Pattern ADDRESS =
            Pattern.compile("0[xX][0-9a-fA-F]{40}(?![0-9a-fA-F])|dydx1[0-9a-z]{38}(?![0-9a-z])");

    private final RunConfig config;
    private final Progress progress;
    private final Prompt prompt;
    private final long latestNs;
    private final InputStream stdin;
    private final Collector collector = new Collector();
    private final List<Ingested.SourceFile> files = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Optional<String> answered = Optional.empty();
    private String lastOwner = "";
    /// The input whose rows the last owner owns.
    private Optional<Inputs.Input> owned = Optional.empty();

    private Ingest(RunConfig config, Progress progress, Prompt prompt, long latestNs, InputStream stdin) {
        this.config = config;
        this.progress = progress;
        this.prompt = prompt;
        this.latestNs = latestNs;
        this.stdin = stdin;
    }

    /// Reads them all.
    ///
    /// @param latestNs newest event time that can be true
    /// @throws UserError when a named file is missing, unreadable or of no known format
    public static Ingested read(List<String> inputs, RunConfig config, Progress progress, Prompt prompt, long latestNs,
            InputStream stdin) {
        return new Ingest(config, progress, prompt, latestNs, stdin).readAll(Inputs.of(inputs));
    }

    private Ingested readAll(List<Inputs.Input> inputs) {
        var instruments = Instruments.of(config.instruments(), config.quoteCurrency());
        for (var input : inputs) {
            read(input);
        }
        if (collector.log.size() == 0 && collector.rejects.isEmpty()) {
            throw UserError.usage("no fills in " + inputs.getFirst().name()).at(inputs.getFirst().name())
                    .because(warnings.isEmpty() ? "the files hold none" : warnings.getFirst())
                    .next("name a file of fills: Hyperliquid userFills or node_fills, or canonical CSV or Parquet");
        }
        warnings.addAll(collector.warnings);
        warnings.addAll(collector.pages.holes());
        var quoted = new TreeMap<String, Instrument>();
        for (var name : collector.market.instruments()) {
            quoted.put(name, instruments.describe(name, collector.tokens,
                    collector.described.getOrDefault(name, Set.of())));
        }
        var described = instruments.describe(collector.log, collector.tokens, collector.described);
        warnings.addAll(Instruments.questions(described, collector.described));
        return new Ingested(files, collector.log, described, collector.market, quoted,
                collector.accounts, collector.repeated, collector.rejects, collector.skipped, collector.personal,
                collector.unknownFields, warnings);
    }

    private void read(Inputs.Input input) {
        collector.begin(input.name());
        try (var raw = new CountingStream(input.isStdin() ? stdin : Files.newInputStream(input.path()))) {
            long total = input.isStdin() ? 0 : Files.size(input.path());
            try (var task = progress.begin("reading " + input.name(), "bytes", total)) {
                var format = decode(input, raw, () -> task.at(raw.count()));
                if (!format.isEmpty()) {
                    files.add(collector.end(format, raw.sha256(), raw.count()));
                    warnIfCut(format);
                    Formats.caveats(Set.of(format.split(" \\+ ")))
                            .forEach(caveat -> warnings.add(input.name() + ": " + caveat));
                }
            }
        } catch (AccessDeniedException e) {
            throw UserError.of(ExitCode.IO, "may not read " + input.name()).at(input.name())
                    .because("permission denied").next("ask for read permission: ls -l " + input.name()).causedBy(e);
        } catch (IOException | UncheckedIOException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + input.name()).at(input.name())
                    .because(e.getMessage() == null ? "it ends before its end: " + e.getClass().getSimpleName()
                            : e.getMessage())
                    .next("check that the file is whole: export or copy it again").causedBy(e);
        }
    }

    /// Name of the format, empty when a file found in a folder was skipped.
    private String decode(Inputs.Input input, CountingStream raw, Runnable tick) throws IOException {
        var in = new BufferedInputStream(Container.open(raw), Shape.HEAD);
        in.mark(Shape.HEAD);
        byte[] head = in.readNBytes(Shape.HEAD);
        in.reset();
        var text = Shape.text(head);
        return switch (Shape.of(head)) {
            case EMPTY -> skip(input, "it is empty", "export it again");
            case BINARY -> skip(input, "it is binary, and neither gzip, lz4 nor Parquet", formats());
            case ZIP -> skip(input, "it is a zip archive", "unpack it first, or pack it with gzip or lz4");
            case PARQUET -> parquet(input, tick);
            case JSON_LINES, JSON_DOCUMENT -> {
                yield Shape.hasFills(text) && !text.contains("\"channel\"")
                        && !text.contains("\"takerOrMaker\"")
                                ? json(input, in, head, tick)
                                : rows(input, in, head, tick);
            }
            case FIX -> {
                var titles = FixFiles.lines(in, lazily(input), collector, line -> tick.run());
                yield titles.isEmpty() ? "FIX" : String.join(" + ", titles);
            }
            case TABLE -> {
                var name = TableFiles.csv(in, lazily(input), collector,
                        Mappings.of(input.path(), config.map()), line -> tick.run());
                yield name.isEmpty()
                        ? skip(input, "its first line names no columns we know: " + firstLine(text),
                                "say what they mean: assay map " + input.name() + "; or " + formats())
                        : name;
            }
        };
    }

    private String json(Inputs.Input input, InputStream in, byte[] head, Runnable tick) throws IOException {
        var text = Shape.text(head);
        var account = Shape.namesAccounts(text) || namesAccountsLater(input)
                ? config.account().orElse("")
                : account(input);
        boolean block = text.contains("\"events\"");
        if (Shape.of(head) == Shape.JSON_LINES) {
            JsonFiles.lines(in, source(input, account), collector, line -> tick.run());
            return block ? "Hyperliquid node_fills_by_block" : text.strip().startsWith("[") ? "Hyperliquid node_fills"
                    : "Hyperliquid fills, one a line";
        }
        JsonFiles.document(in, source(input, account), collector);
        return "Hyperliquid userFills";
    }

    /// JSON rows of any format, each by its fields.
    private String rows(Inputs.Input input, InputStream in, byte[] head, Runnable tick) throws IOException {
        var source = lazily(input);
        long before = collector.rejects.size();
        var titles = Shape.of(head) == Shape.JSON_LINES
                ? JsonFiles.rows(in, source, collector, line -> tick.run())
                : JsonFiles.rowsOfDocument(in, source, collector);
        if (titles.isEmpty() && collector.read() > 0) {
            collector.rejects.subList((int) before, collector.rejects.size()).clear();
            return skip(input, "it is JSON, but none of its rows is of a format we know", formats());
        }
        return String.join(" + ", titles);
    }

    /// Whose rows these are where they do not say: nobody's when others of the file do.
    private String owner(Inputs.Input input) {
        if (owned.filter(input::equals).isEmpty()) {
            if (!collector.fillsPerAccount().isEmpty()) {
                return "";
            }
            lastOwner = account(input);
            owned = Optional.of(input);
        }
        return lastOwner;
    }

    /// An envelope may name its account after the fills, beyond the bytes looked at first.
    private static boolean namesAccountsLater(Inputs.Input input) throws IOException {
        if (input.isStdin()) {
            return false;
        }
        try (var in = Container.open(new CountingStream(Files.newInputStream(input.path())))) {
            return Shape.namesAccountsAnywhere(in);
        }
    }

    private String parquet(Inputs.Input input, Runnable tick) {
        if (input.isStdin()) {
            return skip(input, "Parquet cannot be read from standard input", "name the file");
        }
        try {
            var name = TableFiles.parquet(input.path(), source(input, ""), collector, row -> {
                if (row % 4096 == 0) {
                    tick.run();
                }
            });
            return name.isEmpty() ? skip(input, "its columns are not those of canonical fills", formats()) : name;
        } catch (StoreException e) {
            return skip(input, "it cannot be read as Parquet: " + e.getMessage(), "write it again");
        }
    }

    /// A source whose decoder asks for the account only when a row does not name its own.
    private Source lazily(Inputs.Input input) {
        return new Source(input.name(), config.account().orElse(""), () -> owner(input), latestNs);
    }

    private Source source(Inputs.Input input, String account) {
        return new Source(input.name(), account, latestNs);
    }

    /// The account of an export that names none: flag, file name, folder name, or the person at the keyboard.
    private String account(Inputs.Input input) {
        if (config.account().isPresent()) {
            return config.account().get();
        }
        var inName = ADDRESS.matcher(input.name());
        String found = "";
        while (inName.find()) {
            found = inName.group().toLowerCase(Locale.ROOT);
        }
        if (!found.isEmpty()) {
            return found;
        }
        if (answered.isEmpty()) {
            answered = prompt.ask("Whose fills are in " + input.name() + "? account: ");
        }
        return answered.filter(text -> !text.isBlank()).map(String::strip).orElseThrow(() -> UserError
                .usage("whose fills are these? " + input.name() + " does not say").at(input.name())
                .because("userFills answers do not name the account, and neither does the file name")
                .next("add --account 0x..., or put the address into the file name"));
    }

    private String skip(Inputs.Input input, String why, String next) {
        if (!input.found()) {
            throw UserError.usage("cannot read " + input.name()).at(input.name()).because(why).next(next);
        }
        warnings.add("skipped " + input.name() + ": " + why);
        return "";
    }

    private static String formats() {
        return "known are: Hyperliquid userFills (JSON), Hyperliquid node_fills (JSON lines), canonical fills (CSV, Parquet)";
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        var line = (end < 0 ? text : text.substring(0, end)).strip();
        return line.length() > 80 ? line.substring(0, 80) + "..." : line;
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
}
