package io.assay.core.market;

import io.assay.core.event.LongColumn;
import java.util.Arrays;

/// References of a stretch, unpacked beside each other: a window that is moved on, each reference unpacked once on its way.
final class Unpacked {
    /// Moments behind the last reference.
    static final int BEHIND = 4;
    private static final int FIRST = 1 << 10;

    private final PackedTimes times;
    private final LongColumn prices;
    /// From [#from] on, with [Long#MAX_VALUE] behind them some times, where every walk ends. Before the first reference of all stands one at
    /// [Long#MIN_VALUE] without a price.
    long[] timesNs = new long[FIRST];
    long[] price = new long[FIRST];
    private int from;
    private int to;

    Unpacked(PackedTimes times, LongColumn prices) {
        this.times = times;
        this.prices = prices;
    }

    /// Number of the reference that stands first, -1 for the one before all.
    int from() {
        return from;
    }

    /// Goes to where these lie unpacked.
    ///
    /// @param first reference, -1 for the one before all
    /// @param last reference, not before it
    void cover(int first, int last) {
        if (first < from || first > to) {
            from = first;
            to = first;
        }
        if (last + 1 + BEHIND - from > timesNs.length) {
            makeRoom(first, last);
        }
        if (to < 0) {
            timesNs[0] = Long.MIN_VALUE;
            price[0] = ReferenceSeries.NO_PRICE;
            to = 0;
        }
        if (last >= to) {
            times.copyTo(timesNs, to - from, to, last + 1);
            prices.copyTo(price, to - from, to, last + 1);
            to = last + 1;
        }
        Arrays.fill(timesNs, to - from, to - from + BEHIND, Long.MAX_VALUE);
    }

    /// Forgets what stands before a reference, in arrays that hold twice what is asked for.
    private void makeRoom(int first, int last) {
        long[] oldTimes = timesNs;
        long[] oldPrices = price;
        int size = 2 * (last + 1 + BEHIND - first);
        if (size > timesNs.length) {
            timesNs = new long[size];
            price = new long[size];
        }
        System.arraycopy(oldTimes, first - from, timesNs, 0, to - first);
        System.arraycopy(oldPrices, first - from, price, 0, to - first);
        from = first;
    }
}
