package io.assay.core.segment;

import io.assay.core.profile.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Rules of a taxonomy that no account can meet: because their own comparisons exclude each other, or because an earlier
/// rule takes everybody they would.
///
/// A rule is opened into boxes: one interval a column, one box an alternative. What is said is true of every account
/// whose values are exact; that nothing is said does not prove that somebody gets there.
public final class Reachability {
    /// Alternatives beyond which a rule is not opened.
    private static final int BOXES_MAX = 256;

    private Reachability() {}

    /// A rule nobody meets.
    ///
    /// @param rule place in the taxonomy
    /// @param why a plain sentence
    public record Dead(int rule, String why) {}

    /// An interval of values of a column that is there; `above` and `below` say whether its ends are left out.
    private record Span(double from, boolean above, double to, boolean below) {
        boolean isEmpty() {
            return from > to || (from == to && (above || below));
        }

        Span and(Condition.Compare compare) {
            double t = compare.threshold();
            return switch (compare.operator()) {
                case LESS -> t < to || (t == to && !below) ? new Span(from, above, t, true) : this;
                case AT_MOST -> t < to ? new Span(from, above, t, false) : this;
                case MORE -> t > from || (t == from && !above) ? new Span(t, true, to, below) : this;
                case AT_LEAST -> t > from ? new Span(t, false, to, below) : this;
            };
        }

        /// Whether all of it meets a comparison.
        boolean meets(Condition.Compare compare) {
            return and(compare).equals(this);
        }
    }

    public static List<Dead> of(Taxonomy taxonomy) {
        var out = new ArrayList<Dead>();
        for (int i = 0; i < taxonomy.rules().size(); i++) {
            var rule = taxonomy.rules().get(i);
            var boxes = boxes(List.of(new TreeMap<>()), rule.when());
            if (boxes.isEmpty()) {
                continue;
            }
            var possible = boxes.get().stream().filter(box -> box.values().stream().noneMatch(Span::isEmpty)).toList();
            if (possible.isEmpty()) {
                out.add(new Dead(i,
                        "its comparisons exclude each other, or lie outside the values the column can take"));
                continue;
            }
            for (int earlier = 0; earlier < i; earlier++) {
                var before = taxonomy.rules().get(earlier);
                if (before.top().isEmpty() && possible.stream().allMatch(box -> implies(box, before.when()))) {
                    out.add(new Dead(i, "everybody who meets it meets '" + before.segment().name() + "' before it"));
                    break;
                }
            }
        }
        return out;
    }

    /// Every box cut by a condition; empty when there are too many.
    private static Optional<List<Map<String, Span>>> boxes(List<Map<String, Span>> boxes, Condition condition) {
        if (boxes.size() > BOXES_MAX) {
            return Optional.empty();
        }
        return switch (condition) {
            case Condition.Compare compare -> Optional.of(boxes.stream().map(box -> cut(box, compare)).toList());
            case Condition.AllOf all -> {
                Optional<List<Map<String, Span>>> out = Optional.of(boxes);
                for (var part : all.parts()) {
                    out = out.flatMap(so -> boxes(so, part));
                }
                yield out;
            }
            case Condition.AnyOf any -> {
                var out = new ArrayList<Map<String, Span>>();
                boolean tooMany = false;
                for (var part : any.parts()) {
                    var one = boxes(boxes, part);
                    tooMany |= one.isEmpty();
                    one.ifPresent(out::addAll);
                }
                yield tooMany || out.size() > BOXES_MAX ? Optional.empty() : Optional.of(out);
            }
        };
    }

    private static Map<String, Span> cut(Map<String, Span> box, Condition.Compare compare) {
        var out = new TreeMap<>(box);
        var transform = Transform.suiting(compare.column());
        out.put(compare.column(), out.getOrDefault(compare.column(),
                new Span(transform.lowest(), false, transform.highest(), false)).and(compare));
        return out;
    }

    /// Whether every account in the box meets a condition. A column the box does not name may be absent, which meets none.
    private static boolean implies(Map<String, Span> box, Condition condition) {
        return switch (condition) {
            case Condition.Compare compare -> Optional.ofNullable(box.get(compare.column()))
                    .filter(span -> span.meets(compare)).isPresent();
            case Condition.AllOf all -> all.parts().stream().allMatch(part -> implies(box, part));
            case Condition.AnyOf any -> any.parts().stream().anyMatch(part -> implies(box, part));
        };
    }
}
