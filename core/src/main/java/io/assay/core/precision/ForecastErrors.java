package io.assay.core.precision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// How far the forecasts of one label were off, by method, for every account of every judged window of which the label,
/// its weight and a forecast are known. An account absent from a window has no row of it.
///
/// @param rows how many pairs of account and window
/// @param accounts how many accounts
/// @param account by row
/// @param window by row, the number of the judged window, 0 for the first
/// @param weight by row
/// @param noise by row, the known squared error of what happened; 0 where none is known of the label
/// @param miss by method and row, what happened less what was foretold
/// @param shifts by block of the last judged window and row, how far what happened moves when that block is drawn once more
record ForecastErrors(int rows, int accounts, int[] account, int[] window, double[] weight, double[] noise,
        double[][] miss, List<double[]> shifts) {

    static ForecastErrors of(Foretold label, List<Round> rounds) {
        var parts = new ArrayList<Part>();
        var ids = new HashMap<String, Integer>();
        for (var round : rounds) {
            parts.add(Part.of(label, round, ids));
        }
        int methods = rounds.get(0).outcomes().size();
        int rows = parts.stream().mapToInt(p -> p.kept.length).sum();
        var out = new ForecastErrors(rows, ids.size(), new int[rows], new int[rows], new double[rows],
                new double[rows], new double[methods][rows], new ArrayList<>());
        int first = 0;
        for (int r = 0; r < parts.size(); r++) {
            var part = parts.get(r);
            for (int i = 0; i < part.kept.length; i++) {
                int at = part.kept[i];
                out.account[first + i] = part.id[i];
                out.window[first + i] = r;
                out.weight[first + i] = part.weight[at];
                out.noise[first + i] = label.hasKnownError() ? part.error[at] * part.error[at] : 0;
                for (int m = 0; m < methods; m++) {
                    out.miss[m][first + i] = part.value[at] - part.forecasts.get(m)[at];
                }
            }
            first += part.kept.length;
        }
        var last = parts.get(parts.size() - 1);
        var outcome = rounds.get(rounds.size() - 1).outcomes().get(0);
        for (double[] shift : label.shifts(outcome.labels(), outcome.blocks())) {
            var own = new double[rows];
            for (int i = 0; i < last.kept.length; i++) {
                own[rows - last.kept.length + i] = shift[last.kept[i]];
            }
            out.shifts.add(own);
        }
        return out;
    }

    /// By row, `w ((y - yhat)² - se²)`.
    double[] loss(int method) {
        var out = new double[rows];
        Arrays.setAll(out, row -> weight[row] * (miss[method][row] * miss[method][row] - noise[row]));
        return out;
    }

    /// One window.
    ///
    /// @param kept rows of the labels that can be judged
    /// @param id of the account, by row kept
    private record Part(double[] value, double[] error, double[] weight, List<double[]> forecasts, int[] kept,
            int[] id) {

        static Part of(Foretold label, Round round, HashMap<String, Integer> ids) {
            var labels = round.labels();
            double[] value = label.values(labels);
            double[] error = label.errors(labels);
            double[] weight = label.weights(error, round.outcomes().get(0).decision().forecast(label).tau2());
            var forecasts = round.outcomes().stream().map(o -> o.decision().forecast(label).on(o.segment())).toList();
            var kept = new int[labels.rows()];
            var id = new int[labels.rows()];
            int n = 0;
            for (int i = 0; i < kept.length; i++) {
                if (!Double.isNaN(value[i]) && weight[i] > 0 && !Double.isNaN(forecasts.get(0)[i])) {
                    id[n] = ids.computeIfAbsent(labels.accounts().get(i), name -> ids.size());
                    kept[n++] = i;
                }
            }
            return new Part(value, error, weight, forecasts, Arrays.copyOf(kept, n), Arrays.copyOf(id, n));
        }
    }
}
