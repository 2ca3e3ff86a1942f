package io.assay.core.policy.quote;

import java.util.List;
import java.util.stream.IntStream;

/// What to quote to every tier of a [MeasuredBook], by its solution in the long run, beside that with one ladder for all.
///
/// A tier that does not trade the instrument yet, and a size it never asked for, are quoted what the value of inventory and the
/// tier's own demand and cost say: `delta* (cost + (theta(q) - theta(q ± z))/z)`, by which those that do trade are quoted, too.
///
/// @param book what was measured
/// @param model the dealer made of it
/// @param told each tier under its own ladder
/// @param uniform one ladder for all
/// @param toldErrors how far the value behind each tier's own ladder may be off
/// @param uniformErrors how far that behind one ladder for all may be
public record MeasuredQuotes(MeasuredBook book, DealerModel model, DealerOutcome told, DealerOutcome uniform,
        QuoteErrors toldErrors, QuoteErrors uniformErrors) {

    /// @throws IllegalStateException when no policy settles
    public static MeasuredQuotes of(MeasuredBook book) {
        var model = book.model();
        var own = Labelling.mislabelled(model, 0);
        var told = DealerSolver.ergodic(model, own);
        var toldErrors = QuoteErrors.of(book, model, own, told);
        if (model.tiers().size() == 1) {
            return new MeasuredQuotes(book, model, told, told, toldErrors, toldErrors);
        }
        var one = Labelling.uniform(model);
        var uniform = DealerSolver.ergodic(model, one);
        return new MeasuredQuotes(book, model, told, uniform, toldErrors, QuoteErrors.of(book, model, one, uniform));
    }

    /// What the model wants of each size at an inventory, M, while each tier has its own ladder.
    public List<Ladder.Wanted> wanted(MeasuredTier tier, double inventory) {
        return wanted(tier, told.value(), inventory);
    }

    /// The same while one ladder serves all.
    ///
    /// @param all everybody as one tier
    public List<Ladder.Wanted> wantedByAll(MeasuredTier all, double inventory) {
        return wanted(all, uniform.value(), inventory);
    }

    /// Where what is wanted of each size is expected with 95 % certainty, while each tier has its own ladder.
    public LadderBand band(MeasuredTier tier, double inventory) {
        return toldErrors.band(tier, inventory);
    }

    /// The same while one ladder serves all.
    ///
    /// @param all everybody as one tier
    public LadderBand bandOfAll(MeasuredTier all, double inventory) {
        return uniformErrors.band(all, inventory);
    }

    private List<Ladder.Wanted> wanted(MeasuredTier tier, double[] theta, double inventory) {
        int state = model.stateOf(inventory);
        double[] sizes = model.sizes();
        return IntStream.range(0, sizes.length).mapToObj(z -> new Ladder.Wanted(sizes[z],
                distanceBp(tier, theta, state, z, sizes[z], true),
                distanceBp(tier, theta, state, z, sizes[z], false))).toList();
    }

    /// Where no hedging pays at an inventory, the rate is 0; M a day, positive = the house buys.
    public double hedgePerDay(double inventory) {
        return told.policy().hedgeAt(model.stateOf(inventory));
    }

    /// What telling tiers apart adds to the house's profit less the cost of risk, bp·M a day.
    public double gain() {
        return told.rate() - uniform.rate();
    }

    /// What it adds to what clients pay, bp·M a day.
    public double clientCost() {
        return told.clientCost() - uniform.clientCost();
    }

    private double distanceBp(MeasuredTier tier, double[] theta, int state, int z, double size, boolean buys) {
        int to = buys ? state + model.jump(z) : state - model.jump(z);
        return to < 0 || to >= model.states() ? Double.NaN
                : tier.demand().bestDistanceBp(tier.costBp(buys) + (theta[state] - theta[to]) / size);
    }
}
