package io.assay.app.pipeline;

import io.assay.app.pipeline.QuoteInputs.Traded;
import io.assay.core.policy.quote.Ladder;
import io.assay.core.policy.quote.MeasuredQuotes;
import java.util.List;
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

    /// What a tier is wanted to be quoted for its smallest size when flat: half the distance from bid to ask, bp.
    static double halfBp(RunQuotes quotes, String tier) {
        Ladder.Wanted wanted = wanted(quotes, tier).getFirst();
        return (wanted.bidBp() + wanted.askBp()) / 2;
    }

    static List<Ladder.Wanted> wanted(RunQuotes quotes, String tier) {
        return quotes.wanted(tier, 0);
    }
}
