package io.assay.core.segment.mixture;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Seeded samples of rows.
public final class Sample {
    private Sample() {}

    /// 0 to n-1 in random order (Fisher-Yates).
    public static int[] shuffled(int n, SplittableRandom random) {
        var out = new int[n];
        Arrays.setAll(out, i -> i);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = out[i];
            out[i] = out[j];
            out[j] = swap;
        }
        return out;
    }

    /// At most `size` of n rows, ascending; all of them when there are no more.
    public static int[] of(int n, int size, SplittableRandom random) {
        int[] out = Arrays.copyOf(shuffled(n, random), Math.min(n, size));
        Arrays.sort(out);
        return out;
    }
}
