package io.assay.core.policy.margin;

import io.assay.core.market.Normal;

/// Black (1976) for hot loops: the same price as [io.assay.core.market.Black76] without its checks, with the logarithm
/// handed in, so that a grid of moves takes one logarithm a move and not one an option.
final class OptionKernel {
    private OptionKernel() {}

    /// Undiscounted premium: intrinsic value plus the out-of-the-money twin.
    ///
    /// @param logMoneyness ln(F/K)
    /// @param deviation sigma·sqrt(T)
    static double price(boolean call, double forward, double strike, double logMoneyness, double deviation) {
        double intrinsic = Math.max(0, call ? forward - strike : strike - forward);
        if (!(deviation > 0)) {
            return intrinsic;
        }
        double d1 = logMoneyness / deviation + deviation / 2;
        double d2 = d1 - deviation;
        double time = logMoneyness > 0
                ? strike * Normal.cumulative(-d2) - forward * Normal.cumulative(-d1)
                : forward * Normal.cumulative(d1) - strike * Normal.cumulative(d2);
        return intrinsic + Math.max(0, time);
    }

    /// d price / d forward, undiscounted.
    static double delta(boolean call, double logMoneyness, double deviation) {
        double d1 = deviation > 0
                ? logMoneyness / deviation + deviation / 2
                : logMoneyness == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, logMoneyness);
        return call ? Normal.cumulative(d1) : -Normal.cumulative(-d1);
    }

    /// d price / d sigma, undiscounted, for a change of 1.0.
    static double vega(double forward, double logMoneyness, double deviation, double years) {
        return deviation > 0
                ? forward * Normal.density(logMoneyness / deviation + deviation / 2) * Math.sqrt(years)
                : 0;
    }
}
