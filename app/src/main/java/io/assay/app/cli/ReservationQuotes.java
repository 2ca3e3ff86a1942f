package io.assay.app.cli;

import io.assay.app.config.QuoteModel;
import io.assay.core.policy.quote.maker.ReservationMaker;
import io.assay.core.policy.quote.maker.ReservationMaker.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Quotes of a market maker around his reservation price, and what became of him in simulations.
record ReservationQuotes(QuoteModel.Reservation asked, List<ReservationMaker.Result> results, long seed)
        implements QuoteAnswer {

    static ReservationQuotes of(QuoteModel.Reservation asked, long seed) {
        var strategies = new ArrayList<Strategy>(List.of(new Strategy.Inventory(), new Strategy.Symmetric()));
        asked.touch().ifPresent(spread -> strategies.add(new Strategy.Touch(spread)));
        return new ReservationQuotes(asked, asked.simulations() == 0 ? List.of()
                : asked.maker().simulated(asked.inventory(), strategies, asked.simulations(),
                        new SplittableRandom(seed)),
                seed);
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("model", "avellaneda-stoikov");
        out.put("mean_spread", asked.maker().meanSpread());
        out.put("quotes", rows());
        out.put("seed", seed);
        var simulated = new ArrayList<Map<String, Object>>();
        for (var result : results) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("strategy", result.strategy());
            row.put("spread", result.spread());
            row.put("profit", result.profit());
            row.put("profit_sd", result.profitSd());
            row.put("profit_se", result.profitSe());
            row.put("inventory", result.inventory());
            row.put("inventory_sd", result.inventorySd());
            row.put("inventory_se", result.inventorySe());
            row.put("simulations", result.runs());
            simulated.add(row);
        }
        out.put("simulated", simulated);
        return out;
    }

    /// Quotes at the start.
    record Quote(int inventory, double reservation, double bid, double ask) {}

    private List<Quote> rows() {
        double horizon = asked.maker().horizon();
        double half = asked.maker().spread(horizon) / 2;
        var out = new ArrayList<Quote>();
        for (int q : asked.inventories()) {
            double reservation = asked.mid() + asked.maker().lean(q, horizon);
            out.add(new Quote(q, reservation, reservation - half, reservation + half));
        }
        return out;
    }

    @Override
    public String text() {
        var quotes = new Figures().row("inventory", "reservation", "bid", "ask");
        for (var row : rows()) {
            quotes.row(Integer.toString(row.inventory()), Figures.number(row.reservation(), 4),
                    Figures.number(row.bid(), 4), Figures.number(row.ask(), 4));
        }
        var table = new Figures().row("strategy", "spread", "profit", "its sd", "inventory", "its sd");
        for (var r : results) {
            table.row(r.strategy(), Figures.number(r.spread(), 3), Figures.number(r.profit(), 2),
                    Figures.number(r.profitSd(), 2), Figures.number(r.inventory(), 2),
                    Figures.number(r.inventorySd(), 2));
        }
        return "Quotes at the start, in the file's unit of price.\n\n" + quotes.text()
                + (results.isEmpty() ? "" : "\n" + asked.simulations() + " simulations, seed " + seed + ".\n\n"
                        + table.text());
    }
}
