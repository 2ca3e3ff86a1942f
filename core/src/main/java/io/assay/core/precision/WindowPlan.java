package io.assay.core.precision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a span of time is cut into windows, each judged on the next.
///
/// Calendar weeks (from Monday 00:00 UTC) when the span has at least four, else UTC days when it has four,
/// else halves of the span; a span under one hour, or so short that labels would look from one half past the embargo into
/// the other, is one window, and nothing can be judged on a next one. A piece at either end shorter than half a window joins its neighbour and does not count. Who names a moment has two
/// windows: what lies before it, to fit on, and what follows, to judge on.
///
/// Every window but the last ends one embargo early, so that no label of its fills (the price one horizon
/// later) is known only in the next window. The embargo is the longest horizon that is at most a tenth of
/// the shortest window; labels with longer horizons cannot be used across these windows.
///
/// @param kind what the windows are
/// @param windows in order of time
/// @param embargoNs gap between the end of a window and the start of the next
public record WindowPlan(Kind kind, List<Window> windows, long embargoNs) {
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long DAY_NS = 24 * HOUR_NS;
    private static final long WEEK_NS = 7 * DAY_NS;

    /// The first Monday after 1970-01-01, which was a Thursday.
    private static final long MONDAY_NS = 4 * DAY_NS;
    private static final int WINDOWS_MIN = 4;
    private static final int EMBARGO_PART = 10;

    public WindowPlan {
        windows = List.copyOf(windows);
    }

    /// What the windows are.
    public enum Kind {
        WEEKS, DAYS, HALVES, CUT, WHOLE
    }

    /// One window: `fromNs` inclusive, `toNs` exclusive.
    public record Window(long fromNs, long toNs) {}

    /// @param fromNs first moment of the span, UTC nanoseconds since 1970
    /// @param toNs first moment after the span
    /// @param labelNs how far labels look ahead
    public static WindowPlan of(long fromNs, long toNs, long labelNs) {
        if (toNs <= fromNs) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "span ends at %d, not after its start %d", toNs, fromNs));
        }
        var plans = new ArrayList<WindowPlan>();
        var weeks = onGrid(fromNs, toNs, WEEK_NS, MONDAY_NS);
        if (weeks.size() >= WINDOWS_MIN) {
            plans.add(embargoed(Kind.WEEKS, weeks));
        }
        var days = onGrid(fromNs, toNs, DAY_NS, 0);
        if (days.size() >= WINDOWS_MIN) {
            plans.add(embargoed(Kind.DAYS, days));
        }
        if (toNs - fromNs >= HOUR_NS) {
            long middle = fromNs + (toNs - fromNs) / 2;
            plans.add(embargoed(Kind.HALVES, List.of(new Window(fromNs, middle), new Window(middle, toNs))));
        }
        return plans.stream().filter(plan -> plan.embargoNs >= labelNs).findFirst()
                .orElseGet(() -> new WindowPlan(Kind.WHOLE, List.of(new Window(fromNs, toNs)), 0));
    }

    /// Two windows that meet at a moment somebody named.
    ///
    /// @param judgeFromNs first moment of the judged window, strictly inside the span
    public static WindowPlan cut(long fromNs, long judgeFromNs, long toNs) {
        if (judgeFromNs <= fromNs || judgeFromNs >= toNs) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "a judged window cannot start at %d in a span from %d to %d", judgeFromNs, fromNs, toNs));
        }
        return embargoed(Kind.CUT, List.of(new Window(fromNs, judgeFromNs), new Window(judgeFromNs, toNs)));
    }

    private static List<Window> onGrid(long fromNs, long toNs, long lengthNs, long originNs) {
        var out = new ArrayList<Window>();
        long start = fromNs;
        while (start < toNs) {
            long cell = Math.floorDiv(start - originNs, lengthNs);
            long end = Math.min(toNs, (cell + 1) * lengthNs + originNs);
            out.add(new Window(start, end));
            start = end;
        }
        if (out.size() > 1 && isShort(out.get(0), lengthNs)) {
            var first = out.remove(0);
            out.set(0, new Window(first.fromNs, out.get(0).toNs));
        }
        if (out.size() > 1 && isShort(out.get(out.size() - 1), lengthNs)) {
            var last = out.remove(out.size() - 1);
            out.set(out.size() - 1, new Window(out.get(out.size() - 1).fromNs, last.toNs));
        }
        return out;
    }

    private static boolean isShort(Window window, long lengthNs) {
        return window.toNs - window.fromNs < lengthNs / 2;
    }

    private static WindowPlan embargoed(Kind kind, List<Window> whole) {
        long shortest = whole.stream().mapToLong(w -> w.toNs - w.fromNs).min().orElseThrow();
        long embargo = Horizons.longestWithinNs(shortest / EMBARGO_PART);
        var out = new ArrayList<Window>();
        for (int i = 0; i < whole.size(); i++) {
            boolean last = i == whole.size() - 1;
            out.add(new Window(whole.get(i).fromNs, whole.get(i).toNs - (last ? 0 : embargo)));
        }
        return new WindowPlan(kind, out, embargo);
    }
}
