package io.assay.core.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of a log: every row of it was applied, or was a duplicate, or waits for instrument
/// metadata, or is a reject (kind CONFLICT or TOO_WIDE).
///
/// @param outcomes by name of the source
/// @param pendingInstruments names nobody has described yet, ascending
public record Ordered(Fills fills, Map<String, Outcome> outcomes, List<String> pendingInstruments,
        List<Reject> rejects) {
    public Ordered {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        pendingInstruments = List.copyOf(pendingInstruments);
        rejects = List.copyOf(rejects);
    }

    /// Counts of rows of one source.
    public record Outcome(long applied, long duplicate, long pending, long rejected) {
        public static final Outcome NONE = new Outcome(0, 0, 0, 0);
    }
}
