package io.assay.app.pipeline;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.AbstentionLimits;
import io.assay.core.segment.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// The best one could hope for: a quadratic discriminant (one Gaussian a kind) that is told the truth about
/// four fifths of the accounts and names the last fifth, five times over. It reads the features the mixture
/// reads and abstains by the same limits, so what it misses, the features do not hold.
final class BestRule {
    private static final int FOLDS = 5;
    private static final double RIDGE = 1e-4;

    private final double[][] rows;
    private final boolean[] enough;
    private final int[] kinds;
    private final int count;

    private BestRule(double[][] rows, boolean[] enough, int[] kinds) {
        this.rows = rows;
        this.enough = enough;
        this.kinds = kinds;
        this.count = Arrays.stream(kinds).max().orElseThrow() + 1;
    }

    /// Kind of each account, -1 where the rule abstains.
    static int[] segments(FeatureMatrix profiles, int[] kinds, List<Feature> features) {
        var rows = new double[profiles.rows()][features.size()];
        for (int f = 0; f < features.size(); f++) {
            int column = profiles.column(features.get(f).column());
            for (int row = 0; row < rows.length; row++) {
                rows[row][f] = features.get(f).transform().apply(profiles.at(row, column));
            }
        }
        return new BestRule(rows, AbstentionLimits.DEFAULT.enoughFills(profiles), kinds).segments();
    }

    private int[] segments() {
        var random = new SplittableRandom(FOLDS);
        int[] fold = IntStream.range(0, rows.length).map(row -> random.nextInt(FOLDS)).toArray();
        var out = new int[rows.length];
        Arrays.fill(out, -1);
        for (int f = 0; f < FOLDS; f++) {
            int held = f;
            var clouds = IntStream.range(0, count)
                    .mapToObj(kind -> cloud(IntStream.range(0, rows.length)
                            .filter(row -> fold[row] != held && enough[row] && kinds[row] == kind).toArray()))
                    .toList();
            for (int row = 0; row < rows.length; row++) {
                if (fold[row] == held && enough[row]) {
                    out[row] = decide(clouds, rows[row]);
                }
            }
        }
        return out;
    }

    private static int decide(List<Cloud> clouds, double[] row) {
        double[] logs = clouds.stream().mapToDouble(cloud -> cloud.logDensity(row)).toArray();
        int best = 0;
        for (int k = 1; k < logs.length; k++) {
            best = logs[k] > logs[best] ? k : best;
        }
        double most = logs[best];
        double total = Arrays.stream(logs).map(log -> Math.exp(log - most)).sum();
        return 1 / total < AbstentionLimits.DEFAULT.probabilityMin() ? -1 : best;
    }

    /// One kind: its number of accounts, mean and covariance; absent values take no part.
    private record Cloud(int size, double[] mean, double[][] covariance) {
        double logDensity(double[] row) {
            if (size < 2) {
                return Double.NEGATIVE_INFINITY;
            }
            int[] seen = IntStream.range(0, row.length).filter(d -> !Double.isNaN(row[d])).toArray();
            if (seen.length == 0) {
                return Math.log(size);
            }
            var away = Arrays.stream(seen).mapToDouble(d -> row[d] - mean[d]).toArray();
            var part = MatrixUtils.createRealMatrix(covariance).getSubMatrix(seen, seen);
            var cholesky = new CholeskyDecomposition(part, 1e-8, 1e-12);
            var vector = MatrixUtils.createRealVector(away);
            return Math.log(size) - 0.5 * Math.log(cholesky.getDeterminant())
                    - 0.5 * vector.dotProduct(cholesky.getSolver().solve(vector)) - 0.919 * seen.length;
        }
    }

    private Cloud cloud(int[] members) {
        int dims = rows[0].length;
        var mean = new double[dims];
        var covariance = new double[dims][dims];
        for (int a = 0; a < dims; a++) {
            int at = a;
            mean[a] = Arrays.stream(members).mapToDouble(row -> rows[row][at]).filter(v -> !Double.isNaN(v)).average()
                    .orElse(0);
        }
        for (int a = 0; a < dims; a++) {
            for (int b = 0; b < dims; b++) {
                covariance[a][b] = covariance(members, a, mean[a], b, mean[b]);
            }
            covariance[a][a] += RIDGE;
        }
        return new Cloud(members.length, mean, covariance);
    }

    /// An absent value stands at the mean: that keeps the matrix positive definite.
    private double covariance(int[] members, int a, double meanA, int b, double meanB) {
        double sum = 0;
        for (int row : members) {
            double x = rows[row][a] - meanA;
            double y = rows[row][b] - meanB;
            sum += Double.isNaN(x) || Double.isNaN(y) ? 0 : x * y;
        }
        return sum / Math.max(1, members.length);
    }
}
