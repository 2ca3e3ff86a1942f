package io.assay.core.policy.margin;

import java.util.Optional;
import java.util.OptionalDouble;

/// A position whose price is the underlying's: spot, perpetual or dated future.
///
/// An inverse contract of `face` USD at mark p is held as `face/p` coins: its gain in USD at the shocked price, coin
/// counted as coin, is as linear as a linear contract's. Only a coin-settled account ([DeribitMethod]) counts in coin.
///
/// @param quantity in coins of the underlying; + = long
/// @param mark USD a coin, > 0; NaN = not known
/// @param years to expiry; 0 for spot and perpetuals, negative = expired
/// @param inverse settled in coin
/// @param unrealised gain in USD not yet in cash; + = the account gains
/// @param confidence of the mark, 0 to 1
/// @param funding rate the longs will pay for the next eight hours, as a part of notional; 0 where there is none
/// @param isolated margin of its own in USD; empty for a cross position
/// @param leverage chosen by the account; empty = the largest allowed
public record LinearLeg(String name, Kind kind, double quantity, double mark, double years, boolean inverse,
        double unrealised, double confidence, double funding, OptionalDouble isolated,
        OptionalDouble leverage) implements Leg {
    /// What it is.
    public enum Kind {
        SPOT,
        PERPETUAL,
        FUTURE
    }

    public LinearLeg {
        if (!Double.isFinite(quantity + years + unrealised + confidence + funding)) {
            throw new IllegalArgumentException(name + ": every number but the mark must be finite");
        }
    }

    /// A cross position without funding, fully trusted.
    public static LinearLeg of(String name, Kind kind, double quantity, double mark, double years) {
        return new LinearLeg(name, kind, quantity, mark, years, false, 0, 1, 0, OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /// Signed USD.
    double notional() {
        return quantity * mark;
    }

    @Override
    public Optional<Flaw> flaw() {
        if (!(mark > 0) || Double.isInfinite(mark)) {
            return Optional.of(new Flaw(name, Flaw.Reason.MISSING_PRICE, Double.isNaN(mark) ? "" : "mark " + mark));
        }
        return years < 0
                ? Optional.of(new Flaw(name, Flaw.Reason.EXPIRED, "it settles at a price this file does not know"))
                : Optional.empty();
    }
}
