package io.assay.core.segment.mixture;

import java.util.Arrays;

/// Parts that grow together: every row begins alone, and each step joins the two parts of which the union costs least
/// likelihood (Fraley, Algorithms for model-based Gaussian hierarchical clustering, SIAM J. Sci. Comput. 20, 1998). The
/// criterion is that of an unconstrained covariance each, `sum n·ln(det(W/n) + tr(W/n) + tr(W_all)/(n_all·dims))`,
/// whose last two terms give parts of a few rows a cost at all. mclust starts its mixtures from a close relative: on iris the
/// cuts into two and three give its figures to the last digit, deeper cuts differ.
///
/// Cost: rows² matrices at first, then rows x rows in all; memory rows² / 2 numbers. Meant for up to 2,000 rows.
final class Hierarchy {
    static final int ROWS_MAX = 2_000;

    private final int dims;
    private final int rows;
    private final double floor;
    private final int[] sizes;
    private final double[][] sums;
    private final double[][] squares;
    private final double[] costs;
    private final double[][] joined;
    private final int[] into;
    private final int[] joinedAt;

    private Hierarchy(double[] points, int dims) {
        this.dims = dims;
        rows = points.length / dims;
        sizes = new int[rows];
        Arrays.fill(sizes, 1);
        sums = new double[rows][];
        squares = new double[rows][dims * dims];
        for (int i = 0; i < rows; i++) {
            sums[i] = Arrays.copyOfRange(points, i * dims, (i + 1) * dims);
        }
        floor = Math.max(total(points) / ((double) rows * dims), Math.ulp(1.0));
        costs = new double[rows];
        Arrays.setAll(costs, i -> cost(1, squares[i]));
        joined = new double[rows][];
        for (int i = 0; i < rows; i++) {
            joined[i] = new double[i];
            for (int j = 0; j < i; j++) {
                joined[i][j] = change(i, j);
            }
        }
        into = new int[rows];
        joinedAt = new int[rows];
    }

    /// Joins all rows, and keeps the order: cutting it gives any number of parts.
    ///
    /// @param points complete rows, already scaled and turned as wanted
    static Hierarchy of(double[] points, int dims) {
        var out = new Hierarchy(points, dims);
        out.join();
        return out;
    }

