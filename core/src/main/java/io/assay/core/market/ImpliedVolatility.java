package io.assay.core.market;

import java.util.OptionalDouble;

/// The volatility at which [Black76] gives a price.
///
/// Price and parity give the out-of-the-money twin; in units of sqrt(F·K) its price is a function b(x, s) of
/// x = -|ln(F/K)| and s = sigma·sqrt(T) alone, growing from 0 to e^(x/2), with its inflection at s = sqrt(2|x|)
/// (Jaeckel 2015, "Let's be rational", Wilmott 75, section 2). The search keeps a bracket; inside it Newton steps are
/// taken, on ln b below the inflection and on -ln(e^(x/2) - b) above it, and halving where Newton leaves the bracket
/// or no longer shortens it. Cost: about six evaluations, at most [#STEPS_MAX].
public final class ImpliedVolatility {
    /// A bracket of doubles is exhausted by halving long before.
    static final int STEPS_MAX = 200;
    /// Total deviation beyond which a price cannot be told from its upper bound.
    private static final double DEVIATION_MAX = 64;
    private static final double PRECISION = 4e-16;

    private ImpliedVolatility() {}

    /// Absent when the price is not strictly inside the no-arbitrage bounds `e^(-rT)·max(0, w(F-K))` and `e^(-rT)·F`
    /// (call) or `e^(-rT)·K` (put), when there is no time left, or when the price is not a number: on a bound the
    /// price does not say what the volatility is.
    ///
    /// @param price premium, discounted, in the currency of forward and strike
    /// @return sigma per square root of a year, 1.0 = 100 %
    public static OptionalDouble of(boolean call, double forward, double strike, double expiryYears, double rate,
            double price) {
        var option = new Black76(call, forward, strike, expiryYears, 0, rate);
        double undiscounted = price * StrictMath.exp(rate * option.expiryYears());
        double timeValue = undiscounted - Math.max(0, call ? forward - strike : strike - forward);
        double unit = Math.sqrt(forward) * Math.sqrt(strike);
        double x = -Math.abs(Black76.logMoneyness(forward, strike));
        double target = timeValue / unit;
        boolean bounded = undiscounted < (call ? forward : strike) && target < StrictMath.exp(x / 2);
        if (!bounded || !(target > 0) || expiryYears == 0) {
            return OptionalDouble.empty();
        }
        double s = deviation(x, target);
        return Double.isNaN(s) ? OptionalDouble.empty() : OptionalDouble.of(s / Math.sqrt(expiryYears));
    }

    /// s with b(x, s) = target; NaN where the target is too near its bound to be told from it.
    private static double deviation(double x, double target) {
        double middle = Math.sqrt(2 * -x);
        boolean below = x != 0 && target < Black76.outOfTheMoney(x, middle);
        double low = below ? 0 : middle;
        double high = below ? middle : Math.max(1, 2 * middle);
        while (!below && Black76.outOfTheMoney(x, high) < target) {
            if (high > DEVIATION_MAX) {
                return Double.NaN;
            }
            low = high;
            high *= 2;
        }
        double s = below ? middle : start(x, target, low, high);
        for (int step = 0; step < STEPS_MAX && high - low > PRECISION * high; step++) {
            double value = Black76.outOfTheMoney(x, s);
            if (value == target) {
                return s;
            }
            if (value < target) {
                low = s;
            } else {
                high = s;
            }
            double next = s + newton(x, s, value, target, below);
            boolean inside = next > low && next < high;
            double moved = Math.abs(next - s);
            s = inside ? next : low + (high - low) / 2;
            if (inside && moved <= PRECISION * s) {
                return s;
            }
        }
        return s;
    }

    /// At the money b = 2N(s/2) - 1, nearly s/sqrt(2 pi).
    private static double start(double x, double target, double low, double high) {
        double guess = x == 0 ? target * Math.sqrt(2 * Math.PI) : low;
        return guess > low && guess < high ? guess : low + (high - low) / 2;
    }

    /// Step of Newton's rule on ln b, or on -ln(bound - b).
    private static double newton(double x, double s, double value, double target, boolean below) {
        double slope = Normal.density(x / s) * StrictMath.exp(-s * s / 8);
        if (below) {
            return value == 0 ? Double.NaN : value * StrictMath.log(target / value) / slope;
        }
        double bound = StrictMath.exp(x / 2);
        return (bound - value) * StrictMath.log((bound - value) / (bound - target)) / slope;
    }
}
