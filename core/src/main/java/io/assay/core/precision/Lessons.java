package io.assay.core.precision;

import io.assay.core.segment.Lesson;
import java.util.ArrayList;
import java.util.List;

/// What a method may learn of one window's response to the profile of the window before.
public final class Lessons {
    private Lessons() {}

    /// Every window with the one before it, oldest first, up to and including `last`: nothing later is looked at. Of
    /// windows that are cut finer their parts, too. Features that look past the gap between the two are taken out. Where
    /// the later one has records of offers its accounts' [Demand] is a response beside its profiles.
    public static List<Lesson> upTo(List<WindowProfiles> windows, int last) {
        var out = new ArrayList<Lesson>();
        for (int w = 0; w <= last; w++) {
            var parts = windows.get(w).parts();
            for (int p = 1; p < parts.size(); p++) {
                out.add(lesson(parts.get(p - 1), parts.get(p)));
            }
            if (w > 0) {
                out.add(lesson(windows.get(w - 1), windows.get(w)));
            }
        }
        return List.copyOf(out);
    }

    /// How the first window is cut finer: in halves, an embargo between them, when the plan has two windows only and
    /// so no earlier pair to learn from; else not at all.
    public static List<WindowPlan.Window> rehearsal(WindowPlan plan) {
        if (plan.windows().size() != 2) {
            return List.of();
        }
        var first = plan.windows().get(0);
        long middle = first.fromNs() + (first.toNs() - first.fromNs()) / 2;
        return List.of(new WindowPlan.Window(first.fromNs(), middle - plan.embargoNs()),
                new WindowPlan.Window(middle, first.toNs()));
    }

    private static Lesson lesson(WindowProfiles before, WindowProfiles next) {
        long gap = Math.subtractExact(next.fromNs(), before.toNs());
        return new Lesson(Horizons.within(before.profiles(), Math.max(0, gap)), next.profiles(),
                Demand.of(next.offers()));
    }
}
