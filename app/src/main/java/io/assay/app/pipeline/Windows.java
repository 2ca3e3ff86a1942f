package io.assay.app.pipeline;

import io.assay.app.config.Progress;
import io.assay.core.precision.Lessons;
import io.assay.core.precision.WindowPlan;
import io.assay.core.precision.WindowProfiles;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import io.assay.core.profile.Window;
import io.assay.core.segment.Lesson;
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
            Progress progress) {
        var plan = WindowPlan.of(span.fromNs(), span.toNs());
        var finer = Lessons.rehearsal(plan);
        var profiling = new Profiling(workers);
        try (var task = progress.begin("profiling windows", "windows", plan.windows().size() + finer.size())) {
            var parts = new ArrayList<WindowProfiles>();
            for (var window : finer) {
                parts.add(profiled(profiling, tape, spec, window, List.of()));
                task.at(parts.size());
            }
            var out = new ArrayList<WindowProfiles>();
            for (var window : plan.windows()) {
                out.add(plan.windows().size() == 1 ? new WindowProfiles(window.fromNs(), window.toNs(), whole)
                        : profiled(profiling, tape, spec, window, out.isEmpty() ? parts : List.of()));
                task.at(parts.size() + out.size());
            }
            return new Windows(plan, out);
        }
    }

    private static WindowProfiles profiled(Profiling profiling, Tape tape, FoldSpec spec, WindowPlan.Window window,
            List<WindowProfiles> parts) {
        var profiles = profiling.of(tape, spec.withWindow(new Window(window.fromNs(), window.toNs())), done -> {});
        return new WindowProfiles(window.fromNs(), window.toNs(), profiles, parts);
    }

    /// What all windows teach of each other.
    List<Lesson> lessons() {
        return Lessons.upTo(profiles, profiles.size() - 1);
    }
}
