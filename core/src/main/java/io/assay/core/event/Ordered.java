package io.assay.core.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of a log: every row of it was applied, or was a duplicate, or waits for instrument
/// metadata, or is a reject (kind CONFLICT or TOO_WIDE).
///
/// @param outcomes by name of the source
/// @param pendingInstruments names nobody has described yet, ascending
/// @param strayBusts trades taken back that no row told of
/// @param outOfOrder sources whose fills come neither oldest first nor newest first, with how many stand against the order of
///            most
public record Ordered(Fills fills, Map<String, Outcome> outcomes, List<String> pendingInstruments,
        List<Reject> rejects, List<TradeBust> strayBusts, SortedMap<String, Long> outOfOrder) {
    public Ordered {
        outcomes = Collections.unmodifiableMap(new TreeMap<>(outcomes));
        pendingInstruments = List.copyOf(pendingInstruments);
        rejects = List.copyOf(rejects);
        strayBusts = List.copyOf(strayBusts);
        outOfOrder = Collections.unmodifiableSortedMap(new TreeMap<>(outOfOrder));
    }

    /// Counts of rows of one source.
    public record Outcome(long applied, long duplicate, long pending, long rejected) {
        public static final Outcome NONE = new Outcome(0, 0, 0, 0);
    }
}
