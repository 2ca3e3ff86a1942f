package io.assay.core.policy.collateral;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// How much of an asset counts, by how much of it there is: marginal, as tax brackets are. The first `bounds[0]` count at
/// `ratios[0]`, what is beyond up to `bounds[1]` at `ratios[1]`, and what is beyond the last bound at the last ratio. The
/// counted amount is continuous, never falls and never exceeds the amount. A debt counts in full.
///
/// @param bounds ascending, above 0; of coins or of USD, as whoever asks counts
/// @param ratios 0 to 1, one more than bounds, never rising: a ratio that rose with size would reward concentration
public record RatioTiers(List<BigDecimal> bounds, List<BigDecimal> ratios) {
    /// All counts.
    public static final RatioTiers WHOLE = flat(BigDecimal.ONE);

    public RatioTiers {
        bounds = List.copyOf(bounds);
        ratios = List.copyOf(ratios);
        if (ratios.size() != bounds.size() + 1) {
            throw new IllegalArgumentException(
                    "one ratio more than bounds wanted, got " + ratios.size() + " and " + bounds.size());
        }
        for (int i = 0; i < bounds.size(); i++) {
            if (bounds.get(i).compareTo(i == 0 ? BigDecimal.ZERO : bounds.get(i - 1)) <= 0) {
                throw new IllegalArgumentException("bounds that ascend from above 0 wanted, got " + bounds);
            }
        }
        for (int i = 0; i < ratios.size(); i++) {
            boolean isPart = ratios.get(i).signum() >= 0 && ratios.get(i).compareTo(BigDecimal.ONE) <= 0;
            if (!isPart || (i > 0 && ratios.get(i).compareTo(ratios.get(i - 1)) > 0)) {
                throw new IllegalArgumentException("ratios from 1 to 0 that never rise wanted, got " + ratios);
            }
        }
    }

    public static RatioTiers flat(BigDecimal ratio) {
        return new RatioTiers(List.of(), List.of(ratio));
    }

    /// What counts of an amount, exactly.
    public BigDecimal counted(BigDecimal amount) {
        if (amount.signum() <= 0) {
            return amount;
        }
        var sum = BigDecimal.ZERO;
        var from = BigDecimal.ZERO;
        for (int i = 0; i < bounds.size() && from.compareTo(amount) < 0; i++) {
            var to = bounds.get(i).min(amount);
            sum = sum.add(to.subtract(from).multiply(ratios.get(i)));
            from = to;
        }
        return sum.add(amount.subtract(from).multiply(ratios.getLast()));
    }

    /// No tier counts more than a ratio.
    public RatioTiers atMost(BigDecimal ratio) {
        return new RatioTiers(bounds, ratios.stream().map(ratio::min).toList());
    }

    /// Bounds in USD of tiers that are in coins.
    ///
    /// @param price USD a coin, > 0
    public RatioTiers inUsd(BigDecimal price) {
        return new RatioTiers(bounds.stream().map(price::multiply).toList(), ratios);
    }

    /// Widths of the tiers; that of the last is infinite.
    double[] widths() {
        var out = new ArrayList<Double>();
        var from = BigDecimal.ZERO;
        for (BigDecimal bound : bounds) {
            out.add(bound.subtract(from).doubleValue());
            from = bound;
        }
        out.add(Double.POSITIVE_INFINITY);
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
