package io.assay.core.market;

import io.assay.core.event.LongColumn;

/// A walk through packed references by moments that mostly go ahead: those around the place reached lie unpacked beside each
/// other, and the last before a moment is a few steps further on. A moment far ahead, or behind, is searched for.
final class PackedWalk {
    /// References unpacked at a time.
    private static final int SPAN = 2 * PackedTimes.BLOCK;

    private final PackedTimes times;
    private final LongColumn prices;
    /// With [Long#MAX_VALUE] behind them, where every walk ends.
    private final long[] timesNs = new long[SPAN + 1];
    private final long[] price = new long[SPAN];
    /// The references that lie unpacked; none at first.
    private int from;
    private int to;
    /// Place among them.
    private int at = -1;

    PackedWalk(PackedTimes times, LongColumn prices) {
        this.times = times;
        this.prices = prices;
    }

    /// Goes to the last reference strictly before a moment; false where there is none.
    boolean to(long untilNs) {
        if (at < 0 || timesNs[at] >= untilNs) {
            return search(untilNs);
        }
        int now = at;
        while (timesNs[now + 1] < untilNs) {
            now++;
        }
        at = now;
        return now < to - from - 1 || to == times.size() || further(untilNs);
    }

    /// Time of the reference reached.
    long timeNs() {
        return timesNs[at];
    }

    /// Its price, or [ReferenceSeries#NO_PRICE].
    long price() {
        return price[at];
    }

    /// Goes on where the references that lie unpacked end before a moment.
    private boolean further(long untilNs) {
        if (times.get(Math.min(times.size() - 1, to + SPAN - 1)) < untilNs) {
            return search(untilNs);
        }
        unpack(to - 1);
        return to(untilNs);
    }

    private boolean search(long untilNs) {
        int found = times.lastBefore(untilNs, at < 0 ? -1 : from + at);
        if (found < 0) {
            at = -1;
        } else if (at < 0 || found < from || found >= to) {
            unpack(found);
        } else {
            at = found - from;
        }
        return found >= 0;
    }

    /// Turns to a reference and those behind it.
    private void unpack(int first) {
        from = first;
        to = Math.min(times.size(), from + SPAN);
        times.copyTo(timesNs, from, to);
        timesNs[to - from] = Long.MAX_VALUE;
        prices.copyTo(price, from, to);
        at = 0;
    }
}
