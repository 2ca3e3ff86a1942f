package io.assay.app.pipeline;

import io.assay.app.pipeline.QuoteInputs.Traded;
import io.assay.core.policy.impact.Interval;
import io.assay.core.policy.quote.Ladder;
import io.assay.core.policy.quote.MeasuredQuotes;
import java.util.Optional;

/// The same book with hedging as cheap, and as dear, as the interval of the measured impact allows.
///
/// @param cost of a hedge at the desk's usual pace
/// @param cheap quotes by the lower end of that cost
/// @param dear quotes by the upper end
public record HedgeEnds(HedgeCost cost, RunQuotes cheap, RunQuotes dear) {

    /// Empty where the cost is assumed.
    public static Optional<HedgeEnds> of(RunQuotes quotes) {
        var books = new QuoteBooks(quotes.inputs());
        return books.hedge(quotes.traded()).map(cost -> new HedgeEnds(cost,
                with(quotes, books, cost.paceBp().low()), with(quotes, books, cost.paceBp().high())));
    }

    private static RunQuotes with(RunQuotes quotes, QuoteBooks books, double paceBp) {
        Traded traded = quotes.traded();
        return new RunQuotes(quotes.folder(), quotes.digest(), quotes.version(), quotes.use(), quotes.inputs(), traded,
                MeasuredQuotes.of(books.of(traded, Optional.of(paceBp))));
    }

    /// What a hedge at the usual pace costs beyond its linear cost, bp.
    public Interval paceBp() {
        return cost.paceBp();
    }

    /// What a tier is wanted to be quoted for the largest size when flat: half the distance from bid to ask, bp; NaN where one
    /// side is not quoted.
    public static double halfBp(RunQuotes quotes, String tier) {
        Ladder.Wanted wanted = quotes.wanted(tier, 0).getLast();
        return (wanted.bidBp() + wanted.askBp()) / 2;
    }
}
