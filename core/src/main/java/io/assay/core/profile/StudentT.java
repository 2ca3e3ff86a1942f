package io.assay.core.profile;

import org.hipparchus.special.Beta;

/// Quantiles of Student's distribution, by halving its distribution function.
public final class StudentT {
    private static final double LIMIT = 1e6;
    private static final int HALVINGS = 200;

    private StudentT() {}

    /// The value that is exceeded on either side with probability `1 - level` together.
    ///
    /// @param level in (0, 1), 0.95 say
    /// @param freedom degrees of freedom, > 0
    public static double twoSided(double level, double freedom) {
        double low = 0;
        double high = LIMIT;
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            // P(|T| > t) = I(v / (v + t²); v/2, 1/2)
            boolean under = Beta.regularizedBeta(freedom / (freedom + middle * middle), freedom / 2, 0.5) > 1 - level;
            low = under ? middle : low;
            high = under ? high : middle;
        }
        return high;
    }
}
