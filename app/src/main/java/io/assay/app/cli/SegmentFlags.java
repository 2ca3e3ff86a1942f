package io.assay.app.cli;

import io.assay.app.ingest.CsvFile;
import io.assay.app.pipeline.KnownSegments;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// Where segments of accounts come from.
final class SegmentFlags {
    @Option(names = "--run", paramLabel = "OUT", description = "Folder of a run: take its segments.")
    private Optional<Path> run = Optional.empty();

    @Option(names = "--segments", paramLabel = "CSV", description = "Columns account, segment: segments of your own.")
    private Optional<Path> segments = Optional.empty();

    Optional<Path> run() {
        return run;
    }

    Optional<KnownSegments> known() {
        return KnownSegments.of(segments.map(SegmentFlags::read), run);
    }

    /// Segments by account, from a table.
    static SortedMap<String, String> read(Path file) {
        var table = CsvFile.read(file);
        int account = table.column("account");
        int segment = table.column("segment");
        var out = new TreeMap<String, String>();
        for (int i = 0; i < table.lines().size(); i++) {
            out.put(table.cell(i, account), table.cell(i, segment));
        }
        return out;
    }
}
