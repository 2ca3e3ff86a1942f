package io.assay.core.event;

import java.util.List;

/// What became of a log: read = applied + duplicates + pending + rejects of kind CONFLICT or TOO_WIDE.
///
/// @param pending fills of instruments nobody has described yet
/// @param pendingInstruments their names, ascending
public record Ordered(Fills fills, long duplicates, long pending, List<String> pendingInstruments,
        List<Reject> rejects) {
    public Ordered {
        pendingInstruments = List.copyOf(pendingInstruments);
        rejects = List.copyOf(rejects);
    }
}
