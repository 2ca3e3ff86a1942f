package io.assay.app.ingest;

import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Rejects of all files, the first of them whole and the rest by number: a file may refuse every row of billions.
final class RejectList {
    /// Rejects kept whole.
    static final int KEPT_MAX = 100_000;

    private final List<Reject> kept = new ArrayList<>();
    private final EnumMap<Reason, Long> further = new EnumMap<>(Reason.class);
    private final Map<Reason, Long> furtherBefore = new EnumMap<>(Reason.class);
    private Optional<Reject> last = Optional.empty();
    private int keptBefore;
    private long count;

    /// A file begins.
    void begin() {
        keptBefore = kept.size();
        furtherBefore.clear();
        furtherBefore.putAll(further);
        last = Optional.empty();
        count = 0;
    }

    void add(Reject reject) {
        count++;
        last = Optional.of(reject);
        if (kept.size() < KEPT_MAX) {
            kept.add(reject);
        } else {
            further.merge(reject.reason(), 1L, Long::sum);
        }
    }

    /// Forgets those of the file begun last: it is refused as a whole.
    void forget() {
        kept.subList(keptBefore, kept.size()).clear();
        further.clear();
        further.putAll(furtherBefore);
    }

    /// How many rows the file begun last was refused.
    long count() {
        return count;
    }

    /// The last one of the file begun last.
    Optional<Reject> last() {
        return last;
    }

    List<Reject> kept() {
        return kept;
    }

    /// Those that are not kept, by reason.
    Map<Reason, Long> further() {
        return Collections.unmodifiableMap(new EnumMap<>(further));
    }

    /// A sentence about those that are not kept.
    Optional<String> shortened() {
        if (further.isEmpty()) {
            return Optional.empty();
        }
        long more = further.values().stream().mapToLong(Long::longValue).sum();
        return Optional.of(String.format(Locale.ROOT, "the first %,d rejects are listed; %,d more are counted as"
                + " quarantined and not listed: %s", kept.size(), more,
                further.entrySet().stream()
                        .map(one -> String.format(Locale.ROOT, "%s %,d", one.getKey().words(), one.getValue()))
                        .collect(Collectors.joining(", "))));
    }
}
