package io.assay.core.market;

import org.hipparchus.special.Erf;

/// A European option on a forward, priced by Black (1976), "The pricing of commodity contracts", Journal of
/// Financial Economics 3: eq. (16) and its derivatives. Prices are per unit of the underlying, in the currency of
/// `forward` and `strike`, discounted by e^(-rT).
///
/// With s = sigma·sqrt(T), d1 = ln(F/K)/s + s/2, d2 = d1 - s, w = +1 for a call and -1 for a put:
/// `price = e^(-rT)·w·(F·N(w·d1) - K·N(w·d2))`.
///
/// Nothing here is ever NaN. At s = 0 every figure is its limit for s -> 0: the price is the discounted intrinsic
/// value, delta is 0 or ±e^(-rT), half of it exactly at the money, where gamma is infinite and so is theta if T = 0.
///
/// @param call true for a call, false for a put
/// @param forward F, of the option's own expiry, > 0
/// @param strike K, > 0
/// @param expiryYears T, in years of 365 days, >= 0
/// @param sigma volatility per square root of a year, 1.0 = 100 %, >= 0
/// @param rate r, continuously compounded, per year; 0 for what venues quote
public record Black76(boolean call, double forward, double strike, double expiryYears, double sigma, double rate) {
    /// Days in a year wherever time is annualised.
    public static final double DAYS_PER_YEAR = 365;
    private static final double SQRT_HALF = 0.7071067811865476;

    public Black76 {
        requirePositive("forward", forward);
        requirePositive("strike", strike);
        requireNotNegative("expiryYears", expiryYears);
        requireNotNegative("sigma", sigma);
        if (!Double.isFinite(rate)) {
            throw new IllegalArgumentException("rate must be finite: " + rate);
        }
    }

    /// Undiscounted, as crypto venues price: r = 0.
    public static Black76 undiscounted(boolean call, double forward, double strike, double expiryYears, double sigma) {
        return new Black76(call, forward, strike, expiryYears, sigma, 0);
    }

    /// Infinite where s = 0 and F is not K, 0 where s = 0 and F = K.
    public double d1() {
        double s = deviation();
        double x = logMoneyness(forward, strike);
        return s == 0 ? limit(x) : x / s + s / 2;
    }

    public double d2() {
        double s = deviation();
        double x = logMoneyness(forward, strike);
        return s == 0 ? limit(x) : x / s - s / 2;
    }

    /// Premium of a long option, >= 0. In the money it is intrinsic value plus the out-of-the-money twin, so that
    /// deep wings keep their digits.
    public double price() {
        return discount() * (intrinsic() + timeValue());
    }

    /// d price / d F: in [0, e^(-rT)] for a call, [-e^(-rT), 0] for a put.
    public double delta() {
        return discount() * (call ? Normal.cumulative(d1()) : -Normal.cumulative(-d1()));
    }

    /// d² price / d F², per unit of F: the same for call and put, >= 0.
    public double gamma() {
        double density = Normal.density(d1());
        return density == 0 ? 0 : discount() * density / (forward * deviation());
    }

    /// What delta changes by when F rises by 1 %: gamma·F/100.
    public double gammaPerPercent() {
        return gamma() * forward / 100;
    }

    /// d price / d sigma, for a volatility change of 1.0 (100 points): the same for call and put, >= 0.
    public double vega() {
        return discount() * forward * Normal.density(d1()) * Math.sqrt(expiryYears);
    }

    /// d price for one volatility point, sigma + 0.01.
    public double vegaPerPoint() {
        return vega() / 100;
    }

    /// d price / d t per year as calendar time passes with F and sigma held: `-e^(-rT)·F·n(d1)·sigma/(2·sqrt(T)) + r·price`.
    /// Negative for a long option when r = 0.
    public double theta() {
        double density = Normal.density(d1());
        double decay = density == 0 || sigma == 0
                ? 0
                : discount() * forward * density * sigma / (2 * Math.sqrt(expiryYears));
        return rate == 0 ? 0 - decay : rate * price() - decay;
    }

    /// Theta for one day of 1/365 year.
    public double thetaPerDay() {
        return theta() / DAYS_PER_YEAR;
    }

    /// Premium in coin of an inverse option of one coin (quoted as Deribit does): price / F.
    public double coinPrice() {
        return price() / forward;
    }

    /// Delta in coin beyond the option's own coin value: delta - price/F. Equity counted in coin already holds the
    /// option's value and is itself spot delta; this is what the option adds to it.
    public double netDelta() {
        return delta() - coinPrice();
    }

    /// USD of a premium quoted in coin.
    ///
    /// @param index USD per coin at that moment (the spot index, not the forward)
    public static double usdOfCoin(double coinPrice, double index) {
        return coinPrice * index;
    }

    /// The undiscounted Black price a quote in coin stands for: the inverse of [#coinPrice] at r = 0.
    public static double priceOfCoin(double coinPrice, double forward) {
        return coinPrice * forward;
    }

    /// ln(F/K), without losing digits near the money.
    static double logMoneyness(double forward, double strike) {
        double excess = (forward - strike) / strike;
        if (Math.abs(excess) < 0.5) {
            return StrictMath.log1p(excess);
        }
        double ratio = forward / strike;
        return ratio > 0 && !Double.isInfinite(ratio)
                ? StrictMath.log(ratio)
                : StrictMath.log(forward) - StrictMath.log(strike);
    }

    /// Undiscounted price of an out-of-the-money option in units of sqrt(F·K):
    /// `e^(x/2)·N(x/s + s/2) - e^(-x/2)·N(x/s - s/2)`. Near the money the same is summed as a difference of N and a
    /// small rest, which keeps the digits of short expiries.
    ///
    /// @param x -|ln(F/K)|, finite
    /// @param s sigma·sqrt(T)
    static double outOfTheMoney(double x, double s) {
        if (s == 0) {
            return 0;
        }
        double d1 = x / s + s / 2;
        double d2 = x / s - s / 2;
        double half = StrictMath.exp(x / 2);
        double value = -x < s
                ? half * (Erf.erf(d1 * SQRT_HALF) - Erf.erf(d2 * SQRT_HALF)) / 2
                        + 2 * StrictMath.sinh(x / 2) * Normal.cumulative(d2)
                : half * Normal.cumulative(d1) - Normal.cumulative(d2) / half;
        return Math.max(0, value);
    }

    private double intrinsic() {
        return Math.max(0, call ? forward - strike : strike - forward);
    }

    /// Undiscounted price of whichever of call and put is out of the money: equal for both by parity.
    private double timeValue() {
        double value = Math.sqrt(forward) * Math.sqrt(strike)
                * outOfTheMoney(-Math.abs(logMoneyness(forward, strike)), deviation());
        return Math.min(value, Math.min(forward, strike));
    }

    private double deviation() {
        return sigma * Math.sqrt(expiryYears);
    }

    private double discount() {
        return rate == 0 ? 1 : StrictMath.exp(-rate * expiryYears);
    }

    private static double limit(double x) {
        return x == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, x);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be positive and finite: " + value);
        }
    }

    private static void requireNotNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be finite and not negative: " + value);
        }
    }
}
