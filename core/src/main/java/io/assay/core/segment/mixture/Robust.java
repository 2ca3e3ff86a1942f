package io.assay.core.segment.mixture;

import java.util.Arrays;

/// Order statistics that a few wild accounts cannot move.
public final class Robust {
    private static final double NORMAL_MAD = 1.4826;
    private static final double NORMAL_95 = 3.92;
    private static final double PILE_UP = 3;

    private Robust() {}

    /// The finite values, ascending.
    public static double[] present(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    }

    /// Quantile of ascending values, linear between order statistics (Hyndman and Fan 1996, type 7); NaN of none.
    public static double quantile(double[] ascending, double share) {
        if (ascending.length == 0) {
            return Double.NaN;
        }
        double at = share * (ascending.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, ascending.length - 1);
        return ascending[low] + (at - low) * (ascending[high] - ascending[low]);
    }

    /// Median of ascending values; NaN of none.
    public static double median(double[] ascending) {
        return quantile(ascending, 0.5);
    }

    /// Spread in units of a normal standard deviation: median absolute deviation, where most values are the
    /// same that of the others, where that is not enough the standard deviation; zero means constant.
    ///
    /// Never below a third of the spread of the central 95 %: a feature where most accounts are close to one
    /// value (a taker's maker share) would else put everyone else hundreds of deviations away.
    public static double spread(double[] ascending) {
        double median = median(ascending);
        double[] deviations = Arrays.stream(ascending).map(v -> Math.abs(v - median)).sorted().toArray();
        double wide = (quantile(ascending, 0.975) - quantile(ascending, 0.025)) / NORMAL_95 / PILE_UP;
        double mad = NORMAL_MAD * median(deviations);
        if (mad == 0) {
            mad = NORMAL_MAD * median(Arrays.stream(deviations).filter(v -> v > 0).toArray());
        }
        return mad > 0 ? Math.max(mad, wide) : standardDeviation(ascending);
    }

    /// Arithmetic mean; NaN of none.
    public static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    /// Sample standard deviation of ascending values; 0 of fewer than two, or where all are the same.
    public static double standardDeviation(double[] values) {
        if (values.length < 2 || values[0] == values[values.length - 1]) {
            return 0;
        }
        double mean = mean(values);
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
