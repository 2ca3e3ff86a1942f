package io.assay.core.profile;

import io.assay.core.event.FillSpan;
import io.assay.core.event.Fills;
import io.assay.core.market.ReferenceSeries;

/// What judges the fills of a tape, one at a time: the price of the reference strictly before it and at each horizon after it,
/// of one source and on one clock. Differences are integers at the scale of the source.
final class Ends {
    private static final Horizon[] HORIZONS = Horizon.values();

    private final Tape tape;
    private final Fills fills;
    private Terms terms;
    private final long[] block = new long[MarkoutSums.BLOCK_NS.length];
    private final long[] moves = new long[HORIZONS.length];
    private long fillPrice;
    private int sign;

    Ends(Tape tape) {
        this.tape = tape;
        fills = tape.fills;
        terms = tape.terms[0];
    }

    /// Turns to a fill.
    void of(int row) {
        of(row, fills.instrument(row), fills.price(row), fills.timeNs(row));
    }

    /// The same, of a fill that is unpacked.
    void of(int row, FillSpan span) {
        of(row, span.instrument(row), span.price(row), span.timeNs(row));
    }

    private void of(int row, int instrument, long price, long timeNs) {
        terms = tape.terms[instrument];
        sign = fills.side(row).sign();
        fillPrice = price * terms.widening;
        tape.market.judged().of(row, instrument, moves);
        for (int horizon = 0; horizon < moves.length; horizon++) {
            moves[horizon] -= moves[horizon] == ReferenceSeries.NO_PRICE ? 0 : fillPrice;
        }
        MarkoutSums.blocks(timeNs, block);
    }

    /// Numbers of the blocks of time the fill is in.
    long[] block() {
        return block;
    }

    /// Digits after the point of differences.
    int scale() {
        return terms.scale;
    }

    /// From the price of the fill to that of the reference, horizon by horizon; [ReferenceSeries#NO_PRICE] where it has none. Not
    /// to be written to.
    long[] moves() {
        return moves;
    }

    int sign() {
        return sign;
    }

    boolean has(Horizon horizon) {
        return moves[horizon.ordinal()] != ReferenceSeries.NO_PRICE;
    }

    /// Whether both ends of a move exist.
    boolean hasMove(Horizon horizon) {
        return horizon != Horizon.AT_ONCE && has(horizon) && has(Horizon.AT_ONCE);
    }

    /// -d (m(t+h) - p): what a unit gained the house.
    long house(Horizon horizon) {
        return -sign * moves[horizon.ordinal()];
    }

    /// d (m(t+h) - m(t)): how far a unit moved the account's way.
    long adverse(Horizon horizon) {
        return sign * (moves[horizon.ordinal()] - moves[0]);
    }

    /// Price of the reference at a horizon, at the scale of differences.
    long price(Horizon horizon) {
        return fillPrice + moves[horizon.ordinal()];
    }

    /// Price of the reference at a horizon, as the instrument is quoted.
    double priceOf(Horizon horizon) {
        return price(horizon) / terms.units;
    }
}
