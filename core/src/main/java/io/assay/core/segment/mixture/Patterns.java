package io.assay.core.segment.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Rows grouped by which features they have and which of those are piled, so that one factorisation serves
/// a whole group.
///
/// @param groups in ascending order of their masks; rows without any feature are in none
public record Patterns(List<Pattern> groups) {
    static final int DIMS_MAX = 62;

    /// @param key what makes the pattern, a bit a feature
    /// @param observed indices of the features these rows have, ascending
    /// @param latent indices of the features whose exact place is not known: absent or piled, ascending
    /// @param piled true for each observed feature that is piled
    /// @param rows ascending
    /// @param columns values of the observed features of these rows, one feature after the other
    public record Pattern(Key key, int[] observed, int[] latent, boolean[] piled, int[] rows, double[] columns) {
        static Pattern of(Key key, Points points, int[] rows) {
            long present = key.present;
            long piled = key.piled;
            int dims = points.dims();
            int[] observed = dimsWhere(present, dims);
            var flags = new boolean[observed.length];
            var columns = new double[observed.length * rows.length];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = has(piled, observed[i]);
                for (int r = 0; r < rows.length; r++) {
                    columns[i * rows.length + r] = points.values()[rows[r] * dims + observed[i]];
                }
            }
            return new Pattern(key, observed, dimsWhere(~present | piled, dims), flags, rows, columns);
        }

        int size() {
            return rows.length;
        }
    }

    record Key(long present, long piled) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int first = Long.compare(present, other.present);
            return first != 0 ? first : Long.compare(piled, other.piled);
        }
    }

    /// Groups rows by what they have.
    public static Patterns of(Points points) {
        int dims = points.dims();
        if (dims < 1 || dims > DIMS_MAX) {
            throw new IllegalArgumentException("1 to " + DIMS_MAX + " features wanted, got " + dims);
        }
        var byKey = new TreeMap<Key, List<Integer>>();
        for (int row = 0; row < points.rows(); row++) {
            long present = present(points.values(), row, dims);
            if (present != 0) {
                var key = new Key(present, present & points.piled()[row]);
                byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
            }
        }
        var groups = new ArrayList<Pattern>();
        byKey.forEach((key, rows) -> groups.add(Pattern.of(key, points,
                rows.stream().mapToInt(Integer::intValue).toArray())));
        return new Patterns(List.copyOf(groups));
    }

    /// Rows that have at least one feature.
    int rows() {
        return groups.stream().mapToInt(g -> g.rows().length).sum();
    }

    private static long present(double[] values, int row, int dims) {
        long mask = 0;
        for (int d = 0; d < dims; d++) {
            if (!Double.isNaN(values[row * dims + d])) {
                mask |= 1L << d;
            }
        }
        return mask;
    }

    private static boolean has(long mask, int dim) {
        return (mask >> dim & 1) == 1;
    }

    private static int[] dimsWhere(long mask, int dims) {
        var out = new ArrayList<Integer>();
        for (int d = 0; d < dims; d++) {
            if (has(mask, d)) {
                out.add(d);
            }
        }
        return out.stream().mapToInt(Integer::intValue).toArray();
    }
}
