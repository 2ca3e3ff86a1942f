package io.assay.core.policy.quote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a policy makes of a dealer's book in the long run.
///
/// @param policy the policy
/// @param rate profit, bp·M a day, less the cost of risk
/// @param value relative value by state, bp·M
/// @param hedgeFreeLow the dealer does not hedge from this inventory, M, ...
/// @param hedgeFreeHigh ... up to this one; both 0 when he hedges even when flat
/// @param tiers what each tier does
/// @param hedgePerDay volume hedged, M a day
/// @param inventory how long it stays where
public record DealerOutcome(DealerPolicy policy, double rate, double[] value, double hedgeFreeLow,
        double hedgeFreeHigh, List<TierVolume> tiers, double hedgePerDay, InventoryLaw inventory) {

    public DealerOutcome {
        value = value.clone();
        tiers = List.copyOf(tiers);
    }

    /// What one tier does in the long run.
    ///
    /// @param name of the tier
    /// @param askedPerDay volume asked for, M a day
    /// @param tradedPerDay volume traded, M a day
    /// @param paidPerDay what it pays over the reference, bp·M a day
    public record TierVolume(String name, double askedPerDay, double tradedPerDay, double paidPerDay) {}

    @Override
    public double[] value() {
        return value.clone();
    }

    /// Client volume, M a day.
    public double clientPerDay() {
        return tiers.stream().mapToDouble(TierVolume::tradedPerDay).sum();
    }

    /// What clients pay over the reference, bp·M a day.
    public double clientCost() {
        return tiers.stream().mapToDouble(TierVolume::paidPerDay).sum();
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
        var law = InventoryLaw.of(flow, policy, new InventoryChain(flow, policy));
        double[] held = law.share();
        double hedged = 0;
        for (int i = 0; i < held.length; i++) {
            hedged += held[i] * Math.abs(policy.hedgeAt(i));
        }
        return new DealerOutcome(policy, rate, Arrays.copyOf(value, held.length),
                model.inventory(hedgeFree(policy, -1)), model.inventory(hedgeFree(policy, 1)),
                volumes(flow, policy, held), hedged, law);
    }

    /// The last state without hedging on one side of flat.
    private static int hedgeFree(DealerPolicy policy, int step) {
        int n = policy.states();
        int state = n / 2;
        while (policy.hedgeAt(state) == 0 && state + step >= 0 && state + step < n
                && policy.hedgeAt(state + step) == 0) {
            state += step;
        }
        return state;
    }

    private static List<TierVolume> volumes(DealerFlow flow, DealerPolicy policy, double[] held) {
        var model = flow.model();
        var traded = new double[model.tiers().size()];
        var paid = new double[traded.length];
        for (int state = 0; state < held.length; state++) {
            add(flow, policy, state, true, held[state], traded, paid);
            add(flow, policy, state, false, held[state], traded, paid);
        }
        var out = new ArrayList<TierVolume>();
        for (int t = 0; t < traded.length; t++) {
            out.add(new TierVolume(model.tiers().get(t).name(), flow.askedPerDay(t), traded[t], paid[t]));
        }
        return out;
    }

    private static void add(DealerFlow flow, DealerPolicy policy, int state, boolean buys, double weight,
            double[] traded, double[] paid) {
        double[] sizes = flow.model().sizes();
        for (int z = 0; z < sizes.length; z++) {
            for (int l = 0; l < flow.labels() && flow.after(state, z, buys) >= 0; l++) {
                double distance = policy.distanceBp(buys, l, z, state);
                for (int t = 0; t < traded.length; t++) {
                    double volume = flow.demand(buys, l, z).fillsAt(t, distance) * sizes[z] * weight;
                    traded[t] += volume;
                    paid[t] += volume > 0 ? volume * distance : 0;
                }
            }
        }
    }
}
