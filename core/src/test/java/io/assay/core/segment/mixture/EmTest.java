package io.assay.core.segment.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.distribution.multivariate.MixtureMultivariateNormalDistribution;
import org.hipparchus.stat.fitting.MultivariateNormalMixtureExpectationMaximization;
import org.junit.jupiter.api.Test;

class EmTest {
    @Test
    void agrees_with_hipparchus_from_the_same_start() {
        double[] rows = twoClouds(300, 5);
        var data = new double[300][2];
        for (int i = 0; i < rows.length; i++) {
            data[i / 2][i % 2] = rows[i];
        }
        var theirs = new MultivariateNormalMixtureExpectationMaximization(data);
        theirs.fit(new MixtureMultivariateNormalDistribution(new double[]{0.5, 0.5},
                new double[][]{{-1, 0}, {3, 3}}, new double[][][]{{{1, 0}, {0, 1}}, {{1, 0}, {0, 1}}}), 1000, 1e-12);
        var start = new Components(new double[]{0.5, 0.5}, new double[]{-1, 0, 3, 3},
                new double[]{1, 0, 0, 1, 1, 0, 0, 1}, 0, 2);
        var ours = new Em(Points.of(rows, 2), Covariance.VVV, 0).climb(start, 1000, 1e-13);
        // theirs is a mean per row
        assertThat(ours.logLikelihood() / 300).isCloseTo(theirs.getLogLikelihood(), within(1e-6));
    }

    @Test
    void no_small_step_from_the_optimum_is_better_though_values_are_absent_and_piled() {
        double[] rows = twoClouds(400, 7);
        var random = new SplittableRandom(3);
        var piled = new long[400];
        for (int row = 0; row < 400; row++) {
            if (random.nextDouble() < 0.3) {
                rows[2 * row + random.nextInt(2)] = Double.NaN;
            } else if (rows[2 * row] < -0.5) {
                rows[2 * row] = -0.5;
                piled[row] = 1;
            }
        }
        var points = new Points(rows, piled, 2);
        var em = new Em(points, Covariance.VVV, 0);
        var start = new Components(new double[]{0.5, 0.5}, new double[]{-1, 0, 3, 3},
                new double[]{1, 0, 0, 1, 1, 0, 0, 1}, 0, 2);
        var best = em.climb(start, 5000, 1e-14);
        int tried = 0;
        for (double step : new double[]{1e-3, -1e-3}) {
            for (int i = 0; i < 4; i++) {
                double[] means = best.components().means().clone();
                means[i] += step;
                assertThat(logLikelihood(points, new Components(best.components().weights(), means,
                        best.components().covariances(), 0, 2))).isLessThan(best.logLikelihood());
                double[] covariances = best.components().covariances().clone();
                int at = i / 2 * 4 + i % 2 * 3;
                covariances[at] += step;
                assertThat(logLikelihood(points, new Components(best.components().weights(),
                        best.components().means(), covariances, 0, 2))).isLessThan(best.logLikelihood());
                tried++;
            }
        }
        assertThat(tried).isEqualTo(8);
    }

    @Test
    void an_iteration_never_lowers_the_likelihood_in_any_family() {
        var points = Points.of(twoClouds(200, 11), 2);
        for (var family : Covariance.values()) {
            var em = new Em(points, family, 0);
            var now = new Components(new double[]{0.4, 0.4}, new double[]{0, 1, 1, 0},
                    new double[]{2, 0, 0, 2, 2, 0, 0, 2}, 0.2, 2);
            double last = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < 30; i++) {
                var fit = em.climb(now, 1, 0);
                assertThat(fit.logLikelihood()).as("%s, iteration %d", family, i).isGreaterThan(last - 1e-9);
                last = fit.logLikelihood();
                now = fit.components();
            }
        }
    }

    @Test
    void the_density_of_what_is_observed_is_the_integral_over_what_is_not() {
        var components = new Components(new double[]{1}, new double[]{0.3, -0.2},
                new double[]{1.5, 0.7, 0.7, 0.9}, 0, 2);
        double integral = 0;
        for (int i = -4000; i <= 4000; i++) {
            double log = new Density(components).mixture(Points.of(new double[]{1.1, i * 0.005}, 2))[0];
            integral += 0.005 * StrictMath.exp(log);
        }
        double ours = new Density(components).mixture(Points.of(new double[]{1.1, Double.NaN}, 2))[0];
        assertThat(StrictMath.exp(ours)).isCloseTo(integral, within(1e-9));
    }

    @Test
    void parameters_are_counted_as_mclust_counts_them() {
        assertThat(Arrays.stream(Covariance.values()).map(family -> family.parameters(3, 4)))
                .containsExactly(15, 17, 18, 20, 24, 26, 24, 26, 36, 38, 42, 44); // nMclustParams(., d = 4, G = 3)
    }

    private static double logLikelihood(Points points, Components components) {
        return Arrays.stream(new Density(components).mixture(points)).sum();
    }

    private static double[] twoClouds(int n, long seed) {
        var random = new SplittableRandom(seed);
        var out = new double[2 * n];
        for (int row = 0; row < n; row++) {
            boolean left = random.nextDouble() < 0.4;
            double common = random.nextGaussian();
            out[2 * row] = (left ? 0 : 2.5) + common;
            out[2 * row + 1] = (left ? 0 : 2) + 0.5 * common + 0.8 * random.nextGaussian();
        }
        return out;
    }
}
