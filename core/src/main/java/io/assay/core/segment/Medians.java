package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.mixture.Robust;
import java.util.List;

/// Median of each feature in each segment of the training set, in the feature's unit.
///
/// @param names of the segments
/// @param values row-major, one row a segment; NaN where no account of the segment has the feature
/// @param dims number of features
record Medians(List<String> names, double[] values, int dims) {
    double of(int segment, int dim) {
        return values[segment * dims + dim];
    }

    /// @param segment of each row; rows of -1 take no part
    static Medians of(List<String> names, List<String> columns, FeatureMatrix profiles, int[] segment) {
        int dims = columns.size();
        var out = new double[names.size() * dims];
        for (int d = 0; d < dims; d++) {
            int column = profiles.column(columns.get(d));
            for (int s = 0; s < names.size(); s++) {
                out[s * dims + d] = column < 0 ? Double.NaN : median(profiles.columnValues(column), segment, s);
            }
        }
        return new Medians(names, out, dims);
    }

    private static double median(double[] values, int[] segment, int wanted) {
        var kept = values.clone();
        for (int row = 0; row < kept.length; row++) {
            if (segment[row] != wanted) {
                kept[row] = Double.NaN;
            }
        }
        return Robust.median(Robust.present(kept));
    }
}
