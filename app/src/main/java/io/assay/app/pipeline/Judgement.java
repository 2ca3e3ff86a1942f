package io.assay.app.pipeline;

import io.assay.app.config.Progress;
import io.assay.app.config.RunConfig;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.WidthLimits;
import io.assay.core.precision.Candidate;
import io.assay.core.precision.Tournament;
import io.assay.core.precision.TournamentConfig;
import io.assay.core.precision.Verdict;
import io.assay.core.precision.WindowPlan;
import io.assay.core.precision.WindowProfiles;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import io.assay.core.profile.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// The tournament of a run: profiles window by window, every method judged on windows it has not seen.
///
/// @param plan how the span was cut
/// @param verdict what came of it
record Judgement(WindowPlan plan, Verdict verdict) {

    /// @param span of the flow, last moment excluded
    /// @param whole profiles over it, used as they are when it makes a single window
    static Judgement of(Tape tape, FoldSpec spec, Window span, FeatureMatrix whole, Workers workers,
            List<Candidate> methods, RunConfig config, Progress progress) {
        var profiling = new Profiling(workers);
        var plan = WindowPlan.of(span.fromNs(), span.toNs());
        var windows = new ArrayList<WindowProfiles>();
        try (var task = progress.begin("profiling windows", "windows", plan.windows().size())) {
            for (var window : plan.windows()) {
                var profiles = plan.windows().size() == 1
                        ? whole
                        : profiling.of(tape, spec.withWindow(new Window(window.fromNs(), window.toNs())), done -> {});
                windows.add(new WindowProfiles(window.fromNs(), window.toNs(), profiles));
                task.at(windows.size());
            }
        }
        return Work.during(progress, "judging " + methods.size() + " segmentations",
                () -> new Judgement(plan, Tournament.run(methods, windows, tournament(config), workers::all)));
    }

    static TournamentConfig tournament(RunConfig config) {
        var value = config.value();
        var standard = TournamentConfig.DEFAULT;
        return new TournamentConfig(value.horizon(), new LogisticQuote(value.alpha(), value.beta()),
                around(value.alphaRange(), value.alpha()), around(value.betaRange(), value.beta()), limits(config),
                value.hedgeCostBp(), standard.churnCostBp(), standard.judgedBy(), value.materiality(),
                standard.level(), value.bootstrap(), standard.refits(), standard.refitRowsMax(),
                standard.validationMax(), config.seed());
    }

    static WidthLimits limits(RunConfig config) {
        return new WidthLimits(config.policy().minHalfSpreadBp(), config.policy().maxHalfSpreadBp(), 0);
    }

    private static List<Double> around(RunConfig.Range range, double middle) {
        return DoubleStream.of(range.low(), middle, range.high()).distinct().boxed().toList();
    }
}
