package io.assay.core.policy.quote;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A dealer who quotes several tiers on both sides, carries inventory and may hedge in the market.
///
/// Barzykin, Bergault and Guéant, "Algorithmic market making in dealer markets with hedging and market impact"
/// (Mathematical Finance 33(1), 2023) and "Market making by an FX dealer: tiers, pricing ladders and hedging rates for
/// optimal risk control" (Risk, September 2022). The reference moves as `dS = sigma dW + k v dt`, the inventory
/// `q` jumps by the size `z` of each fill and drifts at the hedging rate `v`; hedging costs
/// `L(v) = eta v² + psi |v|`, holding costs `gamma sigma² q² / 2 - c q`. Distances and profits are in bp, sizes and
/// inventory in millions (M), time in days; a profit rate of 1 bp·M a day is 100 currency units a day.
///
/// @param volatilityBp sigma, bp per square root of a day
/// @param riskAversion gamma, per bp and M
/// @param carryBp what one M held long gains a day, bp: drift of the reference and funding; 0 = none
/// @param impactBp k, bp per M hedged, permanent
/// @param hedgeQuadratic eta, bp·day per M; positive
/// @param hedgeLinear psi, bp; positive infinity = the dealer never hedges
/// @param sizes sizes of requests in M, ascending
/// @param tiers who asks
/// @param inventoryMax largest inventory held on either side, M; a trade beyond it is refused
/// @param step of the inventory grid, M; divides all sizes, and is their greatest common divisor where nothing is hedged
public record DealerModel(double volatilityBp, double riskAversion, double carryBp, double impactBp,
        double hedgeQuadratic, double hedgeLinear, double[] sizes, List<DealerTier> tiers, double inventoryMax,
        double step) {
    private static final double WHOLE = 1e-9;
    private static final int STATES_MAX = 20_001;
    private static final double STEPS_MAX = 1e8;

    public DealerModel {
        sizes = sizes.clone();
        tiers = List.copyOf(tiers);
        notNegative("volatility", volatilityBp);
        notNegative("risk aversion", riskAversion);
        notNegative("impact", impactBp);
        if (!Double.isFinite(carryBp)) {
            throw new IllegalArgumentException("carry must be finite: " + carryBp);
        }
        positive("quadratic cost of hedging", hedgeQuadratic);
        positive("inventory limit", inventoryMax);
        positive("inventory step", step);
        if (!(hedgeLinear >= 0)) {
            throw new IllegalArgumentException("linear cost of hedging must not be negative: " + hedgeLinear);
        }
        check(sizes, step, inventoryMax, hedgeLinear < Double.POSITIVE_INFINITY);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("at least one tier wanted");
        }
        for (var tier : tiers) {
            if (tier.sizes() != sizes.length) {
                throw new IllegalArgumentException(String.format(Locale.ROOT, "%s has %d arrival rates for %d sizes",
                        tier.name(), tier.sizes(), sizes.length));
            }
        }
    }

    /// A dealer whose inventory gains nothing by being held.
    public DealerModel(double volatilityBp, double riskAversion, double impactBp, double hedgeQuadratic,
            double hedgeLinear, double[] sizes, List<DealerTier> tiers, double inventoryMax, double step) {
        this(volatilityBp, riskAversion, 0, impactBp, hedgeQuadratic, hedgeLinear, sizes, tiers, inventoryMax, step);
    }

    @Override
    public double[] sizes() {
        return sizes.clone();
    }

    /// The same dealer in front of other clients.
    public DealerModel withTiers(List<DealerTier> others) {
        return new DealerModel(volatilityBp, riskAversion, carryBp, impactBp, hedgeQuadratic, hedgeLinear, sizes,
                others,
                inventoryMax, step);
    }

    /// Points of the inventory grid; the middle one is flat.
    int states() {
        return 2 * steps(inventoryMax, step) + 1;
    }

    /// The state nearest to an inventory, M, within the limit.
    public int stateOf(double inventory) {
        return (int) Math.max(0, Math.min(states() - 1L, Math.round(inventory / step) + states() / 2));
    }

    double inventory(int state) {
        return (state - states() / 2) * step;
    }

    /// Size `z` of the model in steps of the grid.
    int jump(int z) {
        return steps(sizes[z], step);
    }

    private static void check(double[] sizes, double step, double inventoryMax, boolean hedges) {
        if (sizes.length == 0) {
            throw new IllegalArgumentException("at least one size wanted");
        }
        int divisor = 0;
        for (int z = 0; z < sizes.length; z++) {
            positive("size", sizes[z]);
            if (z > 0 && sizes[z] <= sizes[z - 1]) {
                throw new IllegalArgumentException("sizes must ascend: " + Arrays.toString(sizes));
            }
            divisor = gcd(steps(sizes[z], step), divisor);
        }
        if (divisor != 1 && !hedges) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "a step of %s leaves inventories that no trade reaches: all sizes are multiples of %s", step,
                    divisor * step));
        }
        if (2 * inventoryMax < sizes[sizes.length - 1]) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "inventory limit %s is too small to ever trade the largest size %s", inventoryMax,
                    sizes[sizes.length - 1]));
        }
        if (2L * steps(inventoryMax, step) + 1 > STATES_MAX) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "inventory limit %s in steps of %s makes more than %d grid points", inventoryMax, step,
                    STATES_MAX));
        }
    }

    private static int steps(double amount, double step) {
        double steps = amount / step;
        if (Math.abs(steps - Math.rint(steps)) > WHOLE * steps || steps > STEPS_MAX) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is not a whole number of inventory steps of %s", amount, step));
        }
        return (int) Math.rint(steps);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static void positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be a positive number: " + value);
        }
    }

    private static void notNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be 0 or a positive number: " + value);
        }
    }
}
