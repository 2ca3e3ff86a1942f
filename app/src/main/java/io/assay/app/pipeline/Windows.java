package io.assay.app.pipeline;

import io.assay.app.config.Progress;
import io.assay.app.config.RunConfig;
import io.assay.app.config.UserError;
import io.assay.core.precision.Blocks;
import io.assay.core.precision.Horizons;
import io.assay.core.precision.Lessons;
import io.assay.core.precision.WindowPlan;
import io.assay.core.precision.WindowProfiles;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import io.assay.core.profile.Window;
import io.assay.core.segment.Lesson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The span of a run cut into windows, and the profiles of each.
///
/// @param plan how it was cut
/// @param profiles by window
record Windows(WindowPlan plan, List<WindowProfiles> profiles) {

    /// @param span of the flow, last moment excluded
    /// @param whole profiles over it, used as they are when it makes a single window
    static Windows of(Tape tape, FoldSpec spec, Window span, FeatureMatrix whole, Workers workers,
            OfferFile offers, RunConfig config, Progress progress) {
        var plan = plan(span, config);
        var finer = Lessons.rehearsal(plan);
        var profiling = new Profiling(workers);
        try (var task = progress.begin("profiling windows", "windows", plan.windows().size() + finer.size())) {
            var parts = new ArrayList<WindowProfiles>();
            for (var window : finer) {
                parts.add(profiled(profiling, tape, spec, window, List.of())
                        .withOffers(offers.within(window, blocks(window, config))));
                task.at(parts.size());
            }
            var out = new ArrayList<WindowProfiles>();
            for (var window : plan.windows()) {
                var blocks = blocks(window, config);
                boolean timed = plan.windows().size() > 1 && out.size() >= plan.windows().size() - 2;
                var one = plan.windows().size() == 1 ? new WindowProfiles(window.fromNs(), window.toNs(), whole)
                        : profiled(profiling, tape, spec, window, out.isEmpty() ? parts : List.of());
                out.add(one.withOffers(offers.within(window, blocks))
                        .withBlocks(timed ? inBlocks(tape, spec, window, blocks, profiling,
                                Blocks.columns(config.value().horizon())) : List.of()));
                task.at(parts.size() + out.size());
            }
            return new Windows(plan, out);
        }
    }

    private static WindowPlan plan(Window span, RunConfig config) {
        var horizon = config.value().horizon();
        if (config.judgeFrom().isEmpty()) {
            return WindowPlan.of(span.fromNs(), span.toNs(), Horizons.lengthNs(horizon));
        }
        long cut = switch (config.judgeFrom().get()) {
            case RunConfig.JudgeFrom.At at -> Pipeline.nanos(at.moment());
            case RunConfig.JudgeFrom.After after ->
                    span.fromNs() + Math.round(after.share() * (double) (span.toNs() - span.fromNs()));
        };
        if (cut <= span.fromNs() || cut >= span.toNs()) {
            throw UserError.usage("nothing can be judged from " + instant(cut) + " on")
                    .because("the flow goes from " + instant(span.fromNs()) + " to " + instant(span.toNs()))
                    .next("name a moment inside, or leave judge-from out: the last week, day or half is then judged");
        }
        var plan = WindowPlan.cut(span.fromNs(), cut, span.toNs());
        if (plan.embargoNs() < Horizons.lengthNs(horizon)) {
            throw UserError.usage("windows this short cannot be judged " + horizon + " after the fills")
                    .at("judge-from " + instant(cut))
                    .because(
                            "labels of the first would look into the second; each must be ten times as long as labels look"
                                    + " ahead, and the flow goes from " + instant(span.fromNs()) + " to "
                                    + instant(span.toNs()))
                    .next("name another moment, a shorter value.horizon, or more data");
        }
        return plan;
    }

    private static Instant instant(long ns) {
        return Instant.EPOCH.plusNanos(ns);
    }

    private static WindowProfiles profiled(Profiling profiling, Tape tape, FoldSpec spec, WindowPlan.Window window,
            List<WindowProfiles> parts) {
        var profiles = profiling.of(tape, spec.withWindow(new Window(window.fromNs(), window.toNs())), done -> {});
        return new WindowProfiles(window.fromNs(), window.toNs(), profiles, parts);
    }

    private static List<Long> blocks(WindowPlan.Window window, RunConfig config) {
        return Blocks.of(window.fromNs(), window.toNs(), Horizons.lengthNs(config.value().horizon()));
    }

    /// Profiles of a window block by block, so that errors can be taken by time too: of the judged one and of the one before,
    /// which between them make the widths that are published.
    private static List<FeatureMatrix> inBlocks(Tape tape, FoldSpec spec, WindowPlan.Window window, List<Long> blocks,
            Profiling profiling, List<String> columns) {
        var out = new ArrayList<FeatureMatrix>();
        for (int b = 0; b < blocks.size() && blocks.size() > 1; b++) {
            long to = b + 1 < blocks.size() ? blocks.get(b + 1) : window.toNs();
            out.add(profiling.of(tape, spec.withColumns(columns).withWindow(new Window(blocks.get(b), to)), done -> {})
                    .select(columns));
        }
        return out;
    }

    /// What all windows teach of each other.
    List<Lesson> lessons() {
        return Lessons.upTo(profiles, profiles.size() - 1);
    }
}
