package io.assay.core.policy.impact;

/// An estimate and where the truth is expected; NaN where it cannot be told.
public record Interval(double estimate, double low, double high) {
    static final Interval ABSENT = new Interval(Double.NaN, Double.NaN, Double.NaN);

    public boolean holds(double truth) {
        return truth >= low && truth <= high;
    }

    /// @param half half of its width
    static Interval around(double estimate, double half) {
        return new Interval(estimate, estimate - half, estimate + half);
    }

    /// Of a shape looked for on a grid: absent where the best lies on the edge, for then it is not told by the data.
    ///
    /// @param half half of its width
    static Interval ofShape(double estimate, double half, double[] grid) {
        return estimate > grid[0] && estimate < grid[grid.length - 1] ? around(estimate, half) : ABSENT;
    }

    /// Of a positive number, from the interval of its logarithm.
    static Interval ofLog(double log, double half) {
        return new Interval(StrictMath.exp(log), StrictMath.exp(log - half), StrictMath.exp(log + half));
    }
}
