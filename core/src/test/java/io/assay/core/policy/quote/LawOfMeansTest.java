package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LawOfMeansTest {
    private static final double NONE = Double.NaN;

    /// The second way: the density of Cauchy and that of half-Cauchy, by the trapezoid over thousands of points. Of 12
    /// worlds, at finer points, the worst was off by 0.0008 errors.
    @Test
    void sums_on_the_grid_agree_with_the_integrals() {
        var random = new SplittableRandom(3);
        for (int world = 0; world < 6; world++) {
            int k = 2 + random.nextInt(5);
            double unit = StrictMath.pow(10, random.nextDouble(-4, 4));
            double[] se = random.doubles(k, 0.05, 1).map(e -> e * unit).toArray();
            double[] x = random.doubles(k, -1.5, 1.5).map(v -> v * unit).toArray();
            x[0] = (world % 3 == 0 ? 9 : 2) * unit;
            var law = LawOfMeans.of(x, se);
            double[][] slow = Integrals.of(x, se);
            for (int s = 0; s < k; s++) {
                assertThat(law.kept(s) * x[s]).isEqualTo(slow[s][0], within(0.004 * se[s]));
                assertThat(law.sd(s)).isEqualTo(slow[s][1], within(0.004 * se[s]));
            }
        }
    }

    /// Latency takers of a made-up day: under a normal law of equal spread they shrank to 0.63 with an error of 0.32.
    @Test
    void who_stands_far_out_and_is_known_badly_keeps_a_part_and_its_doubt() {
        double[] x = {3.4, 0.69, 0.55, -0.41, -0.66, -0.53, -0.2, 0.55, -0.42};
        double[] se = {1.4, 0.25, 0.27, 0.07, 0.11, 0.41, 0.12, 0.4, 0.06};
        var law = LawOfMeans.of(x, se);
        double normal = DerSimonianLaird.tau2(x, se) / (DerSimonianLaird.tau2(x, se) + 1.4 * 1.4);
        assertThat(normal * 3.4).isLessThan(0.5);
        assertThat(law.kept(0) * 3.4).isBetween(1.2, 2.4);
        assertThat(law.sd(0)).isBetween(1.0, 1.8);
        assertThat(law.kept(3)).isGreaterThan(0.9);
    }

    @Test
    void the_farther_out_the_more_is_kept() {
        double before = 0;
        for (double out = 1; out < 200; out *= 2) {
            double kept =
                    LawOfMeans.of(new double[]{0.1, -0.1, 0, 0.05, out}, new double[]{0.1, 0.1, 0.1, 0.1, 1}).kept(4);
            assertThat(kept).isGreaterThanOrEqualTo(before);
            before = kept;
        }
        assertThat(before).isGreaterThan(0.98);
    }

    @Test
    void other_units_change_nothing_and_the_same_numbers_give_the_same_bits() {
        double[] x = {1, -0.2, 0.4};
        double[] se = {0.3, 0.2, 0.5};
        var law = LawOfMeans.of(x, se);
        var scaled = LawOfMeans.of(Arrays.stream(x).map(v -> 1024 * v).toArray(),
                Arrays.stream(se).map(v -> 1024 * v).toArray());
        for (int s = 0; s < 3; s++) {
            assertThat(scaled.kept(s)).isEqualTo(law.kept(s), within(1e-12));
            assertThat(scaled.sd(s)).isEqualTo(1024 * law.sd(s), within(1e-9));
            assertThat(LawOfMeans.of(x, se).sd(s)).isEqualTo(law.sd(s));
        }
    }

    /// Nothing underflows into NaN, however far a segment is from the others by their errors.
    @Test
    void any_distance_and_any_error_give_numbers() {
        for (double far : new double[]{0, 1e-300, 1e-9, 1, 1e9, 1e50}) {
            for (double small : new double[]{1e-50, 1e-9, 1, 1e9}) {
                var law = LawOfMeans.of(new double[]{far, -0.1, 0.1}, new double[]{small, 0.1, 0.2});
                for (int s = 0; s < 3; s++) {
                    assertThat(law.kept(s)).as("%s %s", far, small).isBetween(0.0, 1.0);
                    assertThat(law.sd(s)).as("%s %s", far, small).isNotNegative().isFinite();
                }
            }
        }
    }

    @Test
    void what_is_exact_is_kept_and_what_is_unknown_is_not() {
        var law = LawOfMeans.of(new double[]{2, 0.3, NONE, -0.1, 1}, new double[]{0, 0.1, NONE, 0.1, NONE});
        assertThat(law.kept(0)).isEqualTo(1);
        assertThat(law.sd(0)).isZero();
        assertThat(law.kept(2)).isZero();
        assertThat(law.kept(4)).isZero();
        assertThat(law.sd(2)).isGreaterThan(law.sd(1)).isEqualTo(law.sd(4));
        assertThat(LawOfMeans.of(new double[]{NONE}, new double[]{NONE}).sd(0)).isNaN();
    }

    @Test
    void one_segment_tells_nothing_of_differences() {
        var law = LawOfMeans.of(new double[]{2, NONE}, new double[]{0.1, NONE});
        assertThat(law.kept(0)).isZero();
        assertThat(law.sd(0)).isBetween(1.9, 2.1);
    }

    /// Integrals by brute force.
    private static final class Integrals {
        private static final int TAUS = 300;
        private static final int POINTS = 600;

        /// Mean and deviation by segment.
        static double[][] of(double[] x, double[] se) {
            double unit = Math.sqrt(x.length / Arrays.stream(se).map(e -> 1 / (e * e)).sum());
            var belief = new double[TAUS];
            var moments = new double[TAUS][x.length][];
            for (int j = 0; j < TAUS; j++) {
                double tau = 5 * unit * Math.tan(Math.PI / 2 * (j + 0.5) / TAUS);
                belief[j] = 1;
                for (int s = 0; s < x.length; s++) {
                    moments[j][s] = moments(x[s], se[s], tau);
                    belief[j] *= moments[j][s][0] * unit;
                }
            }
            double total = Arrays.stream(belief).sum();
            return IntStream.range(0, x.length).mapToObj(s -> {
                double mean = IntStream.range(0, TAUS).mapToDouble(j -> belief[j] * moments[j][s][1]).sum() / total;
                double square = IntStream.range(0, TAUS).mapToDouble(j -> belief[j] * moments[j][s][2]).sum() / total;
                return new double[]{mean, Math.sqrt(square - mean * mean)};
            }).toArray(double[][]::new);
        }

        /// Likelihood, mean and mean square of the true mean for one spread.
        private static double[] moments(double x, double se, double tau) {
            double[] at = DoubleStream.concat(
                    IntStream.range(0, POINTS).mapToDouble(i -> x + se * (20.0 * i / POINTS - 10)),
                    IntStream.range(1, POINTS).mapToDouble(i -> tau * Math.tan(Math.PI * ((double) i / POINTS - 0.5))))
                    .sorted().toArray();
            double[] p = Arrays.stream(at).map(theta -> Math.exp(-(x - theta) * (x - theta) / (2 * se * se)) / se * tau
                    / (tau * tau + theta * theta)).toArray();
            var out = new double[3];
            for (int i = 1; i < at.length; i++) {
                double width = (at[i] - at[i - 1]) / 2;
                for (int power = 0; power < 3; power++) {
                    out[power] += width * (p[i] * Math.pow(at[i], power) + p[i - 1] * Math.pow(at[i - 1], power));
                }
            }
            return new double[]{out[0], out[1] / out[0], out[2] / out[0]};
        }
    }
}
