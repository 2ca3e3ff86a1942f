package io.assay.bench.reference;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.AccountShare;
import io.assay.core.event.FillOrder;
import io.assay.core.event.FillSurvey;
import io.assay.core.event.Hands;
import io.assay.core.market.SharedMarket;
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
        shares(world);
        if (ordered.size() != both.log().size() || fills.log().size() != ordered.size()) {
            throw new IllegalStateException("fills that were lost");
        }
    }

    /// What is kept of fills that are read in shares, and of one share of two.
    private static void shares(Path world) {
        long before = used();
        var survey = new FillSurvey();
        var config = RunConfig.of(new Settings());
        var files = ReferenceJob.files(world);
        var both = Ingest.survey(files, config, Long.MAX_VALUE, survey);
        long quotes = both.market().size();
        print("a quote without quantities", used() - before, quotes);
        var shared =
                SharedMarket.of(survey, both.instruments(), both.market(), both.quoted(), ReferenceJob.SPEC, Hands.ONE);
        long made = used();
        print("a quote in its series", made - before, quotes);
        var log = Ingest.share(files.subList(0, 1), config, Long.MAX_VALUE, survey, new AccountShare(0, 2));
        int fills = log.size();
        print("a fill of a share as it arrives", used() - made, fills);
        var ordered = FillOrder.share(log, both.instruments(), survey, Hands.ONE);
        print("a fill of a share in order", used() - made, fills);
        var market = shared.of(ordered, Hands.ONE);
        print("a fill of a share and what judges it", used() - made, fills);
        if (market.judged().hashCode() + ordered.size() + shared.hashCode() == 0) {
            throw new IllegalStateException("kept until here");
        }
    }

    private static Ingested read(Path world, String... files) {
        return Ingest.read(Stream.of(files).map(file -> world.resolve(file).toString()).toList(),
                RunConfig.of(new Settings()), Progress.SILENT, Prompt.NOBODY, Long.MAX_VALUE,
                InputStream.nullInputStream());
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
