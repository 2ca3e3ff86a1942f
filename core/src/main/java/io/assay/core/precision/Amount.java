package io.assay.core.precision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Amounts in sentences.
final class Amount {
    private static final double SMALL = 0.005;

    private Amount() {}

    /// Two decimals, or two digits where that would show nothing.
    static String usd(double amount) {
        boolean small = amount != 0 && Math.abs(amount) < SMALL;
        return small ? new BigDecimal(amount).round(new MathContext(2)).toPlainString()
                : String.format(Locale.ROOT, "%,.2f", amount);
    }
}
