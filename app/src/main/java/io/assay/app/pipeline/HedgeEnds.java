package io.assay.app.pipeline;

import io.assay.core.policy.impact.Interval;
import io.assay.core.policy.quote.Ladder;
import java.util.Optional;

/// The same book with hedging as cheap, and as dear, as the interval of the measured impact allows.
///
/// @param cost of a hedge at the desk's usual pace
/// @param cheap quotes by the lower end of that cost
/// @param dear quotes by the upper end
public record HedgeEnds(HedgeCost cost, RunQuotes cheap, RunQuotes dear) {

    /// Empty where the cost is assumed.
    ///
    /// @throws io.assay.app.config.UserError when no policy settles at an end
    public static Optional<HedgeEnds> of(RunQuotes quotes) {
        var books = new QuoteBooks(quotes.inputs());
        var traded = quotes.traded();
        return books.hedge(traded).map(cost -> new HedgeEnds(cost,
                quotes.by(books.of(traded, Optional.of(cost.paceBp().low()))),
                quotes.by(books.of(traded, Optional.of(cost.paceBp().high())))));
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
