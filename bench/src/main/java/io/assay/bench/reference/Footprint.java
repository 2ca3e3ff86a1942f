package io.assay.bench.reference;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.FillOrder;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// Bytes of the heap that a fill and a quote of a planted world take: what is in use after collecting, less what was before.
public final class Footprint {
    private static final int COLLECTIONS = 3;

    private Footprint() {}

    /// @param args folder of the world
    public static void main(String[] args) {
        var world = Path.of(args[0]);
        long before = used();
        var fills = read(world, "fills.parquet");
        long logged = used();
        print("a fill as it arrives", logged - before, fills.log().size());
        var ordered = FillOrder.of(fills.log(), fills.instruments()).fills();
        long inOrder = used();
        print("a fill in canonical order", inOrder - before, ordered.size());
        var both = read(world, "fills.parquet", "quotes.parquet");
        long quotes = used() - inOrder - (logged - before);
        print("a quote", quotes, both.market().size());
        if (ordered.size() != both.log().size() || fills.log().size() != ordered.size()) {
            throw new IllegalStateException("fills that were lost");
        }
    }

    private static Ingested read(Path world, String... files) {
        return Ingest.read(Stream.of(files).map(file -> world.resolve(file).toString()).toList(),
                RunConfig.of(new Settings()), Progress.SILENT, Prompt.NOBODY, Long.MAX_VALUE, InputStream.nullInputStream());
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static void print(String what, long bytes, long rows) {
        System.out.println(String.format(Locale.ROOT, "| %s | %.1f | %d |", what, bytes / (double) rows, rows));
    }
}
