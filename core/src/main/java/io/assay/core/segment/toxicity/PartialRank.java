package io.assay.core.segment.toxicity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;

/// Rank correlation of two columns, also with what others explain of both taken out: Spearman's, whole and partial.
final class PartialRank {
    private PartialRank() {}

    static double correlation(double[] x, double[] y) {
        return pearson(ranks(x), ranks(y));
    }

    /// @param given columns whose ranks, and squares of them, are taken out by least squares; those that are constant or
    ///         say the same as others take out nothing more
    static double partial(double[] x, double[] y, double[]... given) {
        int n = x.length;
        var design = new double[n][1 + 2 * given.length];
        for (int c = 0; c < given.length; c++) {
            double[] ranks = ranks(given[c]);
            for (int i = 0; i < n; i++) {
                double centred = 2 * (ranks[i] - 0.5) / n - 1;
                design[i][1 + 2 * c] = centred;
                design[i][2 + 2 * c] = centred * centred;
            }
        }
        for (var row : design) {
            row[0] = 1;
        }
        var matrix = MatrixUtils.createRealMatrix(design);
        var solver = new SingularValueDecomposition(matrix).getSolver();
        var a = MatrixUtils.createRealVector(ranks(x));
        var b = MatrixUtils.createRealVector(ranks(y));
        return pearson(a.subtract(matrix.operate(solver.solve(a))).toArray(),
                b.subtract(matrix.operate(solver.solve(b))).toArray());
    }

    /// Ranks from 1, those of equal values their mean; what is no number is last.
    static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue).toArray();
        var ranks = new double[values.length];
        for (int from = 0; from < order.length;) {
            int to = from;
            while (to < order.length && Double.compare(values[order[to]] + 0.0, values[order[from]] + 0.0) == 0) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static double pearson(double[] x, double[] y) {
        double mx = Arrays.stream(x).average().orElse(Double.NaN);
        double my = Arrays.stream(y).average().orElse(Double.NaN);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
