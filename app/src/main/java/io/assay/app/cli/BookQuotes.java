package io.assay.app.cli;

import io.assay.app.config.QuoteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Distances of a market maker in a book, exact and approximate, in the file's own units.
record BookQuotes(QuoteModel.Book asked) implements QuoteAnswer {
    @Override
    public Map<String, Object> json() {
        var maker = asked.maker();
        var ladder = maker.ladder(asked.horizon(), asked.inventoryMax());
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("model", "glft");
        out.put("base", maker.base());
        out.put("slope", maker.slope());
        var rows = new ArrayList<Map<String, Object>>();
        for (int q : asked.inventories()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("inventory", q);
            row.put("bid", ladder.bidAt(q));
            row.put("ask", ladder.askAt(q));
            row.put("bid_approximate", maker.approximateBid(q));
            row.put("ask_approximate", maker.approximateAsk(q));
            row.put("spread", ladder.bidAt(q) + ladder.askAt(q));
            rows.add(row);
        }
        out.put("quotes", rows);
        return out;
    }

    @Override
    public String text() {
        var maker = asked.maker();
        var ladder = maker.ladder(asked.horizon(), asked.inventoryMax());
        var table = new Figures().row("inventory", "bid", "approximately", "ask", "approximately");
        for (int q : asked.inventories()) {
            table.row(Integer.toString(q), shown(ladder.bidAt(q)), shown(maker.approximateBid(q)),
                    shown(ladder.askAt(q)), shown(maker.approximateAsk(q)));
        }
        return "Distances from the mid, in the file's unit of price: base " + shown(maker.base())
                + ", and " + shown(maker.slope()) + " more for each unit held.\n\n" + table.text();
    }

    private static String shown(double distance) {
        return Double.isNaN(distance) ? "none" : Figures.number(distance, 6);
    }
}
