package io.assay.core.precision;

import io.assay.core.policy.quote.DerSimonianLaird;
import io.assay.core.policy.quote.ShrunkMeans;
import io.assay.core.segment.Assignments;
import io.assay.core.segment.Segmentation;
import java.util.Arrays;
import java.util.List;

/// All that one method decides for a window before that window opens. It is made from the windows before and
/// is given no other, so it cannot know the window it will be judged on.
///
/// The method is fitted on the last window before; what it knows of the segments comes from the last closed pair
/// ([ClosedPair]). Accounts hold the segment they were last known in ([LastKnown]), those that took nothing in the last window too.
///
/// @param segmentation the fit
/// @param assignments segments by the profiles of the last window before
/// @param held segments that hold in the window to come
/// @param actions action by basis and segment, the uniform one last
/// @param told by basis: whether anything was known that could tell segments apart, at least two of them having a number
///     with an error; without it all actions are one, and that is no finding
/// @param forecasts what is expected of the window to come, in the order of [Foretold]
/// @param crossed whether segment means come from assignments of an earlier window
record Decision(Segmentation segmentation, Assignments assignments, LastKnown held, double[][] actions, boolean[] told,
        List<Forecast> forecasts, boolean crossed) {

    /// @param past windows before the one decided for, in order of time; at least one
    /// @param fit of the last of them
    static Decision of(Segmentation fit, List<WindowProfiles> past, List<ValueBasis> bases, Labels.Columns columns) {
        var pair = ClosedPair.of(fit, past);
        var labels = pair.labels(columns);
        var crossed = pair.means(columns);
        int k = fit.segments().size();
        var actions = new double[bases.size()][];
        var told = new boolean[bases.size()];
        for (int b = 0; b < actions.length; b++) {
            switch (bases.get(b)) {
                case ValueBasis.ByAccount basis -> {
                    var means = crossed.of(basis::signal);
                    actions[b] = actions(basis, means);
                    told[b] = DerSimonianLaird.isTold(means.raw(), means.se());
                }
                case ValueBasis.Quoted basis -> {
                    var policy = QuotedPolicy.of(pair.groups(basis), basis.limits());
                    actions[b] = policy.widths();
                    told[b] = policy.isTold();
                }
            }
        }
        int[] segment = pair.segmentOf(labels);
        var forecasts = Arrays.stream(Foretold.values())
                .map(label -> label.forecast(segment, k, labels)).toList();
        var assignments = fit.assign(past.getLast().profiles());
        return new Decision(fit, assignments, pair.known().after(assignments), actions, told, forecasts,
                pair.isCrossed());
    }

    int segments() {
        return segmentation.segments().size();
    }

    /// Action on everybody who has no segment; NaN where nothing was known to choose it by.
    double uniformAction(int basis) {
        return actions[basis][segments()];
    }

    /// Action on each account of the window to come; accounts without a segment get the uniform one.
    double[] actionsOn(int basis, int[] segment) {
        var out = new double[segment.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = actions[basis][segment[i] < 0 ? segments() : segment[i]];
        }
        return out;
    }

    Forecast forecast(Foretold label) {
        return forecasts.get(label.ordinal());
    }

    /// Weights `1 / (se² + tau²)`; NaN where the error is not known.
    static double[] precision(double[] se, double tau2) {
        var out = new double[se.length];
        for (int i = 0; i < out.length; i++) {
            double variance = se[i] * se[i] + tau2;
            out[i] = variance > 0 ? 1 / variance : Double.NaN;
        }
        return out;
    }

    private static double[] actions(ValueBasis.ByAccount basis, ShrunkMeans means) {
        int k = means.shrunk().length;
        var out = new double[k + 1];
        for (int s = 0; s < k; s++) {
            out[s] = basis.action(means.shrunk()[s]);
        }
        out[k] = basis.action(means.mean());
        return out;
    }
}
