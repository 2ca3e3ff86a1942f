package io.assay.core.policy.quote.multi;

/// Quotes and hedges of a [MultiDealer] at any inventories.
///
/// @param dealer the dealer
/// @param value what inventories cost him
public record MultiPolicy(MultiDealer dealer, QuadraticValue value) {
    private static final double DECIMAL = 1e-4;

    /// The policy with `horizonDays` to go.
    public static MultiPolicy of(MultiDealer dealer, double horizonDays) {
        return new MultiPolicy(dealer, QuadraticValue.of(dealer, horizonDays));
    }

    /// Distance of a quote from the reference in bp; `bids` = the dealer buys the first instrument of the pair.
    ///
    /// @param y inventories, M, by instrument
    public double distanceBp(int pair, int tier, int size, boolean bids, double[] y) {
        var quoted = dealer.pairs().get(pair);
        return distance(value.gradient(y), quoted, quoted.tiers().get(tier), quoted.sizes()[size], bids);
    }

    double distance(double[] gradient, MultiDealer.Pair pair, MultiDealer.Tier tier, double size, boolean bids) {
        int i = bids ? pair.bought() : pair.sold();
        int j = bids ? pair.sold() : pair.bought();
        return tier.demand().bestDistanceBp(value.cost(gradient, i, j, size) + tier.adverseBp());
    }

    /// Hedging rate in a pair, M a day; positive = the dealer buys its first instrument:
    /// `sign(p)(|p| - psi)+ / (2 eta)` with `p = -(g_i - g_j) + k_i y_i (1 - g_i) - k_j y_j (1 - g_j)` and `g = 2Ay + B`.
    public double hedgePerDay(int pair, double[] y) {
        return hedge(value.gradient(y), dealer.pairs().get(pair), y);
    }

    double hedge(double[] gradient, MultiDealer.Pair pair, double[] y) {
        int i = pair.bought();
        int j = pair.sold();
        double p = gradient[j] - gradient[i] + carried(gradient, i, y) - carried(gradient, j, y);
        double beyond = Math.max(0, Math.abs(p) - pair.hedgeLinear());
        return Math.signum(p) * beyond / (2 * pair.hedgeQuadratic());
    }

    private double carried(double[] gradient, int i, double[] y) {
        return dealer.instruments().get(i).impactBp() * y[i] * (1 - gradient[i] * DECIMAL);
    }
}
