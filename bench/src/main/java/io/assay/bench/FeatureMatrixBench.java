package io.assay.bench;

import io.assay.core.profile.FeatureMatrix;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Cutting a matrix of 100,000 accounts and 60 features, which every fit does before anything else.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class FeatureMatrixBench {
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 60;
    private final FeatureMatrix matrix = matrix();
    private final List<String> chosen = IntStream.range(0, 20).mapToObj(c -> "f" + 3 * c).toList();
    private final int[] everyOther = IntStream.range(0, ROWS / 2).map(row -> 2 * row).toArray();

    @Benchmark
    public FeatureMatrix twenty_columns() {
        return matrix.select(chosen);
    }

    @Benchmark
    public FeatureMatrix every_other_row() {
        return matrix.rowsAt(everyOther);
    }

    private static FeatureMatrix matrix() {
        var random = new SplittableRandom(20_261_122L);
        return new FeatureMatrix(IntStream.range(0, ROWS).mapToObj(row -> "account" + row).sorted().toList(),
                IntStream.range(0, COLUMNS).mapToObj(c -> "f" + c).toList(),
                random.doubles((long) ROWS * COLUMNS).toArray());
    }
}
