package io.assay.core.market;

import java.util.OptionalDouble;

/// Sum of squared simple returns p(i)/p(i-1) - 1 over a regular grid of prices.
///
/// A return needs both its ends: a price that is absent (NaN) takes the two returns beside it away, and what happened
/// across a gap is not put on one step. The estimator is that of Andersen, Bollerslev, Diebold and Labys (2003),
/// Econometrica 71, with simple in place of log returns, because positions earn simple returns.
///
/// @param sumSquares pure number, over the returns that exist
/// @param returns how many exist
/// @param stepsPerYear grid steps in a year of 365 days
public record RealisedVariance(double sumSquares, int returns, double stepsPerYear) {
    /// Minutes in a year of 365 days.
    public static final double MINUTES_PER_YEAR = 525_600;

    /// @param minutePrices one price a minute, NaN = absent
    public static RealisedVariance ofMinutes(double[] minutePrices) {
        return of(minutePrices, MINUTES_PER_YEAR);
    }

    /// @param prices one price a step, NaN = absent
    public static RealisedVariance of(double[] prices, double stepsPerYear) {
        double sum = 0;
        int returns = 0;
        for (int i = 1; i < prices.length; i++) {
            double change = prices[i] / prices[i - 1] - 1;
            if (!Double.isNaN(change)) {
                sum += change * change;
                returns++;
            }
        }
        return new RealisedVariance(sum, returns, stepsPerYear);
    }

    /// sqrt(year's steps · mean squared return), 1.0 = 100 % a year; absent without returns.
    public OptionalDouble annualisedVolatility() {
        return returns == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(sumSquares / returns * stepsPerYear));
    }
}
