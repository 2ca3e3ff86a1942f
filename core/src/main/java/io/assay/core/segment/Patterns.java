package io.assay.core.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Rows grouped by which features they have, so that a factorisation serves a whole group.
///
/// @param groups in ascending order of mask; rows without any feature are in none
record Patterns(List<Pattern> groups) {
    static final int DIMS_MAX = 62;

    /// @param observed indices of the features these rows have, ascending
    /// @param missing the others, ascending
    /// @param rows ascending
    record Pattern(int[] observed, int[] missing, int[] rows) {
    }

    static Patterns of(double[] points, int dims) {
        if (dims < 1 || dims > DIMS_MAX) {
            throw new IllegalArgumentException("1 to " + DIMS_MAX + " features wanted, got " + dims);
        }
        var byMask = new TreeMap<Long, List<Integer>>();
        for (int row = 0; row < points.length / dims; row++) {
            byMask.computeIfAbsent(mask(points, row, dims), m -> new ArrayList<>()).add(row);
        }
        byMask.remove(0L);
        var groups = new ArrayList<Pattern>();
        byMask.forEach((mask, rows) -> groups.add(new Pattern(dimsWhere(mask, dims, true),
                dimsWhere(mask, dims, false), rows.stream().mapToInt(Integer::intValue).toArray())));
        return new Patterns(List.copyOf(groups));
    }

    /// Rows that have at least one feature.
    int rows() {
        return groups.stream().mapToInt(g -> g.rows().length).sum();
    }

    private static long mask(double[] points, int row, int dims) {
        long mask = 0;
        for (int d = 0; d < dims; d++) {
            if (!Double.isNaN(points[row * dims + d])) {
                mask |= 1L << d;
            }
        }
        return mask;
    }

    private static int[] dimsWhere(long mask, int dims, boolean set) {
        var out = new ArrayList<Integer>();
        for (int d = 0; d < dims; d++) {
            if ((mask >> d & 1) == 1 == set) {
                out.add(d);
            }
        }
        return out.stream().mapToInt(Integer::intValue).toArray();
    }
}
