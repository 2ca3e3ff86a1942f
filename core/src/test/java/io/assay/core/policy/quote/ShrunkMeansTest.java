package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrunkMeansTest {
    private static final double NONE = Double.NaN;

    @Test
    void a_segment_mean_is_weighted_and_absent_numbers_are_left_out() {
        var means = ShrunkMeans.of(new int[]{0, 0, 1, 1, -1}, 2, new double[]{1, 3, 2, 5, 4},
                new double[]{4, 8, 1, NONE, 10}, new double[]{1, 1, 1, 1, 1});
        assertThat(means.raw()).containsExactly(7.0, 1.0);
        assertThat(means.accounts()).containsExactly(2, 1);
        assertThat(means.known()).isEqualTo(4);
        assertThat(means.mean()).isEqualTo((4 + 24 + 2 + 40) / 10.0, within(1e-12));
    }

    @Test
    void the_jackknife_agrees_with_leaving_out_each_account_in_turn() {
        var random = new SplittableRandom(5);
        int n = 40;
        double[] w = random.doubles(n, 1, 9).toArray();
        double[] x = random.doubles(n, -3, 3).toArray();
        var segment = new int[n];
        var means = ShrunkMeans.of(segment, 1, w, x, new double[n]);
        double[] without = IntStream.range(0, n).mapToDouble(i -> mean(w, x, i)).toArray();
        double full = mean(w, x, -1);
        double squares = Arrays.stream(without).map(m -> (m - full) * (m - full)).sum();
        assertThat(means.se()[0]).isEqualTo(Math.sqrt(squares * (n - 1) / n), within(1e-12));
        assertThat(means.raw()[0]).isEqualTo(full, within(1e-12));
    }

    @Test
    void segments_that_differ_only_by_noise_are_mostly_given_one_mean() {
        int same = 0;
        for (int seed = 0; seed < 100; seed++) {
            var means = world(seed, new double[]{0, 0, 0, 0}, 60, 1);
            same += means.tau2() == 0 ? 1 : 0;
        }
        // Cochran's Q falls under its degrees of freedom in 61 % of structureless worlds; measured 60.
        assertThat(same).isBetween(45, 80);
    }

    @Test
    void segments_that_truly_differ_keep_their_means() {
        var means = world(1, new double[]{-3, 0, 3}, 200, 1);
        assertThat(means.shrunk()[0]).isEqualTo(-3, within(0.3));
        assertThat(means.shrunk()[2]).isEqualTo(3, within(0.3));
    }

    /// Over 400 worlds whose true means are drawn, 1.96 sd covers the truth in 95.0 % of segments.
    @Test
    void the_standard_deviation_covers_the_true_mean() {
        int covered = 0;
        int seen = 0;
        for (int seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed * 77L + 1);
            double[] truth = IntStream.range(0, 6).mapToDouble(s -> 0.3 * random.nextGaussian()).toArray();
            var means = world(seed, truth, 25, 1);
            for (int s = 0; s < truth.length; s++) {
                seen++;
                covered += Math.abs(means.shrunk()[s] - truth[s]) <= 1.96 * means.shrunkSd()[s] ? 1 : 0;
            }
        }
        assertThat((double) covered / seen).isBetween(0.92, 0.985);
    }

    @Test
    void a_segment_of_which_nothing_is_known_gets_the_mean_of_all() {
        var means = ShrunkMeans.of(new int[]{0, 0, 0}, 2, new double[]{1, 1, 1}, new double[]{1, 2, 3}, new double[3]);
        assertThat(means.shrunk()[1]).isEqualTo(2);
        assertThat(means.raw()[1]).isNaN();
    }

    @Test
    void nothing_known_at_all_is_absent_and_not_zero() {
        var means = ShrunkMeans.of(new int[]{0, -1}, 1, new double[]{NONE, 1}, new double[]{1, NONE}, new double[2]);
        assertThat(means.mean()).isNaN();
        assertThat(means.shrunk()[0]).isNaN();
    }

    private static ShrunkMeans world(long seed, double[] truth, int each, double noise) {
        var random = new SplittableRandom(seed);
        int n = truth.length * each;
        var segment = new int[n];
        var w = new double[n];
        var x = new double[n];
        var se = new double[n];
        for (int i = 0; i < n; i++) {
            segment[i] = i % truth.length;
            w[i] = Math.exp(random.nextGaussian() * 0.5);
            x[i] = truth[segment[i]] + noise * random.nextGaussian();
            se[i] = noise;
        }
        return ShrunkMeans.of(segment, truth.length, w, x, se);
    }

    private static double mean(double[] w, double[] x, int without) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < w.length; i++) {
            if (i != without) {
                sum += w[i] * x[i];
                weights += w[i];
            }
        }
        return sum / weights;
    }
}
