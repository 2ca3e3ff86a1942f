package io.assay.app.cli;

import io.assay.app.pipeline.Json;
import io.assay.core.policy.quote.PricedMarket;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who gains when a market is segmented, the house's gain beside the clients' cost.
final class MarketAnswer {
    private MarketAnswer() {}

    static String text(PricedMarket.Split split) {
        var table = new Figures().row("", "share", "price", "house earns", "clients keep");
        var one = split.uniform();
        table.row("one price", "100.00 %", Figures.number(one.price(), 4), Figures.number(one.profit(), 6),
                Figures.number(one.surplus(), 6));
        for (int s = 0; s < split.parts().size(); s++) {
            var part = split.parts().get(s);
            table.row("segment " + (s + 1), Figures.percent(part.share()), Figures.number(part.price(), 4),
                    Figures.number(part.profit(), 6), Figures.number(part.surplus(), 6));
        }
        table.row("all segments", "100.00 %", "", Figures.number(split.profit(), 6),
                Figures.number(split.surplus(), 6));
        return table.text() + "\nSegmenting: the house gains " + Figures.number(split.houseGain(), 6)
                + ", clients lose " + Figures.number(split.clientCost(), 6)
                + ".\nNo segmentation leaves the house under "
                + Figures.number(one.profit(), 6) + ", clients under 0, or both together over "
                + Figures.number(split.total(), 6) + ".\n";
    }

    static String json(PricedMarket.Split split) {
        return Json.of(map(split));
    }

    static Map<String, Object> map(PricedMarket.Split split) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("uniform", split.uniform());
        out.put("segments", split.parts());
        out.put("profit", split.profit());
        out.put("surplus", split.surplus());
        out.put("house_gain", split.houseGain());
        out.put("client_cost", split.clientCost());
        out.put("total", split.total());
        return out;
    }
}
