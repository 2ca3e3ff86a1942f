package io.assay.core.market;

import java.util.Optional;
import java.util.OptionalDouble;

/// Integrated variance of the efficient log price under noise: the two-scales estimator of Zhang, Mykland and
/// Ait-Sahalia (2005), "A tale of two time scales", JASA 100(472), 1394-1411.
///
/// Observed log prices are Y = X + noise. Over all n returns, E[Y,Y]all is V + 2·n·E(noise²): mostly noise. Over K
/// subgrids of every K-th observation, each with n' = (n-K+1)/K returns on average, E[Y,Y]avg = V + 2·n'·E(noise²).
/// So `[Y,Y]avg - (n'/n)·[Y,Y]all` is free of noise (eq. 55), and dividing by 1 - n'/n gives back what the second term
/// took of V itself in small samples (eq. 64). Noise is taken to be independent of X and from one observation to the next.
///
/// @param variance of the log price over the whole span of the data, pure number; may come out negative by chance
/// @param allGrid [Y,Y]all: what a plain sum over every tick gives
/// @param averaged [Y,Y]avg: noise still in it
/// @param grids K
/// @param returns n
public record TwoScaleVariance(double variance, double allGrid, double averaged, int grids, int returns) {
    /// Prices below which two scales cannot be told apart.
    static final int PRICES_MIN = 8;

    /// With the K that is best for a constant variance. The error of the estimator has the variance
    /// `8·(n/K²)·E(noise²)² + (4/3)·(K/n)·V²` (the two terms of the paper's theorem 4), smallest at
    /// `K = n^(2/3)·(12·E(noise²)²/V²)^(1/3)`; noise and V come from two rounds that start at K = n^(2/3).
    ///
    /// @param prices of successive trades or quotes, all positive
    /// @return absent with fewer than 8 prices
    public static Optional<TwoScaleVariance> of(double[] prices) {
        if (prices.length < PRICES_MIN) {
            return Optional.empty();
        }
        double[] logs = logs(prices);
        int n = logs.length - 1;
        double scale = StrictMath.cbrt((double) n * n);
        var found = ofLogs(logs, within(scale, n));
        for (int round = 0; round < 2 && found.variance > 0; round++) {
            double ratio = found.noiseVariance() / found.variance;
            found = ofLogs(logs, within(scale * StrictMath.cbrt(12 * ratio * ratio), n));
        }
        return Optional.of(found);
    }

    /// @param grids K, from 2 to the number of returns
    public static TwoScaleVariance of(double[] prices, int grids) {
        if (grids < 2 || grids > prices.length - 1) {
            throw new IllegalArgumentException("grids must be in [2, " + (prices.length - 1) + "]: " + grids);
        }
        return ofLogs(logs(prices), grids);
    }

    /// E(noise²) per observation in log price, from what the whole grid shows beyond the variance; never negative.
    public double noiseVariance() {
        return Math.max(0, allGrid - Math.max(0, variance)) / (2 * returns);
    }

    /// sqrt(variance · 365 / days), 1.0 = 100 % a year; absent where the variance came out not above zero.
    ///
    /// @param days from the first price to the last
    public OptionalDouble annualisedVolatility(double days) {
        return variance > 0 ? OptionalDouble.of(Math.sqrt(variance * 365 / days)) : OptionalDouble.empty();
    }

    private static TwoScaleVariance ofLogs(double[] logs, int grids) {
        int n = logs.length - 1;
        double all = sumSquares(logs, 1);
        double averaged = sumSquares(logs, grids) / grids;
        double fraction = (n - grids + 1) / (double) grids / n;
        return new TwoScaleVariance((averaged - fraction * all) / (1 - fraction), all, averaged, grids, n);
    }

    /// Squared differences `lag` apart, over all subgrids together.
    private static double sumSquares(double[] logs, int lag) {
        double sum = 0;
        for (int i = lag; i < logs.length; i++) {
            double change = logs[i] - logs[i - lag];
            sum += change * change;
        }
        return sum;
    }

    private static double[] logs(double[] prices) {
        var logs = new double[prices.length];
        for (int i = 0; i < prices.length; i++) {
            if (!(prices[i] > 0) || Double.isInfinite(prices[i])) {
                throw new IllegalArgumentException("price " + i + " must be positive and finite: " + prices[i]);
            }
            logs[i] = StrictMath.log(prices[i]);
        }
        return logs;
    }

    private static int within(double grids, int returns) {
        return (int) Math.clamp(StrictMath.rint(grids), 2, returns / 2.0);
    }
}
