package io.assay.core.market;

/// Search in moments that never go back.
final class Places {
    private static final int STEP = 4;
    /// How many places further on are looked at one by one.
    private static final int NEXT = 8;

    private Places() {}

    /// The last place strictly before `atNs`, -1 for none. Gallops from a place it may be near to, either way, then
    /// halves: what is asked in near order of time costs a few looks.
    ///
    /// @param near -1 or a place
    static int lastBefore(long[] timeNs, long atNs, int near) {
        int low = near;
        int high = near + 1;
        if (near >= 0 && timeNs[near] >= atNs) {
            for (int step = STEP; low >= 0 && timeNs[low] >= atNs; step *= 2) {
                high = low;
                low = Math.max(-1, low - step);
            }
        } else {
            int few = Math.min(timeNs.length, high + NEXT);
            while (high < few && timeNs[high] < atNs) {
                high++;
            }
            low = high - 1;
            for (int step = 1; high < timeNs.length && timeNs[high] < atNs; step *= 2) {
                low = high;
                high = high > timeNs.length - step ? timeNs.length : high + step;
            }
        }
        return between(timeNs, atNs, low, high);
    }

    /// The same, of all of them.
    static int lastBefore(long[] timeNs, long atNs) {
        return between(timeNs, atNs, -1, timeNs.length);
    }

    /// @param from a place strictly before `atNs`, -1 for none
    /// @param to a place that is not, their number for none
    private static int between(long[] timeNs, long atNs, int from, int to) {
        int low = from;
        int high = to;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (timeNs[middle] < atNs) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
