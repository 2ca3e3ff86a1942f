package io.assay.core.policy.quote;

import java.util.Arrays;

/// The requests that reach a dealer under each label: demand by label and size on each side.
///
/// @param model the dealer
/// @param labelling what the labels hold
/// @param bids demand that sells to the dealer, by label and size
/// @param asks demand that buys from him, likewise
record DealerFlow(DealerModel model, Labelling labelling, Demand[][] bids, Demand[][] asks) {
    static DealerFlow of(DealerModel model, Labelling labelling) {
        int tiers = model.tiers().size();
        if (labelling.share().length != tiers) {
            throw new IllegalArgumentException(
                    "labels of " + labelling.share().length + " tiers for a model of " + tiers);
        }
        return new DealerFlow(model, labelling, side(model, labelling, true), side(model, labelling, false));
    }

    private static Demand[][] side(DealerModel model, Labelling labelling, boolean buys) {
        double[][] share = labelling.share();
        var curves = model.tiers().stream().map(DealerTier::demand).toArray(LogisticQuote[]::new);
        double[] cost = model.tiers().stream().mapToDouble(t -> t.requests(buys).costBp()).toArray();
        double[][] arrivals = model.tiers().stream().map(t -> t.requests(buys).perDay()).toArray(double[][]::new);
        var demand = new Demand[labelling.labels().size()][model.sizes().length];
        for (int l = 0; l < demand.length; l++) {
            for (int z = 0; z < demand[l].length; z++) {
                var rates = new double[curves.length];
                for (int t = 0; t < rates.length; t++) {
                    rates[t] = share[t][l] * arrivals[t][z];
                }
                demand[l][z] = new Demand(curves, rates, cost);
            }
        }
        return demand;
    }

    Demand demand(boolean buys, int label, int size) {
        return (buys ? bids : asks)[label][size];
    }

    int labels() {
        return bids.length;
    }

    int sizes() {
        return bids[0].length;
    }

    /// Requests of a tier a day, in M, both sides.
    double askedPerDay(int tier) {
        double[] sizes = model.sizes();
        double[] bought = model.tiers().get(tier).buys().perDay();
        double[] sold = model.tiers().get(tier).sells().perDay();
        double[] asked = new double[sizes.length];
        Arrays.setAll(asked, z -> sizes[z] * (bought[z] + sold[z]));
        return Arrays.stream(asked).sum();
    }

    /// Requests of all tiers a day, both sides.
    double requestsPerDay() {
        return model.tiers().stream()
                .mapToDouble(t -> Arrays.stream(t.buys().perDay()).sum() + Arrays.stream(t.sells().perDay()).sum())
                .sum();
    }

    /// The state after a client trade of size `z`, or -1 when it would pass the limit.
    int after(int state, int z, boolean buys) {
        int to = state + (buys ? model.jump(z) : -model.jump(z));
        return to >= 0 && to < model.states() ? to : -1;
    }
}
