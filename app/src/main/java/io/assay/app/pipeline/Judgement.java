package io.assay.app.pipeline;

import io.assay.app.config.Progress;
import io.assay.app.config.RunConfig;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.WidthLimits;
import io.assay.core.precision.Blocks;
import io.assay.core.precision.Candidate;
import io.assay.core.precision.Horizons;
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
            List<Candidate> methods, OfferFile offers, RunConfig config, Progress progress) {
        var profiling = new Profiling(workers);
        var plan = WindowPlan.of(span.fromNs(), span.toNs());
        var windows = new ArrayList<WindowProfiles>();
        try (var task = progress.begin("profiling windows", "windows", plan.windows().size())) {
            for (var window : plan.windows()) {
                var profiles = plan.windows().size() == 1
                        ? whole
                        : profiling.of(tape, spec.withWindow(new Window(window.fromNs(), window.toNs())), done -> {});
                boolean judged = windows.size() == plan.windows().size() - 1 && !windows.isEmpty();
                var blocks = blocks(window, config);
                windows.add(new WindowProfiles(window.fromNs(), window.toNs(), profiles,
                        judged ? inBlocks(tape, spec, window, blocks, profiling) : List.of(),
                        offers.within(window, blocks)));
                task.at(windows.size());
            }
        }
        return Work.during(progress, "judging " + methods.size() + " segmentations",
                () -> new Judgement(plan, Tournament.run(methods, windows, tournament(config), workers::all)));
    }

    private static List<Long> blocks(WindowPlan.Window window, RunConfig config) {
        return Blocks.of(window.fromNs(), window.toNs(), Horizons.lengthNs(config.value().horizon()));
    }

    /// Profiles of the judged window block by block, so that its errors can be taken by time too.
    private static List<FeatureMatrix> inBlocks(Tape tape, FoldSpec spec, WindowPlan.Window window, List<Long> blocks,
            Profiling profiling) {
        var out = new ArrayList<FeatureMatrix>();
        for (int b = 0; b < blocks.size() && blocks.size() > 1; b++) {
            long to = b + 1 < blocks.size() ? blocks.get(b + 1) : window.toNs();
            out.add(profiling.of(tape, spec.withWindow(new Window(blocks.get(b), to)), done -> {}));
        }
        return out;
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
