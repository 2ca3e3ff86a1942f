package io.assay.bench;

import io.assay.bench.reference.PlantedTape;
import io.assay.core.market.MarketSpec;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Profiles;
import io.assay.core.profile.Tape;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Nanoseconds a fill, on one thread, of what is done to every fill of a planted day of a million fills, two million quotes and
/// 10,000 accounts in memory: ten million events a second are 100 ns. What judges the fills is found once, when the market is made
/// ([#market_made]), and not again by each fold.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FoldBench {
    private static final int FILLS = 1_000_000;
    private static final int ACCOUNTS = 10_000;
    private static final FoldSpec MARKOUTS = FoldSpec.DEFAULT.withColumns(Arrays.stream(Horizon.values())
            .map(horizon -> "house_markout_bp_" + horizon.suffix())
            .flatMap(name -> Stream.of(name, name + "_n", name + "_se")).toList());
    private final PlantedTape world = PlantedTape.read(FILLS, ACCOUNTS);
    private final Tape tape = world.tape(MarketSpec.DEFAULT);

    /// Quotes put in order, what judges every fill found at seven horizons, marks by the minute: all a fold takes from the market.
    @Benchmark
    @OperationsPerInvocation(FILLS)
    public Tape market_made() {
        return world.tape(MarketSpec.DEFAULT.withoutToxicity().withoutPrints());
    }

    /// Markouts at every horizon, their numbers and standard errors.
    @Benchmark
    @OperationsPerInvocation(FILLS)
    public List<Profiles.Part> markout_fold() {
        return PlantedTape.folded(tape, MARKOUTS);
    }

    /// Every column of the catalogue.
    @Benchmark
    @OperationsPerInvocation(FILLS)
    public List<Profiles.Part> whole_fold() {
        return PlantedTape.folded(tape, FoldSpec.DEFAULT);
    }

    /// The quotes standing before a fill and at every horizon after it, searched for by time: no arithmetic.
    @Benchmark
    @OperationsPerInvocation(FILLS)
    public long as_of_search() {
        long sum = 0;
        for (int account = 0; account < tape.fills().accounts().size(); account++) {
            sum += looked(account);
        }
        return sum;
    }

    private long looked(int account) {
        var fills = tape.fills();
        long sum = 0;
        for (int row = fills.from(account); row < fills.to(account); row++) {
            var series = tape.market().reference(fills.instrument(row)).series();
            int before = series.before(fills.timeNs(row), account);
            sum += before;
            for (var horizon : Horizon.LATER) {
                sum += series.after(fills.timeNs(row), horizon.ns(), account, before);
            }
        }
        return sum;
    }
}
