package io.assay.core.segment.tree;

import io.assay.core.profile.Transform;
import java.math.BigDecimal;
import java.math.MathContext;

/// Thresholds a person can read and repeat.
final class Thresholds {
    private static final int DIGITS_MAX = 17;
    private static final int DIGITS_SHOWN = 12;

    private Thresholds() {}

    /// The number with the fewest digits that parts `lower` from `upper`: above the one and at most the other, near
    /// the middle between them after the transform.
    static double between(double lower, double upper, Transform transform) {
        double middle = transform.invert((transform.apply(lower) + transform.apply(upper)) / 2);
        double sure = middle > lower && middle <= upper ? middle : upper;
        var exact = new BigDecimal(sure);
        for (int digits = 1; digits < DIGITS_MAX; digits++) {
            double rounded = exact.round(new MathContext(digits)).doubleValue();
            if (rounded > lower && rounded <= upper) {
                return rounded;
            }
        }
        return sure;
    }

    /// A threshold as people write it: `1.2M` for 1,200,000 USD, else plain digits.
    static String number(String column, double value) {
        if (Unit.of(column) == Unit.USD && Math.abs(value) >= 1e3) {
            double size = Math.abs(value);
            double unit = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1e3;
            return plain(value / unit) + (size >= 1e9 ? "B" : size >= 1e6 ? "M" : "k");
        }
        return plain(value);
    }

    private static String plain(double value) {
        return value == 0 ? "0"
                : new BigDecimal(value).round(new MathContext(DIGITS_SHOWN)).stripTrailingZeros().toPlainString();
    }
}
