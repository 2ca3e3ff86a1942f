package io.assay.app.pipeline;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.assay.app.config.Reasons;
import io.assay.app.config.UserError;
import io.assay.core.policy.quote.WidthPolicy;
import io.assay.core.segment.PublishedTiers;
import io.assay.core.segment.SegmentMatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What an earlier run made of its accounts, read from what it left behind.
///
/// @param segments segment by account, empty where it was not assigned
/// @param tiers tier by account, as published
/// @param beliefs by account, probability of its segments by name; empty where the run left none
record PreviousRun(SortedMap<String, String> segments, SortedMap<String, String> tiers,
        SortedMap<String, SortedMap<String, Double>> beliefs) {
    private static final String FILE = "assignments.csv";
    private static final String BELIEFS = "beliefs.csv";
    private static final String ACCOUNT = "account";
    private static final String SEGMENT = "segment";
    private static final String TIER = "tier";
    private static final String BELIEF = "belief";

    static Optional<PreviousRun> read(Optional<Path> folder) {
        return read(folder, "--previous");
    }

    /// @param flag that named the folder, for messages
    static Optional<PreviousRun> read(Optional<Path> folder, String flag) {
        return folder.map(path -> {
            var run = new PreviousRun(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
            rows(path, flag, FILE, List.of(ACCOUNT, SEGMENT, TIER), row -> {
                run.segments.put(row.getField(ACCOUNT), row.getField(SEGMENT));
                run.tiers.put(row.getField(ACCOUNT), row.getField(TIER));
            });
            if (Files.exists(path.resolve(BELIEFS))) {
                rows(path, flag, BELIEFS, List.of(ACCOUNT, SEGMENT, BELIEF), row -> run.beliefs
                        .computeIfAbsent(row.getField(ACCOUNT), account -> new TreeMap<>())
                        .put(row.getField(SEGMENT), share(path, row)));
            }
            return run;
        });
    }

    private static void rows(Path folder, String flag, String name, List<String> wanted,
            Consumer<NamedCsvRecord> sink) {
        var file = folder.resolve(name);
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var row : csv) {
                if (!row.getHeader().containsAll(wanted)) {
                    throw UserError.usage("not the assignments of a run: " + file).at(flag + " " + folder)
                            .because("it has not the columns " + String.join(", ", wanted))
                            .next("name the folder of a run");
                }
                sink.accept(row);
            }
        } catch (IOException | CsvParseException e) {
            throw UserError.usage("cannot read the segments of an earlier run").at(flag + " " + folder)
                    .because(file + ": " + (e instanceof IOException io ? Reasons.of(io) : e.getMessage()))
                    .next("name the folder of a run, or leave " + flag + " out").causedBy(e);
        }
    }

    private static double share(Path folder, NamedCsvRecord row) {
        String text = row.getField(BELIEF);
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!(value >= 0 && value <= 1)) {
            throw UserError.usage("not a belief of a run: " + text)
                    .at(folder.resolve(BELIEFS) + ", line " + row.getStartingLineNumber())
                    .because("a belief is a number from 0 to 1").next("name the folder of a run as it was left");
        }
        return value;
    }

    /// The same for the keeper of tiers, to which the uniform tier has no name.
    PublishedTiers.Earlier earlier() {
        var named = new TreeMap<String, String>();
        tiers.forEach((account, tier) -> named.put(account, tier.equals(WidthPolicy.UNIFORM) ? "" : tier));
        return new PublishedTiers.Earlier(named, beliefs);
    }

    /// What stayed, came and went, in a sentence.
    ///
    /// @param sizes accounts in each segment; one that is new and empty is nothing new
    static String words(SegmentMatch match, int[] sizes) {
        var kept = match.old().stream().filter(name -> !name.isEmpty()).toList();
        var fresh = IntStream.range(0, match.names().size()).filter(s -> match.old().get(s).isEmpty() && sizes[s] > 0)
                .mapToObj(match.names()::get).toList();
        return "Against the previous run " + list(kept) + " kept their names, " + list(fresh) + " are new, "
                + list(match.gone()) + " are gone.";
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "no segments" : String.join("; ", names);
    }
}
