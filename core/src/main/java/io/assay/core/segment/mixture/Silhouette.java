package io.assay.core.segment.mixture;

import java.util.Arrays;

/// How much nearer accounts are to their own segment than to the next one (Rousseeuw 1987).
public final class Silhouette {
    private Silhouette() {}

    /// Mean over rows of `(b - a) / max(a, b)`: a the mean distance to the others of the own segment, b the
    /// smallest mean distance to another segment; 0 for a row alone in its segment. Cost: rows² x dims.
    public static double mean(double[] points, int dims, int[] segment, int segments) {
        int rows = segment.length;
        var size = new int[segments];
        for (int s : segment) {
            size[s]++;
        }
        double total = 0;
        var distance = new double[segments];
        for (int i = 0; i < rows; i++) {
            Arrays.fill(distance, 0);
            for (int j = 0; j < rows; j++) {
                distance[segment[j]] += Math.sqrt(KMeans.squared(points, i * dims, points, j * dims, dims));
            }
            total += ofRow(distance, size, segment[i]);
        }
        return total / rows;
    }

    private static double ofRow(double[] distance, int[] size, int own) {
        double next = Double.POSITIVE_INFINITY;
        for (int s = 0; s < size.length; s++) {
            if (s != own && size[s] > 0) {
                next = Math.min(next, distance[s] / size[s]);
            }
        }
        if (size[own] < 2 || Double.isInfinite(next)) {
            return 0;
        }
        double within = distance[own] / (size[own] - 1);
        double larger = Math.max(within, next);
        return larger > 0 ? (next - within) / larger : 0;
    }
}
