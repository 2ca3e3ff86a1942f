package io.assay.core.segment.mixture;

import java.util.Arrays;

/// Uniform noise over the box that holds the training points (Banfield and Raftery 1993): it takes the
/// outliers, so that no Gaussian has to stretch for them.
///
/// @param logWidths natural log of the width of the box along each feature
public record Noise(double[] logWidths) {
    /// Over the box these places lie in.
    public static Noise over(Points places) {
        double[] points = places.values();
        int dims = places.dims();
        var low = new double[dims];
        var high = new double[dims];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < points.length; i++) {
            if (!Double.isNaN(points[i])) {
                low[i % dims] = Math.min(low[i % dims], points[i]);
                high[i % dims] = Math.max(high[i % dims], points[i]);
            }
        }
        var widths = new double[dims];
        for (int d = 0; d < dims; d++) {
            widths[d] = high[d] > low[d] ? StrictMath.log(high[d] - low[d]) : 0;
        }
        return new Noise(widths);
    }

    /// Log density of a row of which these features are observed.
    public double logDensity(int[] observed) {
        double sum = 0;
        for (int d : observed) {
            sum -= logWidths[d];
        }
        return sum;
    }
}
