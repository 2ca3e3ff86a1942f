package io.assay.core.segment.tree;

import io.assay.core.profile.Shrinkage;
import io.assay.core.segment.mixture.Robust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lessons laid out by column: one row an account in a lesson.
///
/// @param names of the responses
/// @param x features by row, in their own units; NaN = absent
/// @param y responses by row; NaN = absent
/// @param w their weights `1 / (se² + tau²)`; 0 where the response or its error is absent
/// @param tau2 variance of true responses between accounts, by response; above zero
/// @param share weight of a response in the criterion
/// @param account number of the account of each row, by name
/// @param lesson number of the lesson of each row
public record TreeRows(List<String> names, double[][] x, double[][] y, double[][] w, double[] tau2, double[] share,
        int[] account, int[] lesson) {

    int size() {
        return account.length;
    }

    /// Number of responses.
    public int responses() {
        return y.length;
    }

    /// These rows, in this order.
    public TreeRows at(int[] rows) {
        return new TreeRows(names, picked(x, rows), picked(y, rows), picked(w, rows), tau2, share,
                picked(account, rows),
                picked(lesson, rows));
    }

    /// How much a row says of its account's true response, 0 to 1: the mean of `tau² / (se² + tau²)`.
    double reliability(int row) {
        double sum = 0;
        double shares = 0;
        for (int r = 0; r < y.length; r++) {
            sum += share[r] * tau2[r] * w[r][row];
            shares += share[r];
        }
        return sum / shares;
    }

    private static double[][] picked(double[][] columns, int[] rows) {
        return Arrays.stream(columns).map(c -> Arrays.stream(rows).mapToDouble(row -> c[row]).toArray())
                .toArray(double[][]::new);
    }

    private static int[] picked(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    /// The rows of all lessons before their responses are weighed.
    ///
    /// @param accounts names, ascending
    /// @param x features
    /// @param columns names of the responses
    /// @param share of each response in the criterion
    /// @param y responses
    /// @param se their standard errors; 0 where the column has none at all
    /// @param account by row, index into `accounts`
    /// @param lesson by row
    public record Raw(List<String> accounts, double[][] x, List<String> columns, double[] share, double[][] y,
            double[][] se,
            int[] account, int[] lesson) {

        int size() {
            return account.length;
        }

        /// Names of the accounts of those of some rows that lie in one lesson, ascending.
        public List<String> accountsAt(int[] rows, int wanted) {
            return Arrays.stream(rows).filter(row -> lesson[row] == wanted).map(row -> account[row]).sorted().distinct()
                    .mapToObj(accounts::get).toList();
        }

        /// Weighs the responses by the variance between accounts (DerSimonian and Laird 1986) in some rows. A
        /// response in which accounts differ by no more than their errors is left out, with a note.
        public TreeRows weighed(int[] by, List<String> notes) {
            var kept = new ArrayList<Integer>();
            var tau2 = new double[y.length];
            for (int r = 0; r < y.length; r++) {
                tau2[r] = variance(picked(y, by)[r], picked(se, by)[r]);
                if (tau2[r] > 0) {
                    kept.add(r);
                } else {
                    notes.add(columns.get(r) + " differs between accounts by no more than its errors");
                }
            }
            int[] used = kept.stream().mapToInt(r -> r).toArray();
            var weights = Arrays.stream(used).mapToObj(r -> weights(r, tau2[r])).toArray(double[][]::new);
            return new TreeRows(kept.stream().map(columns::get).toList(), x,
                    Arrays.stream(used).mapToObj(r -> y[r]).toArray(double[][]::new), weights,
                    Arrays.stream(used).mapToDouble(r -> tau2[r]).toArray(),
                    Arrays.stream(used).mapToDouble(r -> share[r]).toArray(), account, lesson);
        }

        private double[] weights(int r, double tau2) {
            var out = new double[size()];
            for (int row = 0; row < out.length; row++) {
                double error = se[r][row];
                out[row] = Double.isNaN(y[r][row]) || Double.isNaN(error) ? 0 : 1 / (error * error + tau2);
            }
            return out;
        }

        private static double variance(double[] y, double[] se) {
            if (Arrays.stream(se).anyMatch(e -> e > 0)) {
                return Shrinkage.of(y, se).tau2();
            }
            double sd = Robust.standardDeviation(Robust.present(y));
            return sd * sd;
        }
    }
}
