package io.assay.core.policy.quote;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// One instrument as measured, on its way to a [DealerModel]. M is a million of the unit sizes are in.
///
/// @param volatilityBp sigma of the reference, bp per square root of a day
/// @param volatilitySdBp its standard deviation; NaN where nobody can tell
/// @param carryBp what one M held long gains a day, bp
/// @param volumePerDay what the market trades, M a day
/// @param sizes M, and what divides them
/// @param tiers who asks
/// @param terms what the desk decides
public record MeasuredBook(double volatilityBp, double volatilitySdBp, double carryBp, double volumePerDay,
        SizeLadder sizes, List<MeasuredTier> tiers, Terms terms) {
    /// The inventory limit where nobody sets one, in largest sizes.
    public static final int LIMIT_SIZES = 5;
    /// Grid points a limit may make.
    public static final int POINTS_MAX = 4_001;
    /// Hedging is never taken to be dearer by less than this at its pace, bp: no market is without depth.
    private static final double DEPTH_BP = 0.01;
    private static final double SLACK = 1e-9;

    public MeasuredBook {
        tiers = List.copyOf(tiers);
        if (tiers.stream().noneMatch(MeasuredTier::isAsking)) {
            throw new IllegalArgumentException("nobody asks for a quote");
        }
    }

    /// A book of whose volatility nobody knows how far it may be off.
    public MeasuredBook(double volatilityBp, double carryBp, double volumePerDay, SizeLadder sizes,
            List<MeasuredTier> tiers, Terms terms) {
        this(volatilityBp, Double.NaN, carryBp, volumePerDay, sizes, tiers, terms);
    }

    /// What a desk decides.
    ///
    /// @param riskAversion gamma, per bp and M
    /// @param hedgeCostBp psi, what hedging costs
    /// @param hedgePace part of the market's volume that hedges usually take
    /// @param inventoryLimit largest inventory, M; empty = [#LIMIT_SIZES] of the largest size
    /// @param paceCostBp what hedging at that pace costs beyond psi, bp
    public record Terms(double riskAversion, double hedgeCostBp, double hedgePace, OptionalDouble inventoryLimit,
            double paceCostBp) {
        /// A desk that knows nothing of its impact: at its pace hedging costs psi once more.
        public Terms(double riskAversion, double hedgeCostBp, double hedgePace, OptionalDouble inventoryLimit) {
            this(riskAversion, hedgeCostBp, hedgePace, inventoryLimit, hedgeCostBp);
        }

        public Terms {
            if (!(hedgePace > 0) || !(hedgeCostBp >= 0) || !(riskAversion >= 0) || !(paceCostBp >= 0)) {
                throw new IllegalArgumentException(String.format(Locale.ROOT,
                        "a desk of risk aversion %s that hedges at %s bp and %s of the volume", riskAversion,
                        hedgeCostBp, hedgePace));
            }
        }
    }

    /// The dealer who faces the tiers that ask.
    ///
    /// Hedging `v` M a day costs `psi |v| + eta v²` with `eta = cost / (pace · volume)`: at `pace` of the market's volume it costs
    /// `cost` more than `psi`. Of what hedges move for good nothing is known, so the model's impact is 0.
    public DealerModel model() {
        double quadratic = Math.max(terms.paceCostBp, DEPTH_BP) / (terms.hedgePace * volumePerDay);
        return new DealerModel(volatilityBp, terms.riskAversion, carryBp, 0, quadratic, terms.hedgeCostBp,
                sizes.sizes(), tiers.stream().filter(MeasuredTier::isAsking).map(MeasuredTier::tier).toList(), limit(),
                sizes.step());
    }

    /// Largest inventory on either side, M: a whole number of steps.
    public double limit() {
        double[] all = sizes.sizes();
        double wanted = terms.inventoryLimit.orElse(LIMIT_SIZES * all[all.length - 1]);
        double steps = Math.floor(wanted / sizes.step() + SLACK);
        if (steps * sizes.step() < all[all.length - 1] / 2 || 2 * steps + 1 > POINTS_MAX) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "an inventory limit of %s does not suit sizes up to %s in steps of %s", wanted,
                    all[all.length - 1], sizes.step()));
        }
        return steps * sizes.step();
    }
}
