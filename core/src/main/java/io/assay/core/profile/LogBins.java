package io.assay.core.profile;

import java.util.Arrays;

/// Counts of positive values in fixed log-linear bins, so that percentiles merge exactly.
///
/// A bin is named by the leading 7 mantissa bits of a double: 128 bins an octave, each at most 1/128 wide
/// relative to its lower edge, so its middle is within 0.4 % of any value in it. Zero has its own bin.
///
/// Kept in a hash table with linear probing, which takes no room before its first value.
final class LogBins {
    private static final int SHIFT = 45;
    private static final int START = 16;

    /// Bins in any order, and how many values each has: 0 in a free place.
    private int[] bins = {};
    private long[] counts = {};
    private int size;
    private long total;

    /// Counts a value >= 0.
    void add(double value) {
        if (2 * size >= bins.length) {
            grow();
        }
        int at = place(value == 0 ? 0 : (int) (Double.doubleToLongBits(value) >>> SHIFT));
        size += counts[at] == 0 ? 1 : 0;
        counts[at]++;
        total++;
    }

    /// The value at nearest rank ceil(share x n), to within the width of its bin; NaN when empty.
    double quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * total));
        var ascending = new int[size];
        int n = 0;
        for (int at = 0; at < bins.length; at++) {
            if (counts[at] > 0) {
                ascending[n++] = bins[at];
            }
        }
        Arrays.sort(ascending);
        long below = 0;
        for (int bin : ascending) {
            below += counts[place(bin)];
            if (below >= rank) {
                return middle(bin);
            }
        }
        return Double.NaN;
    }

    private int place(int bin) {
        int mask = bins.length - 1;
        int at = ((bin * 0x9E3779B9) >>> 16) & mask;
        while (counts[at] > 0 && bins[at] != bin) {
            at = (at + 1) & mask;
        }
        bins[at] = bin;
        return at;
    }

    private void grow() {
        var oldBins = bins;
        var oldCounts = counts;
        bins = new int[Math.max(START, 2 * oldBins.length)];
        counts = new long[bins.length];
        for (int i = 0; i < oldBins.length; i++) {
            if (oldCounts[i] > 0) {
                counts[place(oldBins[i])] = oldCounts[i];
            }
        }
    }

    private static double middle(long bin) {
        if (bin == 0) {
            return 0;
        }
        double low = Double.longBitsToDouble(bin << SHIFT);
        double high = Double.longBitsToDouble((bin + 1) << SHIFT);
        return (low + high) / 2;
    }
}
