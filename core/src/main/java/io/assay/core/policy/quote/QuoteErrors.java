package io.assay.core.policy.quote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How far the ladders of a [MeasuredBook] may be off, by what it rests on: the adverse selection and the demand of each tier
/// and the volatility. Each is taken to err by itself, normally; alpha and beta of one tier err together.
///
/// A ladder is `delta*(p)`, `p = m + (theta(q) - theta(q ± z))/z`, and all that was measured moves `theta`, too. By how much
/// follows from the solution without another: where the policy is the best there is, a small change `dx` of an input moves the
/// value by `A dtheta + dr/dx = drho`, with the generator `A` of the inventory under that policy and `dr/dx` what the
/// change earns directly (the envelope theorem; Milgrom and Segal, Econometrica 70(2), 2002). One factorised matrix
/// serves all inputs.
///
/// What comes through `p` is carried through `delta*` as it bends: the ends are `delta*(p ± 1.96 sd(p))`. Demand bends
/// `delta*` itself, to first order; both are put together side by side, as roots of summed squares (Zou and Donner,
/// Statistics in Medicine 27, 2008). An input of which nobody knows how far it may be off leaves no interval wherever it counts.
public final class QuoteErrors {
    /// Two-sided 95 % of the normal.
    private static final double Z95 = 1.959963984540054;
    private static final int ADVERSE = 0;
    private static final int ALPHA = 1;
    private static final int BETA = 2;
    private static final int INPUTS = 3;

    private final DealerFlow flow;
    private final double[] theta;
    private final List<MeasuredTier> asking;
    private final double volatilitySdBp;
    /// How the value moves with each input, by tier and input, then by state.
    private final double[][][] moves;
    /// How it moves with the volatility, by state.
    private final double[] byVolatility;

    private QuoteErrors(DealerFlow flow, MeasuredBook book, DealerOutcome solved) {
        this.flow = flow;
        theta = solved.value();
        asking = book.tiers().stream().filter(MeasuredTier::isAsking).toList();
        volatilitySdBp = book.volatilitySdBp();
        var chain = new InventoryChain(flow, solved.policy());
        moves = new double[asking.size()][][];
        for (int t = 0; t < moves.length; t++) {
            moves[t] = direct(t, solved.policy());
            for (int x = 0; x < INPUTS; x++) {
                moves[t][x] = chain.relativeValue(moves[t][x]);
            }
        }
        byVolatility = chain.relativeValue(risk());
    }

    static QuoteErrors of(MeasuredBook book, DealerModel model, Labelling labelling, DealerOutcome solved) {
        return new QuoteErrors(DealerFlow.of(model, labelling), book, solved);
    }

    /// Where the ladder of a tier is expected at an inventory, M.
    LadderBand band(MeasuredTier tier, double inventory) {
        int state = flow.model().stateOf(inventory);
        double[] sizes = flow.model().sizes();
        var near = new ArrayList<Ladder.Wanted>();
        var far = new ArrayList<Ladder.Wanted>();
        for (int z = 0; z < sizes.length; z++) {
            double[] bid = ends(tier, state, z, true);
            double[] ask = ends(tier, state, z, false);
            near.add(new Ladder.Wanted(sizes[z], bid[0], ask[0]));
            far.add(new Ladder.Wanted(sizes[z], bid[1], ask[1]));
        }
        return new LadderBand(near, far);
    }

    private double[] ends(MeasuredTier tier, int state, int z, boolean buys) {
        int to = flow.after(state, z, buys);
        if (to < 0) {
            return new double[]{Double.NaN, Double.NaN};
        }
        double size = flow.model().sizes()[z];
        double cost = tier.costBp(buys) + (theta[state] - theta[to]) / size;
        double costHalf = Z95 * Math.sqrt(costVariance(tier, state, to, size));
        var demand = tier.demand();
        double best = demand.bestDistanceBp(cost);
        double bent = Z95 * Z95 * demandVariance(tier, demand.bestDistanceSlopes(cost), state, to, size);
        double nearer = best - demand.bestDistanceBp(cost - costHalf);
        double farther = demand.bestDistanceBp(cost + costHalf) - best;
        return new double[]{best - Math.sqrt(nearer * nearer + bent), best + Math.sqrt(farther * farther + bent)};
    }

    /// Of what a fill costs the tier's house, by adverse selection of all tiers and volatility.
    private double costVariance(MeasuredTier tier, int state, int to, double size) {
        double risk = (byVolatility[state] - byVolatility[to]) / size;
        double sum = square(risk, volatilitySdBp);
        boolean isAmong = false;
        for (int t = 0; t < moves.length; t++) {
            double slope = (moves[t][ADVERSE][state] - moves[t][ADVERSE][to]) / size;
            boolean isOwn = asking.get(t).name().equals(tier.name());
            isAmong |= isOwn;
            sum += square(isOwn ? 1 + slope : slope, asking.get(t).adverseSdBp());
        }
        return isAmong ? sum : sum + square(1, tier.adverseSdBp());
    }

    /// Of the distance, by demand of all tiers.
    ///
    /// @param slopes of the distance by cost, alpha and beta of the tier
    private double demandVariance(MeasuredTier tier, double[] slopes, int state, int to, double size) {
        double sum = 0;
        boolean isAmong = false;
        for (int t = 0; t < moves.length; t++) {
            boolean isOwn = asking.get(t).name().equals(tier.name());
            isAmong |= isOwn;
            double byAlpha = slopes[ADVERSE] * (moves[t][ALPHA][state] - moves[t][ALPHA][to]) / size;
            double byBeta = slopes[ADVERSE] * (moves[t][BETA][state] - moves[t][BETA][to]) / size;
            sum += asking.get(t).demandError().variance(isOwn ? byAlpha + slopes[ALPHA] : byAlpha,
                    isOwn ? byBeta + slopes[BETA] : byBeta);
        }
        return isAmong ? sum : sum + tier.demandError().variance(slopes[ALPHA], slopes[BETA]);
    }

    private static double square(double slope, double sd) {
        return slope == 0 ? 0 : slope * slope * sd * sd;
    }

    /// What more of each input of a tier earns directly, by state, while nothing else is done.
    private double[][] direct(int t, DealerPolicy policy) {
        var out = new double[INPUTS][policy.states()];
        for (int state = 0; state < policy.states(); state++) {
            for (int z = 0; z < flow.sizes(); z++) {
                for (int l = 0; l < flow.labels(); l++) {
                    direct(t, state, z, l, true, policy, out);
                    direct(t, state, z, l, false, policy, out);
                }
            }
        }
        return out;
    }

    private void direct(int t, int state, int z, int label, boolean buys, DealerPolicy policy, double[][] out) {
        int to = flow.after(state, z, buys);
        var demand = flow.demand(buys, label, z);
        if (to < 0 || !(demand.arrivals()[t] > 0)) {
            return;
        }
        double size = flow.model().sizes()[z];
        double distance = policy.distanceBp(buys, label, z, state);
        double taken = demand.tiers()[t].fillProbability(distance);
        double rate = demand.arrivals()[t] * size;
        double fades = rate * taken * (1 - taken)
                * (distance - demand.adverse()[t] - (theta[state] - theta[to]) / size);
        out[ADVERSE][state] -= rate * taken;
        out[ALPHA][state] -= fades;
        out[BETA][state] -= fades * distance;
    }

    /// What more volatility earns directly, by state.
    private double[] risk() {
        var model = flow.model();
        var out = new double[model.states()];
        Arrays.setAll(out, state -> -model.riskAversion() * model.volatilityBp() * model.inventory(state)
                * model.inventory(state));
        return out;
    }
}
