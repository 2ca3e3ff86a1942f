package io.assay.core.segment.mixture;

/// Small dense linear algebra on row-major arrays.
public final class Matrices {
    private Matrices() {}

    /// Lower triangle L with `L·Lᵀ = a`.
    ///
    /// @throws SingularException when `a` is not positive definite
    public static double[] cholesky(double[] a, int n) {
        var l = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i * n + k] * l[j * n + k];
                }
                if (i != j) {
                    l[i * n + j] = sum / l[j * n + j];
                } else if (sum > 0) {
                    l[i * n + i] = Math.sqrt(sum);
                } else {
                    throw new SingularException("pivot " + i + " of " + n + " is " + sum);
                }
            }
        }
        return l;
    }

    /// `b·a⁻¹` for a symmetric `a = L·Lᵀ`, b being `lines` x n.
    static double[] solved(double[] lower, double[] b, int n, int lines) {
        double[] x = b.clone();
        for (int at = 0; at < lines * n; at += n) {
            for (int i = 0; i < n; i++) {
                double sum = x[at + i];
                for (int k = 0; k < i; k++) {
                    sum -= lower[i * n + k] * x[at + k];
                }
                x[at + i] = sum / lower[i * n + i];
            }
            for (int i = n - 1; i >= 0; i--) {
                double sum = x[at + i];
                for (int k = i + 1; k < n; k++) {
                    sum -= lower[k * n + i] * x[at + k];
                }
                x[at + i] = sum / lower[i * n + i];
            }
        }
        return x;
    }

    /// Inverse of a lower triangle, itself a lower triangle.
    public static double[] invertLower(double[] l, int n) {
        var inverse = new double[n * n];
        for (int j = 0; j < n; j++) {
            inverse[j * n + j] = 1 / l[j * n + j];
            for (int i = j + 1; i < n; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= l[i * n + k] * inverse[k * n + j];
                }
                inverse[i * n + j] = sum / l[i * n + i];
            }
        }
        return inverse;
    }

    /// `wᵀ·w` of a lower triangle: the inverse of `a` when `w` is the inverse of its Cholesky factor.
    static double[] gram(double[] w, int n) {
        var out = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < n; k++) {
                    sum += w[k * n + i] * w[k * n + j];
                }
                out[i * n + j] = sum;
                out[j * n + i] = sum;
            }
        }
        return out;
    }

    /// Inverse of a positive definite matrix.
    static double[] invert(double[] a, int n) {
        return gram(invertLower(cholesky(a, n), n), n);
    }

    /// The block of `a` at these rows and columns.
    static double[] block(double[] a, int n, int[] rows, int[] columns) {
        var out = new double[rows.length * columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                out[i * columns.length + j] = a[rows[i] * n + columns[j]];
            }
        }
        return out;
    }

    /// `a·b`, a being n x m and b m x p.
    static double[] product(double[] a, double[] b, int n, int m, int p) {
        var out = new double[n * p];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < m; k++) {
                double f = a[i * m + k];
                for (int j = 0; j < p; j++) {
                    out[i * p + j] += f * b[k * p + j];
                }
            }
        }
        return out;
    }
}
