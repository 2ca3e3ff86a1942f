package io.assay.core.policy.collateral;

import java.util.SplittableRandom;
import org.hipparchus.special.Erf;

/// The standard normal distribution.
final class Gauss {
    private static final double SQRT_TWO = 1.4142135623730951;

    private Gauss() {}

    /// N(z), its relative precision kept in the lower tail.
    static double cumulative(double z) {
        return 0.5 * Erf.erfc(-z / SQRT_TWO);
    }

    /// z with N(z) = level.
    ///
    /// @param level 0.5 <= level < 1
    static double quantile(double level) {
        if (!(level >= 0.5 && level < 1)) {
            throw new IllegalArgumentException("a level lies from 0.5 to under 1: " + level);
        }
        return SQRT_TWO * Erf.erfInv(2 * level - 1);
    }

    /// One draw, by inversion.
    static double draw(SplittableRandom random) {
        return SQRT_TWO * Erf.erfInv(2 * ((random.nextLong() >>> 12) + 0.5) * 0x1p-52 - 1);
    }
}
