package io.assay.core.segment.mixture;

import java.util.Arrays;

/// Mixtures that a division of the rows into parts suggests.
final class Partition {
    private Partition() {}

    /// Maximum likelihood under known parts. Absent values count as the mean of their part: this is a start, not a result.
    ///
    /// @param parts part of each row, from 0; rows of -1 take no part
    /// @throws SingularException when a part gives its family no matrix of full rank
    static Components components(Points points, int[] parts, int k, Covariance family, double ridge) {
        int dims = points.dims();
        double[] means = means(points, parts, k);
        var counts = new double[k];
        var scatter = new double[k * dims * dims];
        var row = new double[dims];
        for (int r = 0; r < parts.length; r++) {
            int part = parts[r];
            if (part < 0) {
                continue;
            }
            counts[part]++;
            for (int d = 0; d < dims; d++) {
                double from = points.values()[r * dims + d] - means[part * dims + d];
                row[d] = Double.isNaN(from) ? 0 : from;
            }
            for (int i = 0; i < dims; i++) {
                int line = (part * dims + i) * dims;
                for (int j = 0; j < dims; j++) {
                    scatter[line + j] += row[i] * row[j];
                }
            }
        }
        double total = Arrays.stream(counts).sequential().reduce(0, Double::sum);
        Arrays.setAll(counts, c -> Math.max(counts[c], 1e-8));
        family.estimate(scatter, counts, dims);
        for (int i = 0; i < k * dims; i++) {
            scatter[i / dims * dims * dims + i % dims * (dims + 1)] += ridge;
        }
        return new Components(Arrays.stream(counts).map(n -> n / total).toArray(), means, scatter, 0, dims);
    }

    /// Of the values there are; 0 where a part has none of a feature.
    private static double[] means(Points points, int[] parts, int k) {
        int dims = points.dims();
        var sums = new double[k * dims];
        var counts = new int[k * dims];
        for (int r = 0; r < parts.length; r++) {
            for (int d = 0; d < dims && parts[r] >= 0; d++) {
                double value = points.values()[r * dims + d];
                if (!Double.isNaN(value)) {
                    sums[parts[r] * dims + d] += value;
                    counts[parts[r] * dims + d]++;
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = counts[i] > 0 ? sums[i] / counts[i] : 0;
        }
        return sums;
    }
}
