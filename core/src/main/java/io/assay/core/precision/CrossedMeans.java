package io.assay.core.precision;

import io.assay.core.policy.quote.Pieces;
import io.assay.core.policy.quote.ShrunkMeans;
import io.assay.core.segment.Lesson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Labels of several windows, each window's accounts in the segments that another window gave them. An account in one
/// segment throughout is one row, so that errors by account count what it does in all windows; one that changed is a row in
/// each. Where every window is known by blocks of time, errors count those too.
///
/// @param labels by window
/// @param blocks by window, those of the window; empty where nobody cut it
/// @param row by window and row of its labels, the row of both
/// @param segment by row
/// @param segments how many there are
record CrossedMeans(List<Labels> labels, List<List<Labels>> blocks, List<int[]> row, int[] segment, int segments) {

    static CrossedMeans of(List<ClosedPair.Side> sides, int segments, Labels.Columns columns) {
        var labels = sides.stream().map(side -> Labels.of(side.window().profiles(), columns)).toList();
        var blocks = sides.stream()
                .map(side -> side.window().blocks().stream().map(block -> Labels.of(block, columns)).toList()).toList();
        var given = new ArrayList<int[]>();
        var row = new ArrayList<int[]>();
        var segment = Stream.<Integer>builder();
        int next = 0;
        for (int w = 0; w < labels.size(); w++) {
            var known = sides.get(w).known();
            int[] own = Labels.aligned(labels.get(w).accounts(), known.accounts(), known.segment());
            int[] at = new int[own.length];
            int[] before =
                    w == 0 ? new int[0] : Lesson.positions(labels.get(w).accounts(), labels.get(w - 1).accounts());
            for (int i = 0; i < own.length; i++) {
                boolean same = w > 0 && before[i] >= 0 && given.get(w - 1)[before[i]] == own[i];
                at[i] = same ? row.get(w - 1)[before[i]] : next++;
                if (!same) {
                    segment.add(own[i]);
                }
            }
            given.add(own);
            row.add(at);
        }
        return new CrossedMeans(labels, blocks, List.copyOf(row), segment.build().mapToInt(s -> s).toArray(), segments);
    }

    /// Means by segment of a number of each account, weighted by notional. The error of an account is what its windows are known
    /// to have: a window that has none leaves those of the others standing.
    ///
    /// @param signal by row of labels
    ShrunkMeans of(Function<Labels, double[]> signal) {
        var weight = new double[segment.length];
        var sum = new double[segment.length];
        var error2 = new double[segment.length];
        for (int w = 0; w < labels.size(); w++) {
            var one = labels.get(w);
            double[] x = signal.apply(one);
            for (int i = 0; i < x.length; i++) {
                if (one.notional()[i] > 0 && !Double.isNaN(x[i])) {
                    int at = row.get(w)[i];
                    double error = one.notional()[i] * one.adverseSe()[i];
                    weight[at] += one.notional()[i];
                    sum[at] += one.notional()[i] * x[i];
                    error2[at] += Double.isNaN(error) ? 0 : error * error;
                }
            }
        }
        var mean = new double[segment.length];
        var se = new double[segment.length];
        Arrays.setAll(mean, i -> sum[i] / weight[i]);
        Arrays.setAll(se, i -> Math.sqrt(error2[i]) / weight[i]);
        return ShrunkMeans.of(segment, segments, weight, mean, se, pieces(signal));
    }

    private Pieces pieces(Function<Labels, double[]> signal) {
        if (blocks.stream().anyMatch(List::isEmpty)) {
            return Pieces.NONE;
        }
        int n = blocks.stream().flatMap(List::stream).mapToInt(Labels::rows).sum();
        var account = new int[n];
        var block = new int[n];
        var weight = new double[n];
        var x = new double[n];
        int to = 0;
        int number = 0;
        for (int w = 0; w < labels.size(); w++) {
            for (var one : blocks.get(w)) {
                double[] value = signal.apply(one);
                int[] of = Lesson.positions(one.accounts(), labels.get(w).accounts());
                for (int i = 0; i < of.length; i++) {
                    account[to] = of[i] < 0 ? 0 : row.get(w)[of[i]];
                    block[to] = number;
                    weight[to] = of[i] < 0 ? 0 : one.notional()[i];
                    x[to++] = value[i];
                }
                number++;
            }
        }
        return new Pieces(number, account, block, weight, x);
    }
}
