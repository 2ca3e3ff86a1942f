package io.assay.core.policy.quote;

import java.util.Arrays;

/// What a policy makes of a dealer's book in the long run.
///
/// @param policy the policy
/// @param rate profit, bp·M a day, less the cost of risk
/// @param value relative value by state, bp·M
/// @param hedgeFree largest inventory, M, up to which the dealer does not hedge
/// @param clientPerDay client volume by tier, M a day
/// @param clientCost what clients pay over the reference, bp·M a day
/// @param hedgePerDay volume hedged, M a day
/// @param inventorySd standard deviation of the inventory, M
/// @param relaxationMinutes time over which an inventory is forgotten: the integral of its autocorrelation
/// @param edgeShare share of time at inventories from which some trade would pass the limit
public record DealerOutcome(DealerPolicy policy, double rate, double[] value, double hedgeFree, double[] clientPerDay,
        double clientCost, double hedgePerDay, double inventorySd, double relaxationMinutes, double edgeShare) {
    private static final double MINUTES = 1440;

    public DealerOutcome {
        value = value.clone();
        clientPerDay = clientPerDay.clone();
    }

    @Override
    public double[] value() {
        return value.clone();
    }

    @Override
    public double[] clientPerDay() {
        return clientPerDay.clone();
    }

    /// What a policy found for one world earns in another: its average profit there, bp·M a day.
    ///
    /// @param truth the world it acts in, on the same grid
    /// @param labelling what the labels of the policy hold there
    public static double rateOf(DealerPolicy policy, DealerModel truth, Labelling labelling) {
        double[] value = new InventoryChain(DealerFlow.of(truth, labelling), policy).relativeValue();
        return value[value.length - 1];
    }

    static DealerOutcome of(DealerFlow flow, DealerPolicy policy, double rate, double[] value) {
        var model = flow.model();
        var chain = new InventoryChain(flow, policy);
        double[] held = chain.stationary();
        int n = held.length;
        double mean = 0;
        double edge = 0;
        double hedged = 0;
        for (int i = 0; i < n; i++) {
            mean += held[i] * model.inventory(i);
            hedged += held[i] * Math.abs(policy.hedgeAt(i));
            edge += Math.abs(i - n / 2) + model.jump(flow.sizes() - 1) > n / 2 ? held[i] : 0;
        }
        var y = new double[n];
        double variance = 0;
        for (int i = 0; i < n; i++) {
            y[i] = model.inventory(i) - mean;
            variance += held[i] * y[i] * y[i];
        }
        double[] u = chain.potential(y);
        double memory = 0;
        for (int i = 0; i < n; i++) {
            memory += held[i] * y[i] * u[i];
        }
        double[] volumes = volumes(flow, policy, held);
        int tiers = volumes.length - 1;
        return new DealerOutcome(policy, rate, Arrays.copyOf(value, n), hedgeFree(model, policy),
                Arrays.copyOf(volumes, tiers), volumes[tiers], hedged, StrictMath.sqrt(variance),
                MINUTES * memory / variance, edge);
    }

    private static double hedgeFree(DealerModel model, DealerPolicy policy) {
        int n = model.states();
        int state = n / 2;
        while (state + 1 < n && policy.hedgeAt(state + 1) == 0) {
            state++;
        }
        return model.inventory(state);
    }

    /// Volume by tier, and what all of them pay as the last element.
    private static double[] volumes(DealerFlow flow, DealerPolicy policy, double[] held) {
        var out = new double[flow.model().tiers().size() + 1];
        for (int state = 0; state < held.length; state++) {
            add(flow, policy, state, true, held[state], out);
            add(flow, policy, state, false, held[state], out);
        }
        return out;
    }

    private static void add(DealerFlow flow, DealerPolicy policy, int state, boolean buys, double weight,
            double[] out) {
        double[] sizes = flow.model().sizes();
        int tiers = out.length - 1;
        for (int z = 0; z < sizes.length; z++) {
            for (int l = 0; l < flow.labels() && flow.after(state, z, buys) >= 0; l++) {
                double distance = policy.distanceBp(buys, l, z, state);
                for (int t = 0; t < tiers; t++) {
                    double volume = flow.demand()[l][z].fillsAt(t, distance) * sizes[z] * weight;
                    out[t] += volume;
                    out[tiers] += volume > 0 ? volume * distance : 0;
                }
            }
        }
    }
}
