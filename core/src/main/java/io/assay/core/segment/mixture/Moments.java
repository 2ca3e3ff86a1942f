package io.assay.core.segment.mixture;

/// Expected counts, first and second moments of the rows of each component, about its old mean: what an M-step
/// needs to know of the rows.
final class Moments {
    /// Shares below this are nothing; a row in one component usually has nothing of most others.
    private static final double NOTHING = 1e-12;

    private final int dims;
    private final double[] counts;
    private final double[] first;
    private final double[] second;

    Moments(int components, int dims) {
        this.dims = dims;
        counts = new double[components];
        first = new double[components * dims];
        second = new double[components * dims * dims];
    }

    double[] counts() {
        return counts;
    }

    /// One row a component.
    double[] first() {
        return first;
    }

    /// One matrix a component, of which only the lower triangle counts until [#centre].
    double[] second() {
        return second;
    }

    /// What a block of rows needs while it is worked on.
    static final class Room {
        private final int[] picked = new int[Conditional.BLOCK];
        private final double[] weights = new double[Conditional.BLOCK];
        private final double[] weighted = new double[Conditional.BLOCK];
        private final double[] completed;
        private final double[] shown;

        Room(int dims) {
            completed = new double[dims * Conditional.BLOCK];
            shown = new double[dims * Conditional.BLOCK];
        }
    }

    /// Adds rows of one pattern to component `c`.
    ///
    /// @param from first row of the pattern to add
    /// @param n how many
    /// @param share of the component in these rows, from `at`
    void add(int c, Conditional conditional, Patterns.Pattern pattern, int from, int n, double[] share, int at,
            Room room) {
        double total = 0;
        for (int begin = 0; begin < n; begin += Conditional.BLOCK) {
            int end = Math.min(n, begin + Conditional.BLOCK);
            int picked = 0;
            for (int r = begin; r < end; r++) {
                double w = share[at + r];
                if (w >= NOTHING) {
                    room.picked[picked] = from + r;
                    room.weights[picked++] = w;
                    total += w;
                }
            }
            if (picked > 0) {
                conditional.completed(pattern.columns(), pattern.size(), room.picked, picked, room.completed,
                        room.shown);
                addBlock(c, picked, room);
            }
        }
        counts[c] += total;
        conditional.addResidual(total, second, c * dims * dims);
    }

    private void addBlock(int c, int n, Room room) {
        double[] y = room.completed;
        double[] wy = room.weighted;
        for (int i = 0; i < dims; i++) {
            int own = i * Conditional.BLOCK;
            for (int r = 0; r < n; r++) {
                wy[r] = room.weights[r] * y[own + r];
            }
            first[c * dims + i] += dot(room.weights, y, own, n);
            int line = (c * dims + i) * dims;
            for (int j = 0; j <= i; j++) {
                second[line + j] += dot(wy, y, j * Conditional.BLOCK, n);
            }
        }
    }

    /// Four sums side by side, because each addition waits for the one before it.
    private static double dot(double[] a, double[] b, int at, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int r = 0;
        for (; r + 3 < n; r += 4) {
            s0 += a[r] * b[at + r];
            s1 += a[r + 1] * b[at + r + 1];
            s2 += a[r + 2] * b[at + r + 2];
            s3 += a[r + 3] * b[at + r + 3];
        }
        for (; r < n; r++) {
            s0 += a[r] * b[at + r];
        }
        return (s0 + s1) + (s2 + s3);
    }

    void add(Moments other) {
        add(counts, other.counts);
        add(first, other.first);
        add(second, other.second);
    }

    private static void add(double[] to, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    /// Moves the second moments of a component of `n` rows to its new mean and fills the upper triangle.
    void centre(int c, double n) {
        int at = c * dims * dims;
        for (int i = 0; i < dims; i++) {
            for (int j = 0; j <= i; j++) {
                double moved = second[at + i * dims + j] - first[c * dims + i] * first[c * dims + j] / n;
                second[at + i * dims + j] = moved;
                second[at + j * dims + i] = moved;
            }
        }
    }

    /// Components of one shape get the second moments of all of them, each in proportion to its count.
    void share(int[] shape) {
        int size = dims * dims;
        int shapes = 0;
        for (int s : shape) {
            shapes = Math.max(shapes, s + 1);
        }
        if (shapes == shape.length) {
            return;
        }
        for (int s = 0; s < shapes; s++) {
            share(shape, s, size);
        }
    }

    private void share(int[] shape, int wanted, int size) {
        double count = 0;
        var sum = new double[size];
        for (int c = 0; c < shape.length; c++) {
            if (shape[c] == wanted) {
                count += counts[c];
                for (int i = 0; i < size; i++) {
                    sum[i] += second[c * size + i];
                }
            }
        }
        for (int c = 0; c < shape.length; c++) {
            for (int i = 0; i < size && shape[c] == wanted; i++) {
                second[c * size + i] = sum[i] * counts[c] / count;
            }
        }
    }
}
