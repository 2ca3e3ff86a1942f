package io.assay.bench.reference;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Fills;
import io.assay.core.event.Ordered;
import io.assay.core.market.Market;
import io.assay.core.market.MarketSpec;
import io.assay.core.market.UsdRates;
import io.assay.core.profile.AccountFacts;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Profiles;
import io.assay.core.profile.Tape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The reference job as Assay does it, stage by stage: the canonical files are read, fills put in order, the reference
/// made of the quotes, every account profiled with all columns of the catalogue, a mixture fitted, assignments written.
public final class ReferenceJob {
    private static final int THREADS = 2;
    /// Accounts a task.
    private static final int CHUNK = 64;

    private ReferenceJob() {}

    /// @param args folder of the world, folder for results
    public static void main(String[] args) throws Exception {
        var watch = new Stopwatch();
        var world = Path.of(args[0]);
        var out = Files.createDirectories(Path.of(args[1]));
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var ingested = watch.time("read", () -> read(world));
            var ordered = watch.time("order", () -> ordered(ingested));
            var tape = watch.time("reference", () -> tape(ordered.fills(), ingested));
            var profiles = watch.time("profiles", () -> profiles(tape, FoldSpec.DEFAULT, threads));
            var segments = watch.time("mixture", () -> Segments.of(profiles, threads));
            watch.time("write", () -> segments.write(out.resolve("assignments.csv")));
            watch.fact("segments", segments.count());
            watch.fact("log_likelihood", segments.logLikelihood());
            System.out.println(watch.json("assay"));
            write(profiles, out.resolve("profiles.csv"));
        }
    }

    private static Ingested read(Path world) {
        return Ingest.read(
                List.of(world.resolve("fills.parquet").toString(), world.resolve("quotes.parquet").toString()),
                RunConfig.of(new Settings()), Progress.SILENT, Prompt.NOBODY, Long.MAX_VALUE,
                InputStream.nullInputStream());
    }

    private static Ordered ordered(Ingested ingested) {
        return FillOrder.of(ingested.log(), ingested.instruments());
    }

    private static Tape tape(Fills fills, Ingested ingested) {
        var spec = MarketSpec.DEFAULT;
        var market = Market.of(fills, ingested.market(), ingested.quoted(), spec);
        return new Tape(fills, market, new UsdRates(fills, market, spec.usd()), AccountFacts.of(ingested.accounts()));
    }

    private static FeatureMatrix profiles(Tape tape, FoldSpec spec, ExecutorService threads) throws Exception {
        int accounts = tape.fills().accounts().size();
        var running = new ArrayList<Future<List<Profiles.Part>>>();
        for (int from = 0; from < accounts; from += CHUNK) {
            int begin = from;
            running.add(threads.submit(() -> Profiles.fold(tape, spec, begin, Math.min(accounts, begin + CHUNK))));
        }
        var parts = new ArrayList<Profiles.Part>(accounts);
        for (var part : running) {
            parts.addAll(part.get());
        }
        return Profiles.of(tape, parts);
    }

    /// What peers compute too, for the comparison: not timed.
    private static void write(FeatureMatrix profiles, Path file) throws IOException {
        var columns = new ArrayList<>(List.of("fills", "notional_usd", "neutrality"));
        for (var horizon : Horizon.values()) {
            var name = "house_markout_bp_" + horizon.suffix();
            columns.addAll(List.of(name + "_n", name, name + "_se"));
        }
        var chosen = profiles.select(columns);
        try (var lines = Files.newBufferedWriter(file)) {
            lines.write("account," + String.join(",", columns) + "\n");
            for (int row = 0; row < chosen.rows(); row++) {
                lines.write(chosen.accounts().get(row));
                for (double value : chosen.row(row)) {
                    lines.write(Double.isNaN(value) ? "," : "," + value);
                }
                lines.write('\n');
            }
        }
    }
}
