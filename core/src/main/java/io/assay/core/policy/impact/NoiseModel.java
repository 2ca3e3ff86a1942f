package io.assay.core.policy.impact;

import java.util.Arrays;

/// How much an impact scatters, by how long it took: variance a + b · days, in squared daily volatilities. A price that
/// diffuses has b near 1; a stands for what does not depend on time.
///
/// @param fixed a >= 0
/// @param aDay b >= 0
record NoiseModel(double fixed, double aDay) {
    /// Variances lie within this factor of each other, so that no order is taken for certain.
    private static final double FLOOR = 1e-3;

    /// Before anything is known: proportional to time, and to half of it at the median.
    static NoiseModel prior(double[] days) {
        double[] sorted = days.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        return median > 0 ? new NoiseModel(median, 1) : new NoiseModel(1, 1);
    }

    /// By weighted least squares of squared residuals on days, each weighed by the inverse square of what `before`
    /// expects; both parts are held at 0 or above.
    static NoiseModel of(double[] residual, double[] days, NoiseModel before) {
        double w = 0;
        double wd = 0;
        double wdd = 0;
        double wr = 0;
        double wdr = 0;
        for (int i = 0; i < days.length; i++) {
            double expected = before.fixed + before.aDay * days[i];
            double weight = 1 / (expected * expected);
            double square = residual[i] * residual[i];
            w += weight;
            wd += weight * days[i];
            wdd += weight * days[i] * days[i];
            wr += weight * square;
            wdr += weight * days[i] * square;
        }
        double determinant = w * wdd - wd * wd;
        double slope = determinant > 1e-12 * w * wdd ? (w * wdr - wd * wr) / determinant : 0;
        double level = (wr - slope * wd) / w;
        if (slope < 0) {
            return usable(new NoiseModel(wr / w, 0), before);
        }
        return usable(level < 0 ? new NoiseModel(0, wdr / wdd) : new NoiseModel(level, slope), before);
    }

    private static NoiseModel usable(NoiseModel found, NoiseModel before) {
        return found.fixed + found.aDay > 0 ? found : before;
    }

    /// Inverse variances.
    double[] weights(double[] days) {
        var variance = new double[days.length];
        double mean = 0;
        for (int i = 0; i < days.length; i++) {
            variance[i] = fixed + aDay * days[i];
            mean += variance[i] / days.length;
        }
        var weights = new double[days.length];
        for (int i = 0; i < days.length; i++) {
            weights[i] = 1 / Math.max(variance[i], FLOOR * mean);
        }
        return weights;
    }
}
