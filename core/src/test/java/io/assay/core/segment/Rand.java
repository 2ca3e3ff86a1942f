package io.assay.core.segment;

/// Adjusted Rand index (Hubert and Arabie 1985); an index of -1 is a set of its own.
public final class Rand {
    private Rand() {}

    public static double adjusted(int[] a, int[] b) {
        int ka = 0, kb = 0;
        int[] x = singletons(a), y = singletons(b);
        for (int i = 0; i < x.length; i++) {
            ka = Math.max(ka, x[i] + 1);
            kb = Math.max(kb, y[i] + 1);
        }
        var table = new java.util.HashMap<Long, Integer>();
        var ra = new long[ka];
        var rb = new long[kb];
        for (int i = 0; i < x.length; i++) {
            table.merge((long) x[i] * kb + y[i], 1, Integer::sum);
            ra[x[i]]++;
            rb[y[i]]++;
        }
        double both = table.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
        double sa = 0, sb = 0;
        for (long n : ra) {
            sa += n * (n - 1.0) / 2;
        }
        for (long n : rb) {
            sb += n * (n - 1.0) / 2;
        }
        double all = x.length * (x.length - 1.0) / 2;
        double expected = sa * sb / all;
        double max = (sa + sb) / 2;
        return max == expected ? 1 : (both - expected) / (max - expected);
    }

    private static int[] singletons(int[] labels) {
        int next = 0;
        for (int l : labels) {
            next = Math.max(next, l + 1);
        }
        int[] out = labels.clone();
        for (int i = 0; i < out.length; i++) {
            if (out[i] < 0) {
                out[i] = next++;
            }
        }
        return out;
    }
}
