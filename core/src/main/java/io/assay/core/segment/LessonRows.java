package io.assay.core.segment;

import io.assay.core.segment.tree.TreeRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Lessons as the rows a tree grows on.
final class LessonRows {
    private LessonRows() {}

    /// @param limits an account with too few fills in the earlier window of a lesson takes no part in it
    static TreeRows.Raw of(List<Lesson> lessons, List<Feature> features, List<Response> responses,
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
        return new TreeRows.Raw(List.copyOf(numbers.keySet()),
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
