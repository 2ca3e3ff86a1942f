package io.assay.bench.reference;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Fills;
import io.assay.core.event.Hands;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// The reference job as Assay does it, stage by stage: the canonical files are read, fills put in order, the reference
/// made of the quotes, every account profiled in the columns that peers compute too, a mixture fitted, assignments written.
/// Fills too many for the heap are read in shares of the accounts ([SharedJob]).
public final class ReferenceJob {
    static final MarketSpec SPEC = MarketSpec.DEFAULT.withoutToxicity().withoutPrints();
    private static final int THREADS = 2;

    private ReferenceJob() {}

    /// @param args folder of the world, folder for results, and perhaps how many shares of the accounts fills are read in: 0 for
    /// all at once, else as many as the heap takes
    public static void main(String[] args) throws Exception {
        var watch = new Stopwatch();
        var world = Path.of(args[0]);
        var out = Files.createDirectories(Path.of(args[1]));
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var rows = Rows.of(world);
            int shares = args.length > 2 ? Integer.parseInt(args[2]) : rows.fitHeap() ? 0 : Rows.AS_MANY_AS_IT_TAKES;
            var profiles = shares == 0 ? whole(world, watch, threads)
                    : new SharedJob(world, rows, watch, threads).profiles(shares);
            var segments = watch.time("mixture", () -> Segments.of(profiles, threads));
            watch.time("write", () -> segments.write(out.resolve("assignments.csv")));
            watch.fact("segments", segments.count());
            watch.fact("log_likelihood", segments.logLikelihood());
            System.out.println(watch.json("assay"));
            write(profiles, out.resolve("profiles.csv"));
        }
    }

    private static FeatureMatrix whole(Path world, Stopwatch watch, ExecutorService threads) throws Exception {
        var ingested = watch.time("read", () -> read(world));
        var ordered = watch.time("order", () -> ordered(ingested, hands(threads)));
        var tape = watch.time("reference", () -> tape(ordered.fills(), ingested, hands(threads)));
        return watch.time("profiles", () -> Profiles.of(tape, parts(tape, threads)));
    }

    private static Ingested read(Path world) {
        return Ingest.read(files(world), RunConfig.of(new Settings()), Progress.SILENT, Prompt.NOBODY, Long.MAX_VALUE,
                InputStream.nullInputStream());
    }

    static List<String> files(Path world) {
        return List.of(world.resolve("fills.parquet").toString(), world.resolve("quotes.parquet").toString());
    }

    private static Ordered ordered(Ingested ingested, Hands hands) {
        return FillOrder.of(ingested.log(), ingested.instruments(), List.of(), hands);
    }

    private static Tape tape(Fills fills, Ingested ingested, Hands hands) {
        var market = Market.of(fills, ingested.market(), ingested.quoted(), SPEC, hands);
        return new Tape(fills, market, new UsdRates(fills, market, SPEC.usd()), AccountFacts.of(ingested.accounts()));
    }

    static Hands hands(ExecutorService threads) {
        return (count, piece) -> {
            var running = IntStream.range(0, count).mapToObj(i -> threads.submit(() -> piece.accept(i))).toList();
            running.forEach(ReferenceJob::await);
        };
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a piece of the market failed", e);
        }
    }

    /// Folds all accounts of a tape.
    static List<Profiles.Part> parts(Tape tape, ExecutorService threads) throws Exception {
        var spec = FoldSpec.DEFAULT.withColumns(asked());
        var cuts = Profiles.cuts(tape);
        var running = new ArrayList<Future<List<Profiles.Part>>>();
        for (int i = 1; i < cuts.size(); i++) {
            int from = cuts.get(i - 1);
            int to = cuts.get(i);
            running.add(threads.submit(() -> Profiles.fold(tape, spec, from, to)));
        }
        var parts = new ArrayList<Profiles.Part>(cuts.getLast());
        for (var part : running) {
            parts.addAll(part.get());
        }
        return parts;
    }

    /// What is computed: the columns peers compute too, and what the mixture is made of.
    private static List<String> asked() {
        var columns = new ArrayList<>(compared());
        columns.addAll(Segments.COLUMNS);
        return columns;
    }

    /// The columns peers compute too.
    private static List<String> compared() {
        var columns = new ArrayList<>(List.of("fills", "notional_usd", "neutrality"));
        for (var horizon : Horizon.values()) {
            var name = "house_markout_bp_" + horizon.suffix();
            columns.addAll(List.of(name + "_n", name, name + "_se"));
        }
        return columns;
    }

    /// What peers compute too, for the comparison: not timed.
    private static void write(FeatureMatrix profiles, Path file) throws IOException {
        var columns = compared();
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
