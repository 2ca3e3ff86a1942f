package io.assay.core.policy.quote;

import java.util.stream.IntStream;

/// The requests that reach a dealer under each label: demand by label and size.
///
/// @param model the dealer
/// @param labelling what the labels hold
/// @param demand by label and size
record DealerFlow(DealerModel model, Labelling labelling, Demand[][] demand) {
    static DealerFlow of(DealerModel model, Labelling labelling) {
        double[][] share = labelling.share();
        int tiers = model.tiers().size();
        if (share.length != tiers) {
            throw new IllegalArgumentException("labels of " + share.length + " tiers for a model of " + tiers);
        }
        var curves = model.tiers().stream().map(DealerTier::demand).toArray(LogisticQuote[]::new);
        double[] adverse = model.tiers().stream().mapToDouble(DealerTier::adverseBp).toArray();
        double[][] arrivals = model.tiers().stream().map(DealerTier::arrivalsPerDay).toArray(double[][]::new);
        int sizes = model.sizes().length;
        var demand = new Demand[labelling.labels().size()][sizes];
        for (int l = 0; l < demand.length; l++) {
            for (int z = 0; z < sizes; z++) {
                int label = l;
                int size = z;
                double[] rates = IntStream.range(0, tiers).mapToDouble(t -> share[t][label] * arrivals[t][size])
                        .toArray();
                demand[l][z] = new Demand(curves, rates, adverse);
            }
        }
        return new DealerFlow(model, labelling, demand);
    }

    int labels() {
        return demand.length;
    }

    int sizes() {
        return demand[0].length;
    }

    /// The state after a client trade of size `z`, or -1 when it would pass the limit.
    int after(int state, int z, boolean buys) {
        int to = state + (buys ? model.jump(z) : -model.jump(z));
        return to >= 0 && to < model.states() ? to : -1;
    }
}
