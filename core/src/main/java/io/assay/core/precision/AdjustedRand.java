package io.assay.core.precision;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;

/// How far two segmentations of the same accounts agree: 1 = the same, 0 = as by chance.
///
/// Hubert and Arabie, "Comparing partitions", Journal of Classification 2 (1985), equation 5. An account
/// that was not assigned (-1) is a segment of its own, in either argument, so abstaining costs agreement
/// unless the other side has it alone as well.
public final class AdjustedRand {
    private AdjustedRand() {}

    /// @param a segment of each account, -1 = not assigned
    /// @param b likewise, same order
    /// @return at most 1; 1 when both put all accounts together or both put each alone
    public static double of(int[] a, int[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d accounts against %d", a.length, b.length));
        }
        if (a.length == 0) {
            return Double.NaN;
        }
        int[] left = withSingletons(a);
        int[] right = withSingletons(b);
        var cells = new HashMap<Long, Integer>();
        var rows = new int[a.length];
        var columns = new int[a.length];
        for (int i = 0; i < a.length; i++) {
            cells.merge((long) left[i] * a.length + right[i], 1, Integer::sum);
            rows[left[i]]++;
            columns[right[i]]++;
        }
        long both = cells.values().stream().mapToLong(AdjustedRand::pairs).sum();
        double ofRows = Arrays.stream(rows).mapToLong(AdjustedRand::pairs).sum();
        double ofColumns = Arrays.stream(columns).mapToLong(AdjustedRand::pairs).sum();
        double expected = a.length == 1 ? 0 : ofRows * ofColumns / pairs(a.length);
        double most = (ofRows + ofColumns) / 2;
        return most == expected ? 1 : (both - expected) / (most - expected);
    }

    /// Labels numbered from 0 in order of appearance, each -1 a new one.
    private static int[] withSingletons(int[] labels) {
        var numbers = new HashMap<Integer, Integer>();
        var out = new int[labels.length];
        int next = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                out[i] = next++;
                continue;
            }
            var known = numbers.get(labels[i]);
            if (known == null) {
                known = next++;
                numbers.put(labels[i], known);
            }
            out[i] = known;
        }
        return out;
    }

    private static long pairs(int n) {
        return (long) n * (n - 1) / 2;
    }
}
