package io.assay.core.policy.quote;

/// A square matrix whose entries lie within `width` of the diagonal, factorised without exchanging rows: made
/// for M-matrices, where that is stable (Funderlic, Neumann and Plemmons 1982). Time `n width²`.
final class BandMatrix {
    private final int n;
    private final int width;
    private final double[] entries;

    BandMatrix(int n, int width) {
        this.n = n;
        this.width = Math.min(width, n - 1);
        this.entries = new double[n * (2 * this.width + 1)];
    }

    void add(int row, int column, double value) {
        entries[at(row, column)] += value;
    }

    /// Turns the matrix into its factors: unit lower below the diagonal, upper on and above it.
    ///
    /// @throws IllegalStateException when a pivot vanishes
    void factorise() {
        for (int pivot = 0; pivot < n; pivot++) {
            double diagonal = entries[at(pivot, pivot)];
            if (diagonal == 0 || Double.isNaN(diagonal)) {
                throw new IllegalStateException("the matrix is singular at row " + pivot);
            }
            int last = Math.min(n - 1, pivot + width);
            for (int row = pivot + 1; row <= last; row++) {
                int cell = at(row, pivot);
                if (entries[cell] != 0) {
                    double factor = entries[cell] / diagonal;
                    entries[cell] = factor;
                    int from = at(pivot, pivot);
                    for (int j = 1; j <= last - pivot; j++) {
                        entries[cell + j] -= factor * entries[from + j];
                    }
                }
            }
        }
    }

    /// Solves `M x = b`, in place.
    void solve(double[] b) {
        for (int row = 0; row < n; row++) {
            for (int j = Math.max(0, row - width); j < row; j++) {
                b[row] -= entries[at(row, j)] * b[j];
            }
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int j = Math.min(n - 1, row + width); j > row; j--) {
                b[row] -= entries[at(row, j)] * b[j];
            }
            b[row] /= entries[at(row, row)];
        }
    }

    /// Solves `x M = b`, in place.
    void solveTransposed(double[] b) {
        for (int column = 0; column < n; column++) {
            for (int i = Math.max(0, column - width); i < column; i++) {
                b[column] -= entries[at(i, column)] * b[i];
            }
            b[column] /= entries[at(column, column)];
        }
        for (int column = n - 1; column >= 0; column--) {
            for (int i = Math.min(n - 1, column + width); i > column; i--) {
                b[column] -= entries[at(i, column)] * b[i];
            }
        }
    }

    private int at(int row, int column) {
        return row * (2 * width + 1) + column - row + width;
    }
}
