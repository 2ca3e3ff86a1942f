package io.assay.core.segment.mixture;

/// Tables of shares or scores, one row a point and one column a part.
public final class Shares {
    private Shares() {}

    /// Column of the largest value of a row (ties: the lower), or -1 when the row is NaN.
    public static int best(double[] shares, int row, int columns) {
        int best = -1;
        for (int c = 0; c < columns; c++) {
            double p = shares[row * columns + c];
            if (!Double.isNaN(p) && (best < 0 || p > shares[row * columns + best])) {
                best = c;
            }
        }
        return best;
    }
}
