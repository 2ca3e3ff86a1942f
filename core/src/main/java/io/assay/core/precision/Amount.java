package io.assay.core.precision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Amounts in sentences.
final class Amount {
    private static final double SMALL = 0.005;
    private static final double ROUNDING = 1e-9;

    private Amount() {}

    /// Whether it is no more than the rounding of the sums it comes from, USD per million: widths that are equal but for
    /// the last bit earn 1e-16.
    static boolean isNothing(double amount) {
        return Math.abs(amount) < ROUNDING;
    }

    /// An amount in USD per million on a grid of what means something, so that two that differ by rounding alone tie. NaN
    /// stays NaN.
    static double withoutRounding(double amount) {
        return StrictMath.rint(amount / ROUNDING) * ROUNDING;
    }

    /// Two decimals, or two digits where that would show nothing although there is something.
    static String usd(double amount) {
        if (isNothing(amount)) {
            return "0.00";
        }
        boolean small = Math.abs(amount) < SMALL;
        return small ? new BigDecimal(amount).round(new MathContext(2)).toPlainString()
                : String.format(Locale.ROOT, "%,.2f", amount);
    }
}
