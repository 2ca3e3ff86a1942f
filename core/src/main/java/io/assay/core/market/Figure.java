package io.assay.core.market;

/// A number that may be absent, and then says why. Absent is NaN, never zero.
///
/// @param value NaN when absent
/// @param absence why there is no value; empty when there is one
public record Figure(double value, String absence) {
    public Figure {
        if (Double.isNaN(value) == absence.isEmpty()) {
            throw new IllegalArgumentException("a figure has a value or a reason: " + value + ", '" + absence + "'");
        }
    }

    public static Figure of(double value) {
        return new Figure(value, "");
    }

    public static Figure absent(String why) {
        return new Figure(Double.NaN, why);
    }

    /// `above / below`, absent where nothing is below the line.
    static Figure ratio(double above, double below, String whyNone) {
        return below > 0 ? of(above / below) : absent(whyNone);
    }

    /// Over a whole number, of nanoseconds or trades, that a double may round.
    static Figure ratio(double above, long below, String whyNone) {
        return ratio(above, (double) below, whyNone);
    }

    public boolean isPresent() {
        return !Double.isNaN(value);
    }

    /// The value times a factor, or the same reason.
    Figure times(double factor) {
        return isPresent() ? of(value * factor) : this;
    }
}
