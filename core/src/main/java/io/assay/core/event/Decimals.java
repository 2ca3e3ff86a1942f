package io.assay.core.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Reads plain decimal text exactly: `-?digits[.digits]`, no sign but minus, no exponent, no blanks,
/// no grouping, at most 20 digits before and 18 after the point (the canonical decimal(38,18)).
/// Nothing is ever rounded: what does not fit is no number.
public final class Decimals {
    public static final int FRACTION_MAX = 18;
    public static final int INTEGER_MAX = 20;

    /// Integers up to this, and powers of ten up to 10^18, are doubles, so that their quotient is rounded once.
    private static final long EXACT = 1L << 53;
    private static final double[] TEN = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
            1e15, 1e16, 1e17, 1e18};

    private Decimals() {}

    /// 10^digits, for up to 18 digits.
    static long power(int digits) {
        return (long) TEN[digits];
    }

    /// The double nearest to `unscaled` x 10^-`scale`.
    public static double toDouble(long unscaled, int scale) {
        return scale >= 0 && scale < TEN.length && unscaled <= EXACT && unscaled >= -EXACT
                ? unscaled / TEN[scale]
                : BigDecimal.valueOf(unscaled, scale).doubleValue();
    }

    /// The value without trailing zeros, or null when the text is not such a number.
    public static @Nullable BigDecimal parse(String text) {
        int n = text.length();
        int at = n > 0 && text.charAt(0) == '-' ? 1 : 0;
        int first = at;
        long unscaled = 0;
        int point = -1;
        for (; at < n; at++) {
            char c = text.charAt(at);
            if (c == '.' && point < 0 && at > first) {
                point = at;
            } else if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
            } else {
                return null;
            }
        }
        int digits = n - first - (point < 0 ? 0 : 1);
        int fraction = point < 0 ? 0 : n - point - 1;
        if (digits == 0 || point == n - 1 || fraction > FRACTION_MAX || digits - fraction > INTEGER_MAX) {
            return null;
        }
        var value = digits <= 18
                ? BigDecimal.valueOf(first == 1 ? -unscaled : unscaled, fraction)
                : new BigDecimal(text);
        return strip(value);
    }

    /// Reads a decimal that may carry an exponent, as programs print doubles (`1e-05`, `2.5E+4`), exactly; null
    /// when the text is no such number or the value has more digits than [#parse] takes.
    public static @Nullable BigDecimal parseFloating(String text) {
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (e < 0) {
            return parse(text);
        }
        var mantissa = parse(text.substring(0, e));
        var power = text.substring(text.startsWith("+", e + 1) ? e + 2 : e + 1);
        if (mantissa == null || !power.matches("-?[0-9]{1,3}")) {
            return null;
        }
        return parse(mantissa.scaleByPowerOfTen(Integer.parseInt(power)).toPlainString());
    }

    /// Without trailing zeros and with a scale of at least 0, so that equal values are equal objects.
    public static BigDecimal strip(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// Whether price or quantity columns can hold it: at most 18 significant digits.
    public static boolean isNarrow(BigDecimal value) {
        return value.precision() <= 18;
    }
}
