package io.assay.core.policy.margin;

/// Parameters of [DeriveMethod] beside its scenarios, under the names of Derive's public contracts (PMRM2).
///
/// @param mmFactor of the worst loss, > 0
/// @param imFactor of the worst loss, > 0
/// @param rates of static discounting
/// @param basis of the basis contingency
/// @param mmPerp part of spot a perpetual adds to both margins
/// @param imPerp further part initial margin adds
/// @param mmOption part of spot a naked short adds to both margins
/// @param imOption further part initial margin adds
/// @param confidenceLimit confidence under which initial margin grows
/// @param confidenceMargin part of notional it grows by, times 1 - confidence
/// @param pegLimit price of the stablecoin under which initial margin's factor grows
/// @param pegFactor how much it grows a dollar under the limit
public record DeriveTerms(double mmFactor, double imFactor, Rates rates, Basis basis, double mmPerp, double imPerp,
        double mmOption, double imOption, double confidenceLimit, double confidenceMargin, double pegLimit,
        double pegFactor) {
    /// Static discounts: long options keep `longBase·e^(-tau(r·longMult + longAdd))` of their stressed value, short ones
    /// owe `min(e^(r·tau), shortBase·e^(tau(r·shortMult + shortAdd)))` times theirs.
    ///
    /// @param longBase of options worth something
    /// @param longMult of the rate
    /// @param longAdd to the rate, per year
    /// @param shortBase of options owed
    /// @param shortMult of the rate
    /// @param shortAdd to the rate, per year
    public record Rates(double longBase, double longMult, double longAdd, double shortBase, double shortMult,
            double shortAdd) {
        StaticDiscount at(double rate, double years, double discount) {
            double worth = longBase * StrictMath.exp(-years * (rate * longMult + longAdd));
            double owed = shortBase * StrictMath.exp(years * (rate * shortMult + shortAdd));
            return new StaticDiscount(worth, Math.min(1 / discount, owed));
        }
    }

    /// The basis contingency of an expiry: `(add + mult·tau)·min(gain at up, gain at down, 0)`, volatility unchanged.
    ///
    /// @param up move, 0.045
    /// @param down move, -0.045
    /// @param add factor at tau = 0
    /// @param mult factor a year
    public record Basis(double up, double down, double add, double mult) {}

    public DeriveTerms {
        if (!(mmFactor > 0 && imFactor > 0)) {
            throw new IllegalArgumentException("factors must be positive: " + mmFactor + " and " + imFactor);
        }
        if (!(mmPerp >= 0 && imPerp >= 0 && mmOption >= 0 && imOption >= 0 && confidenceMargin >= 0
                && pegFactor >= 0)) {
            throw new IllegalArgumentException("contingencies must not be negative");
        }
    }

    double confidence(double confidence, double notional) {
        return confidence < confidenceLimit ? (1 - confidence) * confidenceMargin * notional : 0;
    }

    double imFactor(double stable) {
        return imFactor + (stable < pegLimit ? (pegLimit - stable) * pegFactor : 0);
    }
}
