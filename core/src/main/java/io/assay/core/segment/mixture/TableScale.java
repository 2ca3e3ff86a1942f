package io.assay.core.segment.mixture;

import java.util.Arrays;

/// Puts the features of a table on one scale before distances are taken.
public enum TableScale {
    /// As they are.
    NONE,
    /// Less the mean, over the standard deviation.
    Z,
    /// Less the median, over a spread that a few wild rows cannot move ([Robust#spread]).
    ROBUST;

    /// A feature that never changes becomes 0; NaN stays NaN.
    public Points apply(Points points) {
        int dims = points.dims();
        double[] out = points.values().clone();
        for (int d = 0; d < dims && this != NONE; d++) {
            var column = new double[points.rows()];
            for (int row = 0; row < column.length; row++) {
                column[row] = out[row * dims + d];
            }
            double[] ascending = Robust.present(column);
            double centre = this == Z ? Robust.mean(ascending) : Robust.median(ascending);
            double spread = this == Z ? Robust.standardDeviation(ascending) : Robust.spread(ascending);
            for (int row = 0; row < column.length; row++) {
                out[row * dims + d] = spread > 0 || Double.isNaN(column[row]) ? (column[row] - centre) / spread : 0;
            }
        }
        return new Points(out, Arrays.copyOf(points.piled(), points.rows()), dims);
    }
}
