package io.assay.core.segment.mixture;

import java.util.Arrays;

/// How well a division of complete rows fits them, by the measures people know.
///
/// @param withinSquares sum of squared distances to the mean of the own part
/// @param betweenSquares of the parts' means to the mean of all, each as often as it has rows
/// @param silhouette mean over rows (Rousseeuw 1987); NaN for one part
/// @param calinskiHarabasz between over within, each per degree of freedom (Calinski and Harabasz 1974); NaN for one part
/// @param dunn smallest distance between rows of two parts over the largest inside one (Dunn 1974); NaN for one part
public record PartScores(double withinSquares, double betweenSquares, double silhouette, double calinskiHarabasz,
        double dunn) {

    /// Cost: rows² x dims.
    ///
    /// @param labels part of each row, from 0
    public static PartScores of(Points points, int[] labels, int parts) {
        int dims = points.dims();
        double[] values = points.values();
        double[] means = means(values, dims, labels, parts);
        double[] centre = means(values, dims, new int[labels.length], 1);
        double within = 0;
        double between = 0;
        for (int row = 0; row < labels.length; row++) {
            within += KMeans.squared(values, row * dims, means, labels[row] * dims, dims);
            between += KMeans.squared(centre, 0, means, labels[row] * dims, dims);
        }
        if (Arrays.stream(labels).distinct().count() < 2) {
            return new PartScores(within, between, Double.NaN, Double.NaN, Double.NaN);
        }
        double ch = between / (parts - 1) / (within / (labels.length - parts));
        return new PartScores(within, between, Silhouette.mean(values, dims, labels, parts), ch,
                dunn(values, dims, labels));
    }

    private static double dunn(double[] values, int dims, int[] labels) {
        double apart = Double.POSITIVE_INFINITY;
        double wide = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < i; j++) {
                double d = KMeans.squared(values, i * dims, values, j * dims, dims);
                if (labels[i] == labels[j]) {
                    wide = Math.max(wide, d);
                } else {
                    apart = Math.min(apart, d);
                }
            }
        }
        return Math.sqrt(apart) / Math.sqrt(wide);
    }

    private static double[] means(double[] values, int dims, int[] labels, int parts) {
        var out = new double[parts * dims];
        int[] sizes = Grouping.sizes(labels, parts);
        for (int i = 0; i < values.length; i++) {
            out[labels[i / dims] * dims + i % dims] += values[i] / sizes[labels[i / dims]];
        }
        return out;
    }
}
