package io.assay.core.segment;

import io.assay.core.profile.Shrinkage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

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
record TreeRows(List<String> names, double[][] x, double[][] y, double[][] w, double[] tau2, double[] share,
        int[] account, int[] lesson) {

    int size() {
        return account.length;
    }

    int responses() {
        return y.length;
    }

    TreeRows at(int[] rows) {
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
    record Raw(List<String> accounts, double[][] x, List<String> columns, double[] share, double[][] y, double[][] se,
            int[] account, int[] lesson) {

        int size() {
            return account.length;
        }

        /// Weighs the responses by the variance between accounts (DerSimonian and Laird 1986) in some rows. A
        /// response in which accounts differ by no more than their errors is left out, with a note.
        TreeRows weighed(int[] by, List<String> notes) {
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

        /// @param limits an account with too few fills in the earlier window of a lesson takes no part in it
        static Raw of(List<Lesson> lessons, List<Feature> features, List<Response> responses,
                AbstentionLimits limits, List<String> notes) {
            var columns = new ArrayList<String>();
            var share = new ArrayList<Double>();
            for (var response : responses) {
                String column = response.known(lessons);
                if (column.isEmpty() && response.isExpected()) {
                    notes.add(String.format(Locale.ROOT, "no lesson has %s", String.join(" or ", response.columns())));
                } else if (!column.isEmpty()) {
                    columns.add(column);
                    share.add(response.weight());
                }
            }
            var numbers = new TreeMap<String, Integer>();
            lessons.forEach(lesson -> lesson.profiles().accounts().forEach(name -> numbers.put(name, 0)));
            int next = 0;
            for (var entry : numbers.entrySet()) {
                entry.setValue(next++);
            }
            var before = lessons.stream().map(lesson -> usedRows(lesson, columns, limits)).toList();
            var layout = new Layout(lessons, before);
            var account = layout.account(numbers);
            return new Raw(List.copyOf(numbers.keySet()),
                    features.stream().map(f -> layout.before(f.column())).toArray(double[][]::new),
                    List.copyOf(columns), share.stream().mapToDouble(s -> s).toArray(),
                    columns.stream().map(c -> layout.after(c, Double.NaN)).toArray(double[][]::new),
                    columns.stream().map(c -> layout.after(c + "_se", 0)).toArray(double[][]::new), account,
                    layout.lesson());
        }

        private static int[] usedRows(Lesson lesson, List<String> columns, AbstentionLimits limits) {
            boolean[] enough = limits.enoughFills(lesson.profiles());
            var after = columns.stream().map(column -> lesson.after(column, Double.NaN)).toList();
            return IntStream.range(0, enough.length)
                    .filter(row -> enough[row] && after.stream().anyMatch(y -> !Double.isNaN(y[row]))).toArray();
        }
    }

    /// Where the rows of the lessons come from.
    private record Layout(List<Lesson> lessons, List<int[]> before) {
        int size() {
            return before.stream().mapToInt(rows -> rows.length).sum();
        }

        double[] before(String column) {
            return column(lesson -> {
                int at = lesson.profiles().column(column);
                return at < 0 ? absent(lesson) : lesson.profiles().columnValues(at);
            });
        }

        /// @param missing stands for a column that a lesson does not have at all
        double[] after(String column, double missing) {
            return column(lesson -> lesson.after(column, missing));
        }

        private static double[] absent(Lesson lesson) {
            var out = new double[lesson.profiles().rows()];
            Arrays.fill(out, Double.NaN);
            return out;
        }

        private double[] column(Function<Lesson, double[]> values) {
            var out = new double[size()];
            int row = 0;
            for (int l = 0; l < lessons.size(); l++) {
                double[] of = values.apply(lessons.get(l));
                for (int from : before.get(l)) {
                    out[row++] = of[from];
                }
            }
            return out;
        }

        int[] account(TreeMap<String, Integer> numbers) {
            var out = new int[size()];
            int row = 0;
            for (int l = 0; l < lessons.size(); l++) {
                for (int from : before.get(l)) {
                    out[row++] = numbers.getOrDefault(lessons.get(l).profiles().accounts().get(from), -1);
                }
            }
            return out;
        }

        int[] lesson() {
            return IntStream.range(0, lessons.size()).flatMap(l -> Arrays.stream(before.get(l)).map(row -> l))
                    .toArray();
        }
    }
}
