package io.assay.core.market;

import java.util.SplittableRandom;
import org.hipparchus.special.Erf;

/// The standard normal distribution. Its distribution function is made for hot loops: W. J. Cody, "Rational Chebyshev
/// approximations for the error function", Mathematics of Computation 23 (1969), about 1e-16 relative, one exponential a
/// call.
public final class Normal {
    private static final double SQRT_TWO = 1.4142135623730951;
    private static final double SQRT_HALF = 0.7071067811865476;
    private static final double INV_SQRT_PI = 0.5641895835477563;
    private static final double[] A = {3.1611237438705655, 113.86415415105016, 377.485237685302,
            3209.3775891384694, 0.18577770618460315};
    private static final double[] B = {23.601290952344122, 244.02463793444417, 1282.6165260773723,
            2844.236833439171};
    private static final double[] C = {0.5641884969886701, 8.883149794388377, 66.11919063714163,
            298.6351381974001, 881.952221241769, 1712.0476126340707, 2051.0783778260716,
            1230.3393547979972, 2.1531153547440383e-08};
    private static final double[] D = {15.744926110709835, 117.6939508913125, 537.1811018620099,
            1621.3895745666903, 3290.7992357334597, 4362.619090143247, 3439.3676741437216,
            1230.3393548037495};
    private static final double[] P = {0.30532663496123236, 0.36034489994980445, 0.12578172611122926,
            0.016083785148742275, 0.0006587491615298378, 0.016315387137302097};
    private static final double[] Q = {2.568520192289822, 1.8729528499234604, 0.5279051029514285,
            0.06051834131244132, 0.0023352049762686918};

    private Normal() {}

    /// N(z), its relative precision kept in the lower tail.
    public static double cumulative(double z) {
        double x = z * SQRT_HALF;
        double y = Math.abs(x);
        if (y <= 0.46875) {
            return 0.5 * (1 + x * nearZero(y * y));
        }
        double tail = y <= 4 ? middle(y) : y > 26.6 ? 0 : far(y);
        return x < 0 ? 0.5 * tail : 1 - 0.5 * tail;
    }

    /// n(z).
    public static double density(double z) {
        return 0.3989422804014327 * StrictMath.exp(-0.5 * z * z);
    }

    /// z with N(z) = level.
    ///
    /// @param level 0.5 <= level < 1
    public static double quantile(double level) {
        if (!(level >= 0.5 && level < 1)) {
            throw new IllegalArgumentException("a level lies from 0.5 to under 1: " + level);
        }
        return SQRT_TWO * Erf.erfInv(2 * level - 1);
    }

    /// One draw, by inversion.
    public static double draw(SplittableRandom random) {
        return SQRT_TWO * Erf.erfInv(2 * ((random.nextLong() >>> 12) + 0.5) * 0x1p-52 - 1);
    }

    private static double nearZero(double square) {
        return fraction(1, square, A, B);
    }

    private static double middle(double y) {
        return fraction(gauss(y), y, C, D);
    }

    private static double far(double y) {
        double inverse = 1 / (y * y);
        return gauss(y) * (INV_SQRT_PI - fraction(inverse, inverse, P, Q)) / y;
    }

    /// A factor times one polynomial over another.
    ///
    /// @param top coefficients as Cody has them: from the second highest power down to the constant, then that of the highest
    /// @param bottom likewise, without that of the highest, which is 1
    private static double fraction(double factor, double x, double[] top, double[] bottom) {
        int last = bottom.length - 1;
        double above = top[last + 1] * x;
        double below = x;
        for (int i = 0; i < last; i++) {
            above = (above + top[i]) * x;
            below = (below + bottom[i]) * x;
        }
        return factor * (above + top[last]) / (below + bottom[last]);
    }

    /// e^(-y²), the square taken in two parts so that no digit is lost.
    private static double gauss(double y) {
        double cut = Math.floor(y * 16) / 16;
        double rest = (y - cut) * (y + cut);
        return StrictMath.exp(-cut * cut - rest);
    }
}
