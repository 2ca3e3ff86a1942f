package io.assay.core.profile;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.market.Moments;
import io.assay.core.market.ReferenceSeries;
import io.assay.core.market.TimeOrder;
import java.util.Arrays;

/// What judges the fills of some accounts: the price of the reference strictly before each and at each horizon after it,
/// of one source and on one clock. Differences are integers at the scale of the source.
///
/// Found for all fills at once, instrument by instrument and in order of time, so that a reference is walked through
/// and not searched: 56 bytes a fill, for as many accounts as whoever drives it takes at once.
final class Ends {
    private static final Horizon[] HORIZONS = Horizon.values();
    static final long[] HORIZONS_NS = Arrays.stream(HORIZONS).mapToLong(Horizon::ns).toArray();

    private final Tape tape;
    private final Fills fills;
    private final int first;
    private final long[] prices;
    private Terms terms;
    private final long[] block = new long[MarkoutSums.BLOCK_NS.length];
    private int at;
    private long fillPrice;
    private int sign;

    /// Of accounts `from` (included) to `to` (excluded).
    Ends(Tape tape, Window window, int from, int to) {
        this.tape = tape;
        fills = tape.fills;
        first = fills.from(from);
        terms = tape.terms[0];
        prices = new long[Math.multiplyExact(fills.to(to - 1) - first, HORIZONS.length)];
        Arrays.fill(prices, ReferenceSeries.NO_PRICE);
        var order = TimeOrder.of(fills, from, to, window.fromNs(), window.toNs());
        for (int instrument = 0; instrument < tape.terms.length; instrument++) {
            judge(instrument, order);
        }
    }

    private void judge(int instrument, TimeOrder order) {
        int count = order.size(instrument);
        if (count == 0) {
            return;
        }
        var reference = tape.market.reference(instrument);
        var moments = new Moments(count);
        for (int i = 0; i < count; i++) {
            int row = order.row(instrument, i);
            long atNs = reference.atNs(fills, row);
            if (atNs != Event.UNTIMED) {
                moments.add(atNs, order.account(instrument, i), row - first);
            }
        }
        reference.series().judge(moments, HORIZONS_NS, prices);
    }

    /// Price of the reference before a fill at its scale, [ReferenceSeries#NO_PRICE] when there is none.
    long before(int row) {
        return prices[(row - first) * HORIZONS.length];
    }

    /// Turns to a fill.
    void of(int row) {
        terms = tape.terms[fills.instrument(row)];
        at = (row - first) * HORIZONS.length;
        sign = fills.side(row).sign();
        fillPrice = Math.multiplyExact(fills.price(row), terms.widening);
        MarkoutSums.blocks(fills.timeNs(row), block);
    }

    /// Numbers of the blocks of time the fill is in.
    long[] block() {
        return block;
    }

    /// Digits after the point of differences.
    int scale() {
        return terms.scale;
    }

    /// Prices of the reference at the scale of differences, horizon by horizon from [#place] on; the fills of others about them.
    long[] prices() {
        return prices;
    }

    int place() {
        return at;
    }

    /// Price of the fill at the scale of differences.
    long fillPrice() {
        return fillPrice;
    }

    int sign() {
        return sign;
    }

    boolean has(Horizon horizon) {
        return price(horizon) != ReferenceSeries.NO_PRICE;
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
        return price(horizon) / terms.units;
    }

    private long price(Horizon horizon) {
        return prices[at + horizon.ordinal()];
    }
}
