package io.assay.core.segment.tree;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Rows in the order of each feature, absent values last, kept sorted while nodes part them: sorted once, then
/// only partitioned (Mehta, Agrawal and Rissanen 1996, "SLIQ").
final class Presorted {
    private final int[][] order;
    private final int[] spare;
    private final boolean[] goesBelow;

    private Presorted(int[][] order, int rows) {
        this.order = order;
        spare = new int[rows];
        goesBelow = new boolean[rows];
    }

    static Presorted of(double[][] x, int rows) {
        return new Presorted(IntStream.range(0, x.length).mapToObj(f -> sorted(x[f])).toArray(int[][]::new), rows);
    }

    /// Rows by ascending value of a feature; those of one node lie side by side.
    int[] order(int feature) {
        return order[feature];
    }

    /// Parts the rows of a node, every feature's order kept on both sides.
    ///
    /// @return first place of the rows above
    int part(int from, int to, double[] values, double threshold, boolean absentBelow) {
        int middle = from;
        for (int i = from; i < to; i++) {
            int row = order[0][i];
            double v = values[row];
            goesBelow[row] = Double.isNaN(v) ? absentBelow : v < threshold;
            middle += goesBelow[row] ? 1 : 0;
        }
        for (int[] rows : order) {
            int below = from;
            int above = 0;
            for (int i = from; i < to; i++) {
                int row = rows[i];
                if (goesBelow[row]) {
                    rows[below++] = row;
                } else {
                    spare[above++] = row;
                }
            }
            System.arraycopy(spare, 0, rows, below, above);
        }
        return middle;
    }

    /// Counting sort on ranks: equal values keep the order of their rows, and nothing is boxed.
    private static int[] sorted(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        int distinct = 0;
        for (int i = 0; i < ascending.length; i++) {
            if (i == 0 || Double.compare(ascending[i], ascending[i - 1]) != 0) {
                ascending[distinct++] = ascending[i];
            }
        }
        var rank = new int[values.length];
        var start = new int[distinct + 1];
        for (int row = 0; row < rank.length; row++) {
            rank[row] = Arrays.binarySearch(ascending, 0, distinct, values[row]);
            start[rank[row] + 1]++;
        }
        for (int r = 0; r < distinct; r++) {
            start[r + 1] += start[r];
        }
        var out = new int[values.length];
        for (int row = 0; row < rank.length; row++) {
            out[start[rank[row]]++] = row;
        }
        return out;
    }
}
