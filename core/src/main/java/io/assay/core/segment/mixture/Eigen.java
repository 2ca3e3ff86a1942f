package io.assay.core.segment.mixture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Eigenvalues of a symmetric matrix, falling, and its eigenvectors as columns of a row-major matrix in that order.
///
/// Cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, section 8.5): slow for large matrices, exact to the
/// last digits for ours, and the same everywhere, because it needs nothing but square roots.
record Eigen(double[] values, double[] vectors) {
    private static final int SWEEPS_MAX = 60;

    static Eigen of(double[] symmetric, int n) {
        double[] a = symmetric.clone();
        var v = new double[n * n];
        double size = 0;
        for (int i = 0; i < n; i++) {
            v[i * n + i] = 1;
            size += Math.abs(a[i * n + i]);
        }
        for (int sweep = 0; sweep < SWEEPS_MAX && offDiagonal(a, n) > 1e-17 * size; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, v, n, p, q);
                }
            }
        }
        int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> -a[i * n + i]))
                .mapToInt(Integer::intValue).toArray();
        var vectors = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            vectors[i] = v[i / n * n + order[i % n]];
        }
        return new Eigen(Arrays.stream(order).mapToDouble(i -> Math.max(0, a[i * n + i])).toArray(), vectors);
    }

    private static double offDiagonal(double[] a, int n) {
        double most = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                most = Math.max(most, Math.abs(a[i * n + j]));
            }
        }
        return most;
    }

    private static void rotate(double[] a, double[] v, int n, int p, int q) {
        double apq = a[p * n + q];
        if (apq == 0) {
            return;
        }
        double theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int i = 0; i < n; i++) {
            turn(a, i * n + p, i * n + q, c, s);
        }
        for (int i = 0; i < n; i++) {
            turn(a, p * n + i, q * n + i, c, s);
            turn(v, i * n + p, i * n + q, c, s);
        }
    }

    private static void turn(double[] x, int p, int q, double c, double s) {
        double was = x[p];
        x[p] = c * was - s * x[q];
        x[q] = s * was + c * x[q];
    }
}
