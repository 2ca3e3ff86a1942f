package io.assay.core.segment.mixture;

import java.util.Arrays;

/// Rows of a table as places in a space of features.
///
/// @param values row-major; NaN where absent
/// @param piled per row, a bit for each feature whose value is one on which many rows pile up
/// @param dims number of features
public record Points(double[] values, long[] piled, int dims) {
    public Points {
        if (values.length != piled.length * dims) {
            throw new IllegalArgumentException(values.length + " values for " + piled.length + " rows x " + dims);
        }
    }

    /// Places of which none is piled.
    public static Points of(double[] values, int dims) {
        return new Points(values, new long[values.length / dims], dims);
    }

    public int rows() {
        return piled.length;
    }

    /// These rows, in this order.
    public Points at(int[] rows) {
        var out = new double[rows.length * dims];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * dims, out, i * dims, dims);
        }
        return new Points(out, Arrays.stream(rows).mapToLong(r -> piled[r]).toArray(), dims);
    }
}
