package io.assay.app.cli;

import io.assay.core.segment.mixture.MixtureGrid;
import io.assay.core.segment.mixture.PartScores;
import io.assay.core.segment.mixture.Resampling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One division of a table into segments, and all that was measured about it.
///
/// @param title what made it
/// @param grid every mixture that was tried; empty for other methods
/// @param chosen the mixture behind it, if one is
/// @param segments names, in the order of the numbers in `labels`
/// @param labels segment of each row, -1 where a row was not assigned
/// @param means of each segment, row-major in the columns of the table and in its units; NaN where there is no value
/// @param scores of the assigned rows without absent values
/// @param agreement adjusted Rand index with the label column
/// @param table rows by value of the label column, then segment
/// @param bootstrap stability of each segment; empty when not asked for
/// @param subset likewise, on halves
record Division(String title, List<MixtureGrid.Cell> grid, Optional<MixtureGrid.Cell> chosen, List<String> segments,
        int[] labels, double[] means, PartScores scores, OptionalDouble agreement, List<Named> table,
        List<Resampling.Jaccard> bootstrap, List<Resampling.Jaccard> subset) {

    /// Rows of one value of the label column.
    ///
    /// @param rows in each segment, and last those not assigned
    record Named(String label, long[] rows) {}

    /// What was measured for one number of segments; NaN where it was not.
    record ByCount(int count, double withinSquares, double silhouette, double calinskiHarabasz, double gap,
            double gapError, double strength, double instability) {}

    /// How many rows each segment holds.
    long[] sizes() {
        var out = new long[segments.size()];
        for (int label : labels) {
            if (label >= 0) {
                out[label]++;
            }
        }
        return out;
    }

    long unassigned() {
        long out = 0;
        for (int label : labels) {
            out += label < 0 ? 1 : 0;
        }
        return out;
    }
}
