package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.app.config.RunSummary;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.PositionChain;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What makes a run repeatable, and what became of its input: `manifest.json`.
record Manifest(String version, String java, String runId, String digest, List<Ingested.SourceFile> inputs,
        RunConfig config, List<RunSummary.Source> sources, RunSummary.Source total, long accounts, long prints,
        SortedMap<String, Long> chainBreaks, Map<String, Long> chainLinks, SortedMap<String, Long> rejects,
        SortedMap<String, Long> skipped, SortedMap<String, Long> personalDataDropped, List<String> notes) {

    static Manifest of(Run run, String digest) {
        return new Manifest(Run.VERSION, System.getProperty("java.version"), digest.substring(0, 12), digest,
                run.ingested().files(), run.config(), run.sources(), total(run.sources()), run.accounts(),
                run.tape().market().prints(), run.chainBreaks(),
                Map.of("derivatives", PositionChain.Check.total(run.checks().chain().derivatives()), "spot",
                        PositionChain.Check.total(run.checks().chain().spot())),
                run.rejectCounts(), run.ingested().skipped(), run.ingested().personal(), run.notes());
    }

    private static RunSummary.Source total(List<RunSummary.Source> sources) {
        long[] sums = new long[7];
        for (var source : sources) {
            sums[0] += source.read();
            sums[1] += source.applied();
            sums[2] += source.duplicate();
            sums[3] += source.late();
            sums[4] += source.pending();
            sums[5] += source.quarantined();
            sums[6] += source.skipped();
        }
        return new RunSummary.Source("total", "", sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6]);
    }
}
