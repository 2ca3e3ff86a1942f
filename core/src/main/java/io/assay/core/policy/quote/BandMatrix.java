package io.assay.core.policy.quote;

/// Minus the generator of a Markov chain that may stop: rates between states within `width` of each other, and the rate at which
/// each state stops. Factorised without exchanging rows and without a single subtraction, after Grassmann, Taksar and Heyman
/// (Operations Research 33(5), 1985): a pivot is the sum of what leaves a state once the states before it are taken out, so that
/// no digit cancels however rarely a state is left. Time `n width²`.
final class BandMatrix {
    private final int n;
    private final int width;
    /// Rates, then factors below the diagonal, pivots on it and rates of what is left above it.
    private final double[] rates;
    private final double[] stops;

    BandMatrix(int n, int width) {
        this.n = n;
        this.width = Math.min(width, n - 1);
        this.rates = new double[n * (2 * this.width + 1)];
        this.stops = new double[n];
    }

    /// @param rate from one state to another, not negative
    void add(int from, int to, double rate) {
        rates[at(from, to)] += rate;
    }

    /// @param rate at which a state stops, not negative
    void stop(int state, double rate) {
        stops[state] += rate;
    }

    /// @throws NeverLeft when some states are never left
    void factorise() {
        for (int pivot = 0; pivot < n; pivot++) {
            int from = at(pivot, pivot);
            int last = Math.min(n - 1, pivot + width);
            double leaves = stops[pivot];
            for (int j = 1; j <= last - pivot; j++) {
                leaves += rates[from + j];
            }
            if (!(leaves > 0) || Double.isInfinite(leaves)) {
                throw new NeverLeft(pivot);
            }
            rates[from] = leaves;
            for (int row = pivot + 1; row <= last; row++) {
                int cell = at(row, pivot);
                if (rates[cell] != 0) {
                    double factor = rates[cell] / leaves;
                    rates[cell] = factor;
                    stops[row] += factor * stops[pivot];
                    for (int j = 1; j <= last - pivot; j++) {
                        rates[cell + j] += factor * rates[from + j];
                    }
                }
            }
        }
    }

    /// Solves `M x = b`, in place.
    void solve(double[] b) {
        for (int row = 0; row < n; row++) {
            for (int j = Math.max(0, row - width); j < row; j++) {
                b[row] += rates[at(row, j)] * b[j];
            }
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int j = Math.min(n - 1, row + width); j > row; j--) {
                b[row] += rates[at(row, j)] * b[j];
            }
            b[row] /= rates[at(row, row)];
        }
    }

    /// Solves `x M = b`, in place.
    void solveTransposed(double[] b) {
        for (int column = 0; column < n; column++) {
            for (int i = Math.max(0, column - width); i < column; i++) {
                b[column] += rates[at(i, column)] * b[i];
            }
            b[column] /= rates[at(column, column)];
        }
        for (int column = n - 1; column >= 0; column--) {
            for (int i = Math.min(n - 1, column + width); i > column; i--) {
                b[column] += rates[at(i, column)] * b[i];
            }
        }
    }

    private int at(int row, int column) {
        return row * (2 * width + 1) + column - row + width;
    }

    /// The states up to one, as far as they hang together, are never left.
    static final class NeverLeft extends IllegalStateException {
        private final int state;

        NeverLeft(int state) {
            super("some inventories are never left, or at no finite rate");
            this.state = state;
        }

        int state() {
            return state;
        }
    }
}
