package io.assay.core.profile;

import java.util.Map;
import java.util.TreeMap;

/// Counts of positive values in fixed log-linear bins, so that percentiles merge exactly.
///
/// A bin is named by the leading 7 mantissa bits of a double: 128 bins an octave, each at most 1/128 wide
/// relative to its lower edge, so its middle is within 0.4 % of any value in it. Zero has its own bin.
final class LogBins {
    private static final int SHIFT = 45;

    private final TreeMap<Long, Long> counts = new TreeMap<>();
    private long total;

    /// Counts a value >= 0.
    void add(double value) {
        counts.merge(value == 0 ? 0L : Double.doubleToLongBits(value) >>> SHIFT, 1L, Long::sum);
        total++;
    }

    /// The value at nearest rank ceil(share x n), to within the width of its bin; NaN when empty.
    double quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long below = 0;
        for (Map.Entry<Long, Long> bin : counts.entrySet()) {
            below += bin.getValue();
            if (below >= rank) {
                return middle(bin.getKey());
            }
        }
        return Double.NaN;
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
