package io.assay.app.report;

import java.util.Locale;

/// A value and its 95 % interval. The bounds may leave the value out, as bootstrap bounds sometimes do.
public record Interval(double value, double lower, double upper) {
    public Interval {
        if (!(lower <= upper) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "interval %s [%s, %s]", value, lower, upper));
        }
    }
}
