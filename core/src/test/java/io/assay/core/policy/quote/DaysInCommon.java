package io.assay.core.policy.quote;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Accounts of several segments over days that move all of them, and each segment a little more.
final class DaysInCommon {
    static final int SEGMENTS = 4;
    private static final int EACH = 100;
    private static final double DAY_BP = 0.2;
    private static final double OWN_BP = 0.05;
    private static final double HABIT_BP = 0.05;
    private static final double NOISE_BP = 0.4;

    private final double[] truth;
    private final int[] segment;
    private final double[] weight;
    private final double[] x;
    private final Pieces pieces;

    DaysInCommon(int days, long seed) {
        var random = new SplittableRandom(seed * 31 + days);
        truth = IntStream.range(0, SEGMENTS).mapToDouble(s -> 0.15 * random.nextGaussian()).toArray();
        double[] common = IntStream.range(0, days).mapToDouble(d -> DAY_BP * random.nextGaussian()).toArray();
        double[][] own = IntStream.range(0, SEGMENTS)
                .mapToObj(s -> IntStream.range(0, days).mapToDouble(d -> OWN_BP * random.nextGaussian()).toArray())
                .toArray(double[][]::new);
        int n = SEGMENTS * EACH;
        segment = IntStream.range(0, n).map(i -> i % SEGMENTS).toArray();
        weight = new double[n];
        x = new double[n];
        pieces = new Pieces(days, new int[n * days], new int[n * days], new double[n * days], new double[n * days]);
        for (int i = 0; i < n; i++) {
            double size = Math.exp(0.7 * random.nextGaussian());
            double habit = truth[segment[i]] + HABIT_BP * random.nextGaussian();
            for (int d = 0; d < days; d++) {
                int c = i * days + d;
                pieces.account()[c] = i;
                pieces.block()[c] = d;
                pieces.weight()[c] = size * Math.exp(0.5 * random.nextGaussian());
                pieces.x()[c] = habit + common[d] + own[segment[i]][d] + NOISE_BP * random.nextGaussian();
                weight[i] += pieces.weight()[c];
                x[i] += pieces.weight()[c] * pieces.x()[c];
            }
            x[i] /= weight[i];
        }
    }

    ShrunkMeans means(Pieces by) {
        double[] none = new double[x.length];
        Arrays.fill(none, Double.NaN);
        return ShrunkMeans.of(segment, SEGMENTS, weight, x, none, by);
    }

    Pieces pieces() {
        return pieces;
    }

    double[] truth() {
        return truth;
    }

    /// The mean of all flow, habits aside.
    double truthOfAll() {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < x.length; i++) {
            sum += weight[i] * truth[segment[i]];
            weights += weight[i];
        }
        return sum / weights;
    }
}
