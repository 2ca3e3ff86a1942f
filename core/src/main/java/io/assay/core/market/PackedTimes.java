package io.assay.core.market;

import io.assay.core.event.LongColumn;

/// Moments that never go back, packed in some three bytes each, and the search in them: the first of every 64 stands in an
/// array beside them, where a block is found, and a few looks find the place in it.
final class PackedTimes {
    /// Moments between two that stand in the array.
    static final int BLOCK = 64;

    private final LongColumn times;
    private final long[] firstNs;

    /// @param times none before the one in front of it, none changed any more
    PackedTimes(LongColumn times) {
        this.times = times;
        firstNs = new long[(times.size() + BLOCK - 1) / BLOCK];
        for (int block = 0; block < firstNs.length; block++) {
            firstNs[block] = times.get(block * BLOCK);
        }
    }

    int size() {
        return times.size();
    }

    long get(int place) {
        return times.get(place);
    }

    void copyTo(long[] into, int first, int from, int to) {
        times.copyTo(into, first, from, to);
    }

    /// The last place strictly before `atNs`, -1 for none.
    int lastBefore(long atNs) {
        int block = Places.lastBefore(firstNs, atNs);
        return block < 0 ? -1 : within(atNs, block * BLOCK, end(block));
    }

    /// The same, its block looked for from that of a place it may be near to, either way.
    ///
    /// @param near -1 or a place
    int lastBefore(long atNs, int near) {
        int block = Places.lastBefore(firstNs, atNs, near < 0 ? -1 : near / BLOCK);
        return block < 0 ? -1 : within(atNs, block * BLOCK, end(block));
    }

    private int end(int block) {
        return Math.min(times.size(), (block + 1) * BLOCK);
    }

    /// @param from a place strictly before `atNs`
    /// @param to a place that is not, or their number, or the first of another block
    private int within(long atNs, int from, int to) {
        int low = from;
        int high = to;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (times.get(middle) < atNs) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
