package io.assay.core.segment;

import org.hipparchus.special.Erf;

/// The standard normal distribution.
final class Normal {
    private Normal() {}

    static double cumulative(double z) {
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }
}
