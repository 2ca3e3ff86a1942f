package io.assay.bench;

import io.assay.core.segment.mixture.Covariance;
import io.assay.core.segment.mixture.MixtureGrid;
import io.assay.core.segment.mixture.Pieces;
import io.assay.core.segment.mixture.Points;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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

/// Nanoseconds a row of one step of expectation-maximisation on one thread: 100,000 rows of 5 columns, 8 Gaussians with
/// full covariances, as in the reference job. A climb that never stops early is measured and divided by its steps.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MixtureBench {
    private static final int ROWS = 100_000;
    private static final int DIMS = 5;
    private static final int COUNT = 8;
    private static final int STEPS = 10;
    private static final MixtureGrid.Settings SETTINGS =
            new MixtureGrid.Settings(List.of(Covariance.VVV), COUNT, COUNT, false, false, 1, 0, 0, STEPS, 1);
    private final Points points = points();
    private final MixtureGrid.Solution start = start();

    @Benchmark
    @OperationsPerInvocation(ROWS * STEPS)
    public MixtureGrid.Solution em_step() {
        var found = MixtureGrid.refine(points, Covariance.VVV, start, SETTINGS, Pieces.IN_TURN).orElseThrow();
        if (found.iterations() != STEPS) {
            throw new IllegalStateException("stopped after " + found.iterations() + " steps");
        }
        return found;
    }

    /// What a climb on a hundredth of the rows has found: far from the top.
    private MixtureGrid.Solution start() {
        var some = new int[ROWS / 100];
        for (int i = 0; i < some.length; i++) {
            some[i] = 100 * i;
        }
        return MixtureGrid.fit(points.at(some), SETTINGS, Pieces.IN_TURN).best().orElseThrow().solution().orElseThrow();
    }

    /// Kinds whose means are a few deviations apart.
    private static Points points() {
        var random = new SplittableRandom(20_261_122L);
        double[] means = random.doubles((long) COUNT * DIMS, -3, 3).toArray();
        var values = new double[ROWS * DIMS];
        for (int i = 0; i < values.length; i++) {
            values[i] = means[i / DIMS % COUNT * DIMS + i % DIMS] + random.nextGaussian();
        }
        return Points.of(values, DIMS);
    }
}
