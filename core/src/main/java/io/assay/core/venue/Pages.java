package io.assay.core.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Which places of the lists that a venue hands out page by page were seen: the pages nobody kept show as holes.
///
/// Lists are newest first, so a hole lies between the height of the row before it (later) and after it (earlier).
public final class Pages {
    /// Places `from` to `to` (exclusive) in a row, with the heights at both ends.
    private record Run(long from, long to, long firstHeight, long lastHeight) {}

    private record Seen(TreeMap<Long, Run> runs, long total) {}

    private final Map<String, Seen> lists = new TreeMap<>();

    /// @param list in words
    /// @param place of a row in the whole list, 0-based
    /// @param total rows the venue says the list has
    /// @param height of the row's block, or -1
    public void add(String list, long place, long total, long height) {
        var seen = lists.getOrDefault(list, new Seen(new TreeMap<>(), 0));
        var before = seen.runs().floorEntry(place);
        if (before != null && before.getValue().to() == place) {
            var run = before.getValue();
            seen.runs().put(run.from(), new Run(run.from(), place + 1, run.firstHeight(), height));
        } else if (before == null || before.getValue().to() < place) {
            seen.runs().put(place, new Run(place, place + 1, height, height));
        }
        lists.put(list, new Seen(seen.runs(), Math.max(seen.total(), total)));
    }

    /// A sentence for every hole.
    public List<String> holes() {
        var holes = new ArrayList<String>();
        lists.forEach((list, seen) -> {
            long next = 0;
            var later = "the newest block";
            for (var run : seen.runs().values()) {
                if (run.from() > next) {
                    holes.add(hole(list, next, run.from(), seen.total(), later, "block " + run.firstHeight()));
                }
                if (run.to() > next) {
                    next = run.to();
                    later = "block " + run.lastHeight();
                }
            }
            if (next < seen.total()) {
                holes.add(hole(list, next, seen.total(), seen.total(), later, "the oldest block"));
            }
        });
        return holes;
    }

    private static String hole(String list, long from, long to, long total, String later, String earlier) {
        return String.format(Locale.ROOT, "%s: %,d of %,d are missing, between %s and %s (places %d to %d of the list)",
                list, to - from, total, later, earlier, from, to - 1);
    }
}
