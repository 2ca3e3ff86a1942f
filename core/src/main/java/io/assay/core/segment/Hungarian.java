package io.assay.core.segment;

import java.util.Arrays;

/// The pairing of rows with columns that has the least total cost.
///
/// Kuhn 1955 and Munkres 1957 in the form of shortest augmenting paths with potentials (Jonker and Volgenant 1987):
/// rows enter one by one, each along the cheapest path of reduced costs; O(rows² · columns). Of pairings that cost the
/// same it takes the one that these steps meet, always the same.
final class Hungarian {
    private final double[][] cost;
    private final int rows;
    private final int columns;
    private final double[] rowPrice;
    private final double[] columnPrice;
    private final int[] rowOf;

    private Hungarian(double[][] cost, int columns) {
        this.cost = cost;
        this.columns = columns;
        rows = cost.length;
        rowPrice = new double[rows];
        columnPrice = new double[columns];
        rowOf = new int[columns];
        Arrays.fill(rowOf, -1);
    }

    /// @param cost by row and column, finite; no more rows than columns
    /// @return column of each row, all distinct
    static int[] pair(double[][] cost, int columns) {
        if (cost.length > columns) {
            throw new IllegalArgumentException(cost.length + " rows for " + columns + " columns");
        }
        var solver = new Hungarian(cost, columns);
        for (int row = 0; row < cost.length; row++) {
            solver.enter(row);
        }
        var out = new int[cost.length];
        for (int column = 0; column < columns; column++) {
            if (solver.rowOf[column] >= 0) {
                out[solver.rowOf[column]] = column;
            }
        }
        return out;
    }

    private void enter(int first) {
        var distance = new double[columns];
        var from = new int[columns];
        var settled = new boolean[columns];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(from, -1);
        int row = first;
        int reached = -1;
        while (row >= 0) {
            int nearest = -1;
            for (int column = 0; column < columns; column++) {
                if (!settled[column]) {
                    double step = cost[row][column] - rowPrice[row] - columnPrice[column];
                    if (step < distance[column]) {
                        distance[column] = step;
                        from[column] = reached;
                    }
                    nearest = nearest < 0 || distance[column] < distance[nearest] ? column : nearest;
                }
            }
            settle(first, settled, distance, distance[nearest]);
            settled[nearest] = true;
            reached = nearest;
            row = rowOf[nearest];
        }
        augment(first, reached, from);
    }

    /// Moves prices by the length of the step, so that the way so far costs nothing.
    private void settle(int first, boolean[] settled, double[] distance, double step) {
        rowPrice[first] += step;
        for (int column = 0; column < columns; column++) {
            if (settled[column]) {
                rowPrice[rowOf[column]] += step;
                columnPrice[column] -= step;
            } else {
                distance[column] -= step;
            }
        }
    }

    private void augment(int first, int last, int[] from) {
        int column = last;
        while (column >= 0) {
            int before = from[column];
            rowOf[column] = before < 0 ? first : rowOf[before];
            column = before;
        }
    }
}
