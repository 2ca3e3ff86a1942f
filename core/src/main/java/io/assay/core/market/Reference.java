package io.assay.core.market;

import io.assay.core.event.Fills;

/// What the fills of one instrument are judged by: one source for both ends of a markout, on one clock.
public record Reference(ReferenceSeries series, Kind kind, Clock clock) {
    /// Where the prices come from, the better source first.
    public enum Kind {
        QUOTES, BOOKS, MARKS, PRINTS
    }

    /// Whose time fills and references are compared on.
    public enum Clock {
        /// The venue's own time of both.
        EVENT,
        /// When both reached whoever recorded them.
        RECEIVED
    }

    /// Moment of a fill on the clock of this reference, or [io.assay.core.event.Event#UNTIMED].
    public long atNs(Fills fills, int row) {
        return switch (clock) {
            case EVENT -> fills.timeNs(row);
            case RECEIVED -> fills.receivedNs(row);
        };
    }
}
