package io.assay.core.profile;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.market.Reference;
import io.assay.core.market.ReferenceSeries;
import java.util.Arrays;

/// What judges one fill: the reference strictly before it and the one at each horizon after it, of one source and on
/// one clock. Differences are integers at the scale of the source.
final class Ends {
    private static final Horizon[] HORIZONS = Horizon.values();
    private static final long[] TEN = powers();

    private final Tape tape;
    private final Fills fills;
    private final int[] then = new int[HORIZONS.length];
    private Reference reference;
    private long fillPrice;
    private int sign;

    Ends(Tape tape) {
        this.tape = tape;
        fills = tape.fills;
        reference = Reference.NONE;
    }

    void of(int row, int account) {
        int instrument = fills.instrument(row);
        reference = tape.market.reference(instrument);
        var series = reference.series();
        sign = fills.side(row).sign();
        long atNs = reference.atNs(fills, row);
        if (atNs == Event.UNTIMED) {
            Arrays.fill(then, ReferenceSeries.ABSENT);
            return;
        }
        fillPrice = Math.multiplyExact(fills.price(row), TEN[series.scale() - fills.priceScale(instrument)]);
        int near = series.before(atNs, account);
        then[0] = near;
        for (int h = 1; h < HORIZONS.length; h++) {
            then[h] = series.after(atNs, HORIZONS[h].ns(), account, near);
            near = Math.max(near, then[h]);
        }
    }

    /// Digits after the point of differences.
    int scale() {
        return reference.series().scale();
    }

    /// The reference at a horizon, [ReferenceSeries#ABSENT] if there is none; at the first, before the fill.
    int at(Horizon horizon) {
        return then[horizon.ordinal()];
    }

    boolean has(Horizon horizon) {
        return at(horizon) != ReferenceSeries.ABSENT;
    }

    /// Whether both ends of a move exist.
    boolean hasMove(Horizon horizon) {
        return horizon != Horizon.AT_ONCE && has(horizon) && has(Horizon.AT_ONCE);
    }

    /// -d (m(t+h) - p): what a unit gained the house.
    long house(Horizon horizon) {
        return -sign * (price(horizon) - fillPrice);
    }

    /// d (m(t+h) - m(t)): how far a unit moved the account's way.
    long adverse(Horizon horizon) {
        return sign * (price(horizon) - price(Horizon.AT_ONCE));
    }

    /// Price of the reference at a horizon, as the instrument is quoted.
    double priceOf(Horizon horizon) {
        return reference.series().priceOf(at(horizon));
    }

    private long price(Horizon horizon) {
        return reference.series().price(at(horizon));
    }

    private static long[] powers() {
        var ten = new long[19];
        ten[0] = 1;
        for (int i = 1; i < ten.length; i++) {
            ten[i] = 10 * ten[i - 1];
        }
        return ten;
    }
}
