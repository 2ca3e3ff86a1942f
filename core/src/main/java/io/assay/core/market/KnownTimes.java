package io.assay.core.market;

/// Search in moments that never go back: when each reference, and all before it, were known.
final class KnownTimes {
    private KnownTimes() {}

    /// How many of them are at or before a moment.
    static int countBy(long[] knownNs, long atNs) {
        int low = 0;
        int high = knownNs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (knownNs[middle] <= atNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
