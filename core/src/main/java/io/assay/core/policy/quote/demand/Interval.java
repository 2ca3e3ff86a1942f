package io.assay.core.policy.quote.demand;

/// An estimate and where the truth is expected; NaN where it cannot be told.
public record Interval(double estimate, double low, double high) {
    static final Interval ABSENT = new Interval(Double.NaN, Double.NaN, Double.NaN);
    /// Two-sided 95 % of the normal.
    static final double Z95 = 1.959963984540054;

    static Interval around(double estimate, double half) {
        return Double.isFinite(estimate) && Double.isFinite(half)
                ? new Interval(estimate, estimate - half, estimate + half) : ABSENT;
    }

    public boolean isKnown() {
        return !Double.isNaN(estimate);
    }

    public boolean holds(double truth) {
        return truth >= low && truth <= high;
    }

    public double half() {
        return (high - low) / 2;
    }
}
