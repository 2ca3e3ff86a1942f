package io.assay.core.policy.margin;

import java.util.List;

/// Maintenance margin that grows with notional, tier by tier, without a jump: Hyperliquid, "Margin tiers".
///
/// Rate of tier n is half the initial rate at its largest leverage, r_n = 1/(2·leverage_n); with lower bounds B_n the
/// deduction is `ded_n = ded_(n-1) + B_n·(r_n - r_(n-1))`, and `maintenance = notional·r - ded`.
///
/// @param from USD of notional where tiers begin, ascending, the first at 0
/// @param leverage largest leverage of each tier, descending, >= 1
public record MarginTiers(List<Double> from, List<Double> leverage) {
    public MarginTiers {
        from = List.copyOf(from);
        leverage = List.copyOf(leverage);
        if (from.isEmpty() || from.get(0) != 0 || from.size() != leverage.size()) {
            throw new IllegalArgumentException(
                    "tiers begin at 0, and each has its leverage: " + from + ", " + leverage);
        }
        for (int n = 0; n < from.size(); n++) {
            boolean descends = n == 0 || (from.get(n) > from.get(n - 1) && leverage.get(n) < leverage.get(n - 1));
            if (!descends || !(leverage.get(n) >= 1)) {
                throw new IllegalArgumentException(
                        "bounds ascend, leverages descend and are at least 1: " + from + ", " + leverage);
            }
        }
    }

    public int tiers() {
        return from.size();
    }

    /// The tier a notional lies in; a bound belongs to the tier that ends there.
    public int tierOf(double notional) {
        int tier = 0;
        while (tier + 1 < from.size() && notional > from.get(tier + 1)) {
            tier++;
        }
        return tier;
    }

    /// r_n.
    public double rate(int tier) {
        return 1 / (2 * leverage.get(tier));
    }

    /// ded_n in USD.
    public double deduction(int tier) {
        double sum = 0;
        for (int n = 1; n <= tier; n++) {
            sum += from.get(n) * (rate(n) - rate(n - 1));
        }
        return sum;
    }

    /// USD, >= 0.
    ///
    /// @param notional USD, >= 0
    public double maintenance(double notional) {
        int tier = tierOf(notional);
        return notional * rate(tier) - deduction(tier);
    }

    /// USD; a leverage above the tier's is cut to it.
    public double initial(double notional, double chosen) {
        return notional / Math.min(chosen, leverage.get(tierOf(notional)));
    }

    public double leverageOf(double notional) {
        return leverage.get(tierOf(notional));
    }

    /// Mark price at which equity meets maintenance margin, all else unchanged. With Q the signed position, H coins that
    /// count as equity, E equity: `E + (Q + H)(p - px) = abs(Q)·p·r_n - ded_n` in the tier the position then lies in. With one
    /// tier and H = 0 it is the venue's `px - s·available/z/(1 - l·s)`, l = 1/(2·leverage). NaN when no positive price
    /// brings it about; of two prices the nearer.
    ///
    /// @param quantity signed, in coins, not 0
    /// @param coins of the same underlying that count as equity, >= 0
    /// @param mark today's price
    /// @param equity what can be lost: of the account, or of the isolated position, less what other positions need
    public double liquidationPrice(double quantity, double coins, double mark, double equity) {
        double size = Math.abs(quantity);
        double nearest = Double.NaN;
        for (int n = 0; n < tiers(); n++) {
            double price = ((quantity + coins) * mark - equity - deduction(n)) / (quantity + coins - size * rate(n));
            boolean holds = price > 0 && Double.isFinite(price) && tierOf(price * size) == n;
            if (holds && !(Math.abs(price - mark) >= Math.abs(nearest - mark))) {
                nearest = price;
            }
        }
        return nearest;
    }
}
