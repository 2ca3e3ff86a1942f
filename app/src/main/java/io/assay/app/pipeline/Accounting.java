package io.assay.app.pipeline;

import io.assay.app.config.RunSummary;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The accounting identity: every row read is applied, a duplicate, pending, quarantined or skipped (it
/// holds nothing Assay uses; the manifest says what). A row of two facts, as a public trade that names both sides, counts
/// as two. In a batch run lateness is unbounded, so nothing is late.
final class Accounting {
    private Accounting() {}

    /// One entry a source; a file named twice is one source.
    static List<RunSummary.Source> of(Ingested ingested, Ordered ordered) {
        var byName = new LinkedHashMap<String, List<Ingested.SourceFile>>();
        for (var file : ingested.files()) {
            byName.computeIfAbsent(file.name(), name -> new ArrayList<>()).add(file);
        }
        var again = ingested.marketAgain();
        var sources = new ArrayList<RunSummary.Source>();
        byName.forEach((name, files) -> sources.add(source(name, files,
                ordered.outcomes().getOrDefault(name, Ordered.Outcome.NONE), again.getOrDefault(name, 0L))));
        return sources;
    }

    /// @param marketAgain rows about the market that say what others said
    private static RunSummary.Source source(String name, List<Ingested.SourceFile> files, Ordered.Outcome outcome,
            long marketAgain) {
        long read = 0;
        long notices = -marketAgain;
        long again = marketAgain;
        long rejected = 0;
        long skipped = 0;
        for (var file : files) {
            read += file.read();
            notices += file.notices();
            again += file.noticesAgain();
            rejected += file.rejected();
            skipped += file.skipped();
        }
        return new RunSummary.Source(name, files.getFirst().format(), read, outcome.applied() + notices,
                outcome.duplicate() + again, 0, outcome.pending(), rejected + outcome.rejected(), skipped);
    }
}
