package io.assay.core.segment.mixture;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Lloyd's k-means from greedy k-means++ starts (Arthur and Vassilvitskii 2007): of several candidates drawn
/// by squared distance, the one that lowers the total most becomes the next centre.
///
/// Absent features are left out of a distance, which is then scaled up to all features, and out of a
/// centre. Cost: starts x iterations x rows x centres x dims.
public final class KMeans {
    private static final int CANDIDATES = 4;

    private final double[] points;
    private final int dims;
    private final int rows;

    /// @param points row-major; NaN where absent
    public KMeans(double[] points, int dims) {
        this.points = points;
        this.dims = dims;
        this.rows = points.length / dims;
    }

    /// @param centres row-major
    /// @param nearest centre of each row
    /// @param within sum of squared distances to the nearest centre
    public record Fit(double[] centres, int[] nearest, double within) {}

    /// The best of several starts; ties go to the earlier one.
    public Fit fit(int k, int starts, int iterationsMax, SplittableRandom random) {
        return fit(k, KMeansFit.Seeding.PLUS, starts, iterationsMax, random);
    }

    Fit fit(int k, KMeansFit.Seeding seeding, int starts, int iterationsMax, SplittableRandom random) {
        Fit best = lloyd(start(k, seeding, random), k, iterationsMax);
        for (int s = 1; s < starts; s++) {
            var next = lloyd(start(k, seeding, random), k, iterationsMax);
            if (next.within < best.within) {
                best = next;
            }
        }
        return best;
    }

    private double[] start(int k, KMeansFit.Seeding seeding, SplittableRandom random) {
        return switch (seeding) {
            case PLUS -> start(k, random);
            case ROWS -> {
                var centres = new double[k * dims];
                int[] order = Sample.shuffled(rows, random);
                for (int c = 0; c < k; c++) {
                    copyCentre(centres, c, order[c]);
                }
                yield centres;
            }
        };
    }

    /// Centres only, without Lloyd's iterations.
    double[] start(int k, SplittableRandom random) {
        var centres = new double[k * dims];
        Arrays.fill(centres, Double.NaN);
        copyCentre(centres, 0, random.nextInt(rows));
        var distance = new double[rows];
        for (int row = 0; row < rows; row++) {
            distance[row] = squared(centres, 0, points, row * dims, dims);
        }
        for (int c = 1; c < k; c++) {
            double[] best = {};
            int bestRow = 0;
            double bestTotal = Double.POSITIVE_INFINITY;
            for (int t = 0; t < CANDIDATES; t++) {
                int row = draw(distance, random);
                double[] with = closer(distance, row);
                double total = Arrays.stream(with).sequential().reduce(0, Double::sum);
                if (total < bestTotal) {
                    bestTotal = total;
                    best = with;
                    bestRow = row;
                }
            }
            copyCentre(centres, c, bestRow);
            distance = best;
        }
        return centres;
    }

    Fit lloyd(double[] start, int k, int iterationsMax) {
        double[] centres = start.clone();
        var nearest = new int[rows];
        Arrays.fill(nearest, -1);
        double within = 0;
        for (int i = 0; i < iterationsMax; i++) {
            boolean moved = false;
            within = 0;
            for (int row = 0; row < rows; row++) {
                int now = nearest(centres, k, points, row * dims, dims);
                within += squared(centres, now * dims, points, row * dims, dims);
                moved |= now != nearest[row];
                nearest[row] = now;
            }
            if (!moved) {
                break;
            }
            recentre(centres, nearest);
        }
        return new Fit(centres, nearest, within);
    }

    /// Index of the centre nearest to the row at `at`. Ties go to the lower index, so a run repeats exactly.
    public static int nearest(double[] centres, int k, double[] points, int at, int dims) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < k; c++) {
            double d = squared(centres, c * dims, points, at, dims);
            if (d < least) {
                least = d;
                best = c;
            }
        }
        return best;
    }

    /// Squared distance over the features both have, scaled up to all; 0 when they share none.
    public static double squared(double[] a, int aAt, double[] b, int bAt, int dims) {
        double sum = 0;
        for (int d = 0; d < dims; d++) {
            double diff = a[aAt + d] - b[bAt + d];
            sum += diff * diff;
        }
        return Double.isNaN(sum) ? squaredOfShared(a, aAt, b, bAt, dims) : sum;
    }

    private static double squaredOfShared(double[] a, int aAt, double[] b, int bAt, int dims) {
        double sum = 0;
        int shared = 0;
        for (int d = 0; d < dims; d++) {
            double diff = a[aAt + d] - b[bAt + d];
            if (!Double.isNaN(diff)) {
                sum += diff * diff;
                shared++;
            }
        }
        return shared == 0 ? 0 : sum * dims / shared;
    }

    private void copyCentre(double[] centres, int c, int row) {
        System.arraycopy(points, row * dims, centres, c * dims, dims);
    }

    private int draw(double[] distance, SplittableRandom random) {
        double total = 0;
        for (double d : distance) {
            total += d;
        }
        double left = random.nextDouble() * total;
        for (int row = 0; row < rows; row++) {
            left -= distance[row];
            if (left < 0) {
                return row;
            }
        }
        return rows - 1;
    }

    private double[] closer(double[] distance, int centre) {
        var out = new double[rows];
        for (int row = 0; row < rows; row++) {
            out[row] = Math.min(distance[row], squared(points, centre * dims, points, row * dims, dims));
        }
        return out;
    }

    /// Means of the observed values; a centre nobody is near stays where it is.
    private void recentre(double[] centres, int[] nearest) {
        var sums = new double[centres.length];
        var counts = new int[centres.length];
        for (int row = 0; row < rows; row++) {
            int to = nearest[row] * dims;
            int from = row * dims;
            for (int d = 0; d < dims; d++) {
                double v = points[from + d];
                boolean isThere = !Double.isNaN(v);
                sums[to + d] += isThere ? v : 0;
                counts[to + d] += isThere ? 1 : 0;
            }
        }
        for (int i = 0; i < centres.length; i++) {
            if (counts[i] > 0) {
                centres[i] = sums[i] / counts[i];
            }
        }
    }
}
