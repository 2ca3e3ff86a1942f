package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.app.config.RunSummary;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.PositionChain;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What makes a run repeatable, and what became of its input: `manifest.json`.
record Manifest(String version, String java, String runId, String digest, List<Ingested.SourceFile> inputs,
        RunConfig config, List<RunSummary.Source> sources, RunSummary.Source total, long accounts, long prints,
        SortedMap<String, Long> chainBreaks, SortedMap<String, Long> chainLinks, SortedMap<String, Long> rejects,
        SortedMap<String, Long> skipped, SortedMap<String, Long> personalDataDropped, List<String> notes) {

    static Manifest of(Run run, String digest) {
        return new Manifest(Run.VERSION, System.getProperty("java.version"), digest.substring(0, 12), digest,
                run.ingested().files(), run.config(), run.sources(), RunSummary.total(run.sources()), run.accounts(),
                run.tape().market().prints(), run.chainBreaks(),
                new TreeMap<>(Map.of("derivatives", PositionChain.Check.total(run.checks().chain().derivatives()),
                        "spot", PositionChain.Check.total(run.checks().chain().spot()))),
                run.rejectCounts(), run.ingested().skipped(), run.ingested().personal(), run.notes());
    }
}
