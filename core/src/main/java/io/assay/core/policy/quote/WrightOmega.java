package io.assay.core.policy.quote;

/// Wright's omega function on the real line: the `y > 0` with `y + ln y = x`, which is `W(e^x)`
/// without ever forming `e^x`.
///
/// Lawrence, Corless and Jeffrey, "Algorithm 917: Complex Double-Precision Evaluation of the Wright
/// omega Function", ACM TOMS 38(3), 2012. A first guess by region, then steps of the
/// Fritsch-Shafer-Crowley iteration until what is left is its fourth power. Below -20 three terms of the series of `W` at 0
/// are exact to double precision, and far below they underflow to 0 as they should.
public final class WrightOmega {
    private static final double SERIES_BELOW = -20;
    /// From here on the first guess is exact and the iteration would overflow in the end.
    private static final double ASYMPTOTE_ABOVE = 1e10;
    private static final int STEPS_MAX = 3;
    /// A residual whose fourth power is under the last bit.
    private static final double CLOSE = 5e-5;

    private WrightOmega() {}

    /// @param x any number; NaN gives NaN, minus infinity 0, infinity infinity
    public static double of(double x) {
        if (x < SERIES_BELOW) {
            double e = StrictMath.exp(x);
            return e * (1 - e * (1 - 1.5 * e));
        }
        if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
            return x;
        }
        double y = guess(x);
        if (x > ASYMPTOTE_ABOVE) {
            return y;
        }
        for (int step = 0; step < STEPS_MAX; step++) {
            double r = x - y - StrictMath.log(y);
            y = refined(y, r);
            if (Math.abs(r) < CLOSE) {
                return y;
            }
        }
        return y;
    }

    private static double guess(double x) {
        if (x < -2) {
            return StrictMath.exp(x);
        }
        if (x < 1) {
            return StrictMath.exp(2 * (x - 1) / 3);
        }
        double log = StrictMath.log(x);
        return x - log + log / x;
    }

    /// One step: `r` is the residual of `y + ln y = x`.
    private static double refined(double y, double r) {
        double s = 1 + y;
        double t = 2 * s * (s + 2 * r / 3);
        return y * (1 + r / s * (t - r) / (t - 2 * r));
    }
}
