package io.assay.core.policy.quote;

/// How long a dealer's inventory stays where, in the long run.
///
/// @param inventory M, ascending
/// @param share of time by inventory; adds up to 1
/// @param mean of the inventory, M
/// @param sd standard deviation, M
/// @param relaxationMinutes time over which an inventory is forgotten: the integral of its autocorrelation, which
///     Barzykin, Bergault and Guéant (Risk, September 2022) call the risk-neutralisation time
/// @param queueMinutes how long a unit taken in stays, first in first out: mean absolute inventory over the volume that
///     adds to it (Little 1961); the internalisation time of a queue, as in Butz and Oomen, "Internalisation by electronic
///     FX spot dealers" (Quantitative Finance 19(1), 2019)
/// @param passageMinutes mean time from a client trade that added to the inventory until it is flat or has changed its sign
/// @param edgeShare share of time at inventories from which some trade would pass the limit
public record InventoryLaw(double[] inventory, double[] share, double mean, double sd, double relaxationMinutes,
        double queueMinutes, double passageMinutes, double edgeShare) {
    private static final double MINUTES = 1440;

    public InventoryLaw {
        inventory = inventory.clone();
        share = share.clone();
    }

    @Override
    public double[] inventory() {
        return inventory.clone();
    }

    @Override
    public double[] share() {
        return share.clone();
    }

    /// The smallest inventory under which the dealer stays for at least the part `p` of the time.
    public double quantile(double p) {
        double sum = 0;
        for (int i = 0; i < share.length; i++) {
            sum += share[i];
            if (sum >= p) {
                return inventory[i];
            }
        }
        return inventory[inventory.length - 1];
    }

    static InventoryLaw of(DealerFlow flow, DealerPolicy policy, InventoryChain chain) {
        var model = flow.model();
        double[] held = chain.stationary();
        int n = held.length;
        var inventory = new double[n];
        double mean = 0;
        double size = 0;
        double edge = 0;
        for (int i = 0; i < n; i++) {
            inventory[i] = model.inventory(i);
            mean += held[i] * inventory[i];
            size += held[i] * Math.abs(inventory[i]);
            edge += Math.abs(i - n / 2) + model.jump(flow.sizes() - 1) > n / 2 ? held[i] : 0;
        }
        var y = new double[n];
        double variance = 0;
        for (int i = 0; i < n; i++) {
            y[i] = inventory[i] - mean;
            variance += held[i] * y[i] * y[i];
        }
        double[] u = chain.potential(y);
        double memory = 0;
        for (int i = 0; i < n; i++) {
            memory += held[i] * y[i] * u[i];
        }
        double[] added = added(flow, policy, chain.untilOffset(), held);
        return new InventoryLaw(inventory, held, mean, StrictMath.sqrt(variance), MINUTES * memory / variance,
                MINUTES * size / added[0], MINUTES * added[1] / added[2], edge);
    }

    /// Volume a day that adds to the inventory, and over the client trades that do: the sum of the times until they are offset
    /// and their number, a day.
    private static double[] added(DealerFlow flow, DealerPolicy policy, double[] untilOffset, double[] held) {
        var model = flow.model();
        double[] sizes = model.sizes();
        int flat = held.length / 2;
        var out = new double[3];
        for (int state = 0; state < held.length; state++) {
            for (int z = 0; z < sizes.length; z++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    int to = flow.after(state, z, sign > 0);
                    int more = to < 0 ? 0 : Math.max(0, sign * (to - flat)) - Math.max(0, sign * (state - flat));
                    if (more > 0) {
                        double fills = held[state] * fills(flow, policy, sign > 0, z, state);
                        out[0] += fills * more * model.step();
                        out[1] += fills * untilOffset[to];
                        out[2] += fills;
                    }
                }
            }
            double hedge = policy.hedgeAt(state);
            out[0] += (state - flat) * hedge >= 0 ? held[state] * Math.abs(hedge) : 0;
        }
        return out;
    }

    private static double fills(DealerFlow flow, DealerPolicy policy, boolean buys, int z, int state) {
        double fills = 0;
        for (int l = 0; l < flow.labels(); l++) {
            var demand = flow.demand(buys, l, z);
            fills += demand.isEmpty() ? 0 : demand.fillsAt(policy.distanceBp(buys, l, z, state));
        }
        return fills;
    }
}
