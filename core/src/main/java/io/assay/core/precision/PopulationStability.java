package io.assay.core.precision;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;

/// The population stability index of two samples in bins: `sum (p - q)·ln(p / q)`, and what it would be if nothing had
/// changed. Under no change the index over `1/n + 1/m` follows a chi-square law with one degree of freedom fewer than there
/// are bins (Yurdakul and Naranjo, Journal of Risk Model Validation 14, 2020), so the customary limits 0.1 and 0.25 mean
/// something else for every sample size. An empty bin counts as half a row.
///
/// @param index 0 when the shares are equal
/// @param bins with different bounds
/// @param rowsBefore present values of the first sample
/// @param rowsAfter present values of the second
public record PopulationStability(double index, int bins, long rowsBefore, long rowsAfter) {
    private static final double EMPTY = 0.5;

    /// Counts of two samples in the same bins.
    public static PopulationStability of(long[] before, long[] after) {
        long n = Arrays.stream(before).sum();
        long m = Arrays.stream(after).sum();
        if (before.length != after.length || before.length < 2 || n == 0 || m == 0) {
            throw new IllegalArgumentException("two samples in at least two bins wanted, got " + Arrays.toString(before)
                    + " and " + Arrays.toString(after));
        }
        double sum = 0;
        for (int b = 0; b < before.length; b++) {
            double p = Math.max(EMPTY, (double) before[b]) / n;
            double q = Math.max(EMPTY, (double) after[b]) / m;
            sum += (p - q) * StrictMath.log(p / q);
        }
        return new PopulationStability(sum, before.length, n, m);
    }

    /// Bins that hold equally many of the first sample, as far as its values differ. Where one value, the largest, fills
    /// them all, it has a bin of its own and the rest have the other.
    ///
    /// @param bins wanted; fewer where values repeat. NaN is absent and takes no part
    public static PopulationStability of(double[] before, double[] after, int bins) {
        double[] sorted = Arrays.stream(before).filter(v -> !Double.isNaN(v)).sorted().toArray();
        int n = sorted.length;
        double[] bounds =
                IntStream.range(1, bins).filter(i -> n > 0).mapToDouble(i -> sorted[(int) (((long) n * i - 1) / bins)])
                        .distinct().filter(bound -> bound < sorted[n - 1]).toArray();
        double[] cut = bounds.length > 0 || n == 0 ? bounds : belowLargest(sorted);
        return of(counts(sorted, cut), counts(after, cut));
    }

    /// The largest value below the maximum; none when all are equal.
    private static double[] belowLargest(double[] sorted) {
        return Arrays.stream(sorted).filter(v -> v < sorted[sorted.length - 1]).max().stream().toArray();
    }

    /// What the index is multiplied from: its unit under no change.
    public double scale() {
        return 1.0 / rowsBefore + 1.0 / rowsAfter;
    }

    /// Mean of the index under no change.
    public double expected() {
        return (bins - 1) * scale();
    }

    /// Index that no change exceeds with this probability.
    public double quantile(double probability) {
        double low = 0;
        double high = 1;
        while (exceeds(high * scale()) > 1 - probability) {
            high *= 2;
        }
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (exceeds(middle * scale()) > 1 - probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high * scale();
    }

    /// Probability under no change of an index above this one.
    public double exceeds(double other) {
        return other <= 0 ? 1 : Gamma.regularizedGammaQ((bins - 1) / 2.0, other / scale() / 2);
    }

    /// Probability under no change of an index above the one found.
    public double pValue() {
        return exceeds(index);
    }

    /// Indices of pairs of samples from one law with equal bins: what the theory says, by experiment.
    public static double[] simulate(int bins, int rowsBefore, int rowsAfter, int trials, SplittableRandom random) {
        var out = new double[trials];
        for (int t = 0; t < trials; t++) {
            out[t] = of(drawn(bins, rowsBefore, random), drawn(bins, rowsAfter, random)).index();
        }
        return out;
    }

    private static long[] drawn(int bins, int rows, SplittableRandom random) {
        var out = new long[bins];
        for (int r = 0; r < rows; r++) {
            out[random.nextInt(bins)]++;
        }
        return out;
    }

    private static long[] counts(double[] values, double[] bounds) {
        var out = new long[bounds.length + 1];
        for (double v : values) {
            if (!Double.isNaN(v)) {
                int b = 0;
                while (b < bounds.length && v > bounds[b]) {
                    b++;
                }
                out[b]++;
            }
        }
        return out;
    }
}