    /// Features centred, scaled to one, and turned to their principal axes, each divided by the fourth root of its
    /// variance's share: mclust's "SVD" transformation, under which its hierarchy is built.
    static double[] turned(double[] points, int dims) {
        int n = points.length / dims;
        double[] scaled = points.clone();
        for (int d = 0; d < dims; d++) {
            var column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] = points[i * dims + d];
            }
            double mean = Robust.mean(column);
            Arrays.sort(column);
            double deviation = Robust.standardDeviation(column);
            for (int i = 0; i < n; i++) {
                scaled[i * dims + d] = deviation > 0 ? (points[i * dims + d] - mean) / deviation : 0;
            }
        }
        var gram = new double[dims * dims];
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < dims; a++) {
                for (int b = 0; b < dims; b++) {
                    gram[a * dims + b] += scaled[i * dims + a] * scaled[i * dims + b];
                }
            }
        }
        var eigen = Eigen.of(gram, dims);
        double[] turn = eigen.vectors();
        for (int i = 0; i < turn.length; i++) {
            double singular = Math.sqrt(eigen.values()[i % dims]);
            turn[i] = singular > 0 ? turn[i] / Math.sqrt(singular) : 0;
        }
        return Matrices.product(scaled, turn, n, dims, dims);
    }

    /// Part of each row, numbered from 0 in order of first appearance.
    int[] cut(int parts) {
        var of = new int[rows];
        Arrays.setAll(of, i -> i);
        for (int i = rows - 1; i >= 0; i--) {
            int at = i;
            while (joinedAt[at] > 0 && joinedAt[at] <= rows - parts) {
                at = into[at];
            }
            of[i] = at;
        }
        var number = new int[rows];
        Arrays.fill(number, -1);
        int next = 0;
        for (int i = 0; i < rows; i++) {
            if (number[of[i]] < 0) {
                number[of[i]] = next++;
            }
            of[i] = number[of[i]];
        }
        return of;
    }

    /// Always the pair of least cost; of equal ones that of the lowest numbers. The nearest lower-numbered partner of each
    /// part is remembered, so a step looks at parts and not at pairs.
    private void join() {
        var alive = new boolean[rows];
        Arrays.fill(alive, true);
        var partner = new int[rows];
        for (int i = 1; i < rows; i++) {
            partner[i] = nearest(i, alive);
        }
        for (int step = 1; step < rows; step++) {
            int gone = -1;
            for (int i = 1; i < rows; i++) {
                if (alive[i] && partner[i] >= 0
                        && (gone < 0 || joined[i][partner[i]] < joined[gone][partner[gone]])) {
                    gone = i;
                }
            }
            int kept = partner[gone];
            merge(kept, gone);
            alive[gone] = false;
            into[gone] = kept;
            joinedAt[gone] = step;
            for (int i = 0; i < rows; i++) {
                if (alive[i] && i != kept) {
                    joined[Math.max(i, kept)][Math.min(i, kept)] = change(i, kept);
                }
            }
            for (int i = 1; i < rows; i++) {
                if (alive[i] && (i == kept || partner[i] == kept || partner[i] == gone)) {
                    partner[i] = nearest(i, alive);
                } else if (alive[i] && kept < i && joined[i][kept] < joined[i][partner[i]]) {
                    partner[i] = kept;
                }
            }
        }
    }

    private int nearest(int i, boolean[] alive) {
        int best = -1;
        for (int j = 0; j < i; j++) {
            if (alive[j] && (best < 0 || joined[i][j] < joined[i][best])) {
                best = j;
            }
        }
        return best;
    }

    private void merge(int kept, int gone) {
        squares[kept] = together(kept, gone);
        for (int d = 0; d < dims; d++) {
            sums[kept][d] += sums[gone][d];
        }
        sizes[kept] += sizes[gone];
        costs[kept] = cost(sizes[kept], squares[kept]);
    }

    private double change(int a, int b) {
        return cost(sizes[a] + sizes[b], together(a, b)) - costs[a] - costs[b];
    }

    /// Scatter of two parts about their common mean.
    private double[] together(int a, int b) {
        var out = new double[dims * dims];
        double weight = (double) sizes[a] * sizes[b] / (sizes[a] + sizes[b]);
        for (int i = 0; i < dims; i++) {
            double di = sums[a][i] / sizes[a] - sums[b][i] / sizes[b];
            for (int j = 0; j <= i; j++) {
                double dj = sums[a][j] / sizes[a] - sums[b][j] / sizes[b];
                int at = i * dims + j;
                out[at] = squares[a][at] + squares[b][at] + weight * di * dj;
            }
        }
        return out;
    }

    /// Only the lower triangle is read.
    private double cost(int n, double[] scatter) {
        double trace = 0;
        for (int d = 0; d < dims; d++) {
            trace += scatter[d * dims + d] / n;
        }
        return n * StrictMath.log(determinant(n, scatter) + trace + floor);
    }

    /// Of `scatter / n`; 0 when there are not more rows than features.
    private double determinant(int n, double[] scatter) {
        if (n <= dims) {
            return 0;
        }
        var lower = new double[dims * dims];
        double product = 1;
        for (int i = 0; i < dims; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = scatter[i * dims + j] / n;
                for (int k = 0; k < j; k++) {
                    sum -= lower[i * dims + k] * lower[j * dims + k];
                }
                if (i != j) {
                    lower[i * dims + j] = sum / lower[j * dims + j];
                } else if (sum > 0) {
                    lower[i * dims + i] = Math.sqrt(sum);
                    product *= sum;
                } else {
                    return 0;
                }
            }
        }
        return product;
    }

    private double total(double[] points) {
        double total = 0;
        for (int d = 0; d < dims; d++) {
            double mean = 0;
            for (int i = 0; i < rows; i++) {
                mean += points[i * dims + d] / rows;
            }
            for (int i = 0; i < rows; i++) {
                double from = points[i * dims + d] - mean;
                total += from * from;
            }
        }
        return total;
    }
}
