package io.assay.core.market;

import io.assay.core.event.LongColumn;

/// A walk through packed references by moments that mostly go ahead: those around the place reached lie unpacked beside each
/// other, and the last before a moment is a few steps further on. A moment far ahead, or behind, is searched for.
final class PackedWalk {
    /// References unpacked at a time.
    private static final int SPAN = 2 * PackedTimes.BLOCK;

    private final PackedTimes times;
    private final LongColumn prices;
    private final long[] timesNs = new long[SPAN];
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
        int last = to - from - 1;
        while (at < last && timesNs[at + 1] < untilNs) {
            at++;
        }
        return at < last || to == times.size() || search(untilNs);
    }

    /// Time of the reference reached.
    long timeNs() {
        return timesNs[at];
    }

    /// Its price, or [ReferenceSeries#NO_PRICE].
    long price() {
        return price[at];
    }

    private boolean search(long untilNs) {
        int found = times.lastBefore(untilNs, at < 0 ? -1 : from + at);
        if (found < 0) {
            at = -1;
            return false;
        }
        if (at < 0 || found < from || found >= to) {
            from = found / PackedTimes.BLOCK * PackedTimes.BLOCK;
            to = Math.min(times.size(), from + SPAN);
            times.copyTo(timesNs, from, to);
            prices.copyTo(price, from, to);
        }
        at = found - from;
        return true;
    }
}
