package io.assay.core.segment.mixture;

import java.util.Arrays;

/// Moves of single rows that lower the total of k-means where Lloyd's iterations have stopped (Hartigan and Wong 1979).
///
/// A row that leaves a centre of `n` rows for one of `m` changes the total by `m/(m+1)·new² - n/(n-1)·old²`, for both centres
/// move with it. Lloyd's iterations compare `new²` with `old²` and so stop too early. Rows are asked in turn until none gains;
/// every move lowers the total, so this ends. R's `kmeans` climbs so far.
final class Transfers {
    private static final double GAIN_MIN = 1e-12;

    private final double[] points;
    private final int dims;
    private final double[] centres;
    private final int[] nearest;
    private final int[] sizes;

    private Transfers(double[] points, int dims, KMeans.Fit fit) {
        this.points = points;
        this.dims = dims;
        centres = fit.centres().clone();
        nearest = fit.nearest().clone();
        sizes = Grouping.sizes(nearest, centres.length / dims);
    }

    /// The same fit when a value is absent: a distance that is scaled up does not add up.
    static KMeans.Fit settled(double[] points, int dims, KMeans.Fit fit) {
        if (Arrays.stream(points).anyMatch(Double::isNaN)) {
            return fit;
        }
        var moves = new Transfers(points, dims, fit);
        moves.settle();
        return new KMeans.Fit(moves.centres, moves.nearest, moves.total());
    }

    private void settle() {
        for (int row = 0, idle = 0; idle < nearest.length; row = (row + 1) % nearest.length) {
            int to = better(row);
            if (to == nearest[row]) {
                idle++;
            } else {
                move(row, to);
                idle = 0;
            }
        }
    }

    private int better(int row) {
        int from = nearest[row];
        if (sizes[from] < 2) {
            return from;
        }
        int best = from;
        double least = squared(row, from) * sizes[from] / (sizes[from] - 1.0) - GAIN_MIN;
        for (int c = 0; c < sizes.length; c++) {
            double cost = c == from ? Double.POSITIVE_INFINITY : squared(row, c) * sizes[c] / (sizes[c] + 1.0);
            if (cost < least) {
                least = cost;
                best = c;
            }
        }
        return best;
    }

    private void move(int row, int to) {
        int from = nearest[row];
        sizes[from]--;
        sizes[to]++;
        for (int d = 0; d < dims; d++) {
            double x = points[row * dims + d];
            centres[from * dims + d] += (centres[from * dims + d] - x) / sizes[from];
            centres[to * dims + d] += (x - centres[to * dims + d]) / sizes[to];
        }
        nearest[row] = to;
    }

    private double squared(int row, int centre) {
        return KMeans.squared(centres, centre * dims, points, row * dims, dims);
    }

    private double total() {
        double total = 0;
        for (int row = 0; row < nearest.length; row++) {
            total += squared(row, nearest[row]);
        }
        return total;
    }
}
