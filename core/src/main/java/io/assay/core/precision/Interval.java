package io.assay.core.precision;

/// A number with its confidence interval.
///
/// @param estimate the number
/// @param low lower end
/// @param high upper end
/// @param level two-sided confidence, e.g. 0.95
public record Interval(double estimate, double low, double high, double level) {
    public boolean covers(double value) {
        return low <= value && value <= high;
    }

    /// Whether it is nothing and was never anything else, of amounts in USD per million.
    boolean isZero() {
        return Amount.isNothing(estimate) && Amount.isNothing(low) && Amount.isNothing(high);
    }
}
