package io.assay.core.segment.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfusionTest {
    /// Equal weights, means 2 apart, deviation 1: each is taken for the other beyond the middle, a share of N(-1) = 0.1587.
    @Test
    void two_equal_gaussians_are_confused_as_often_as_the_normal_law_says() {
        var two = line(new double[]{0.5, 0.5}, new double[]{-1, 1});
        var confusion = new Confusion(two, drawn(two, 40_000));
        var levels = confusion.levels(0);
        assertThat(levels).extracting(Modes.Level::groups).containsExactly(2, 1);
        // standard error 0.002
        assertThat(confusion.largest(levels.get(0), levels.get(1))).isCloseTo(0.1587, within(0.008));
        assertThat(confusion.largest(levels.get(1), levels.get(1))).isZero();
    }

    /// Weights 0.95 and 0.05, means 3 apart: they meet `ln 19 / 3` = 0.98 beyond the middle, so N(-0.52) = 0.302 of the light one is
    /// taken for the heavy one and N(-2.48) = 0.007 the other way.
    @Test
    void the_worse_direction_counts() {
        var two = line(new double[]{0.95, 0.05}, new double[]{0, 3});
        var confusion = new Confusion(two, drawn(two, 40_000));
        var levels = confusion.levels(0);
        assertThat(confusion.largest(levels.get(0), levels.get(1))).isCloseTo(0.302, within(0.03));
    }

    @Test
    void gaussians_taken_for_each_other_become_one_first_and_small_groups_before_all() {
        var four = line(new double[]{0.4, 0.31, 0.28, 0.01}, new double[]{0, 10, 11, 30});
        var confusion = new Confusion(four, drawn(four, 2_000));
        assertThat(confusion.levels(0)).extracting(Modes.Level::groups).containsExactly(4, 3, 2, 1);
        assertThat(confusion.levels(0).get(1).group()).containsExactly(0, 1, 1, 2);
        var without = confusion.levels(0.02);
        assertThat(without).extracting(Modes.Level::groups).containsExactly(3, 2, 1);
        assertThat(Modes.Level.atMost(2, without).groups()).isEqualTo(2);
        assertThat(Modes.Level.atMost(9, without).groups()).isEqualTo(3);
        assertThat(confusion.largest(without.get(1), without.get(2))).isLessThan(0.001);
    }

    /// A quarter of the weight on the flank of a round cloud of eight features, wide where it is not thin.
    @Test
    void a_kind_without_a_hill_of_its_own_can_be_told_apart() {
        int dims = 8;
        var means = new double[2 * dims];
        means[dims] = 1.2;
        var covariances = new double[2 * dims * dims];
        for (int i = 0; i < dims; i++) {
            covariances[i * (dims + 1)] = 1;
            covariances[dims * dims + i * (dims + 1)] = i % 2 == 0 ? 8 : 0.15;
        }
        var two = new Components(new double[]{0.75, 0.25}, means, covariances, 0, dims);
        var confusion = new Confusion(two, drawn(two, 4_000));
        var levels = confusion.levels(0.02);
        assertThat(new Modes(two).levels(0.02).getFirst().groups()).isEqualTo(1);
        assertThat(levels.getFirst().groups()).isEqualTo(2);
        assertThat(confusion.largest(levels.get(0), levels.get(1))).isBetween(0.01, 0.1);
    }

    @Test
    void rows_without_features_tell_nothing() {
        var two = line(new double[]{0.5, 0.5}, new double[]{-1, 1});
        var some = drawn(two, 500);
        var more = Points.of(Arrays.copyOf(some.values(), 600), 1);
        Arrays.fill(more.values(), 500, 600, Double.NaN);
        var levels = new Confusion(two, some).levels(0);
        assertThat(new Confusion(two, more).largest(levels.get(0), levels.get(1)))
                .isEqualTo(new Confusion(two, some).largest(levels.get(0), levels.get(1)));
    }

    private static Components line(double[] weights, double[] means) {
        var ones = new double[weights.length];
        Arrays.fill(ones, 1);
        return new Components(weights, means, ones, 0, 1);
    }

    /// Rows of the mixture; covariances are diagonal.
    private static Points drawn(Components mixture, int rows) {
        var random = new SplittableRandom(5);
        int dims = mixture.dims();
        var values = new double[rows * dims];
        for (int row = 0; row < rows; row++) {
            double u = random.nextDouble();
            int c = 0;
            while (c < mixture.count() - 1 && u >= mixture.weights()[c]) {
                u -= mixture.weights()[c++];
            }
            double[] covariance = mixture.covariance(c);
            for (int d = 0; d < dims; d++) {
                values[row * dims + d] =
                        mixture.mean(c)[d] + Math.sqrt(covariance[d * (dims + 1)]) * random.nextGaussian();
            }
        }
        return Points.of(values, dims);
    }
}
