package io.assay.core.market;

import io.assay.core.event.Fills;

/// What the fills of one instrument are judged by: one source for both ends of a markout, on one clock.
///
/// @param venue who published it, empty when the source does not say
/// @param fills of the instrument
public record Reference(ReferenceSeries series, Kind kind, Clock clock, String venue, long fills) {
    /// What judges nothing.
    public static final Reference NONE = new Reference(
            new PrintSeries(new long[0], new long[0], new int[0], new int[0], 0, 1), Kind.PRINTS, Clock.EVENT, "", 0);

    /// Where the prices come from, the better source first.
    public enum Kind {
        /// Every change of the best bid and ask.
        QUOTES,
        /// Snapshots of the book.
        BOOKS,
        /// What the venue says the instrument is worth.
        MARKS,
        /// Trades.
        PRINTS
    }

    /// Whose time fills and references are compared on. The two are never mixed.
    public enum Clock {
        /// The venue's own time of both.
        EVENT,
        /// When both reached whoever recorded them.
        RECEIVED
    }

    /// Moment of a fill on the clock of this reference, or [io.assay.core.event.Event#UNTIMED].
    public long atNs(Fills fills, int row) {
        return atNs(clock, fills, row);
    }

    static long atNs(Clock clock, Fills fills, int row) {
        return switch (clock) {
            case EVENT -> fills.timeNs(row);
            case RECEIVED -> fills.receivedNs(row);
        };
    }
}
