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
import java.util.List;
import java.util.stream.DoubleStream;

/// The tournament of a run: every method judged on windows it has not seen.
///
/// @param plan how the span was cut
/// @param verdict what came of it
record Judgement(WindowPlan plan, Verdict verdict) {

    static Judgement of(Windows windows, Workers workers, List<Candidate> methods, RunConfig config,
            Progress progress) {
        return Work.during(progress, "judging " + methods.size() + " segmentations", () -> new Judgement(
                windows.plan(), Tournament.run(methods, windows.profiles(), tournament(config), workers::all)));
    }

    static TournamentConfig tournament(RunConfig config) {
        var value = config.value();
        var standard = TournamentConfig.DEFAULT;
        return new TournamentConfig(value.horizon(), new LogisticQuote(value.alpha(), value.beta()),
                around(value.alphaRange(), value.alpha()), around(value.betaRange(), value.beta()), limits(config),
                value.hedgeCostBp(), value.churnCostBp(), standard.judgedBy(), value.materiality(),
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
