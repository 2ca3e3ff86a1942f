package io.assay.core.policy.margin;

import java.util.Optional;

/// A European option on a forward of its own expiry.
///
/// `forward + settled` is that forward. In the last half hour some venues settle on an average: the part already
/// averaged no longer moves with the market and is `settled`. An expired option whose settlement is known has all
/// of its forward there.
///
/// @param quantity options on one coin each; + = long
/// @param strike USD, > 0
/// @param years to expiry in years of 365 days; 0 or less = expired
/// @param forward USD, the part that moves; NaN = not known
/// @param settled USD, the part that does not
/// @param vol implied volatility, 1.0 = 100 %; NaN = not known
/// @param rate continuously compounded, per year; values are discounted by it, never by less than 0
/// @param inverse premium and payoff in coin
/// @param confidence of forward, volatility and rate, the least of them, 0 to 1
public record OptionLeg(String name, boolean call, double quantity, double strike, double years, double forward,
        double settled, double vol, double rate, boolean inverse, double confidence) implements Leg {
    /// Days in a year wherever time is annualised.
    static final double DAYS_PER_YEAR = 365;

    public OptionLeg {
        if (!Double.isFinite(quantity + strike + years + settled + rate + confidence) || !(strike > 0)) {
            throw new IllegalArgumentException(
                    name + ": strike must be positive, and every number but forward and volatility finite");
        }
        years = Math.max(0, years);
        rate = Math.max(0, rate);
    }

    /// A plain option, fully trusted.
    public static OptionLeg of(String name, boolean call, double quantity, double strike, double years,
            double forward, double vol) {
        return new OptionLeg(name, call, quantity, strike, years, forward, 0, vol, 0, false, 1);
    }

    double days() {
        return years * DAYS_PER_YEAR;
    }

    @Override
    public Optional<Flaw> flaw() {
        double price = forward + settled;
        if (years == 0 && (forward != 0 || !(settled > 0))) {
            return Optional.of(new Flaw(name, Flaw.Reason.EXPIRED, "it settles at a price this file does not know"));
        }
        if (!(price > 0) || Double.isInfinite(price) || !(forward >= 0) || !(settled >= 0)) {
            return Optional.of(new Flaw(name, Flaw.Reason.MISSING_PRICE,
                    Double.isNaN(price) ? "no forward" : "forward " + price));
        }
        return years > 0 && (!(vol >= 0) || Double.isInfinite(vol))
                ? Optional.of(new Flaw(name, Flaw.Reason.MISSING_VOL, Double.isNaN(vol) ? "" : "volatility " + vol))
                : Optional.empty();
    }
}
