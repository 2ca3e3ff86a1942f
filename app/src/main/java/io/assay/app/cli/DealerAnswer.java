package io.assay.app.cli;

import io.assay.app.pipeline.Json;
import io.assay.core.policy.quote.DealerModel;
import io.assay.core.policy.quote.DealerOutcome;
import io.assay.core.policy.quote.DealerTier;
import io.assay.core.policy.quote.ValueCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The value curve of a dealer, in words and figures. Rates are bp·M a day, spreads bp, volumes M a day.
///
/// @param own with the labels of the file
/// @param ahead with a horizon
record DealerAnswer(DealerModel model, ValueCurve curve, Optional<DealerOutcome> own, Optional<DealerOutcome> ahead) {
    private static final double EDGE_SHOWN = 1e-3;

    String text() {
        var out = new StringBuilder("Profit in bp x M a day, less the cost of risk (x 100 = currency a day).\n\n");
        var table =
                new Figures().row("mislabelled", "profit", "over one policy", "clients pay", "client volume", "hedged",
                        "inventory sd", "forgotten in");
        curve.points().forEach(p -> table.row(line(Figures.number(p.epsilon(), 3), p.outcome())));
        own.ifPresent(o -> table.row(line("own labels", o)));
        table.row(line("one policy", curve.uniform()));
        out.append(table.text()).append('\n').append("Telling these clients apart is worth ")
                .append(Figures.percent(curve.perfectValue())).append(" of the profit with perfect labels.\n\n");
        out.append(spreads("spread when flat, bp", curve.perfect()))
                .append(spreads("one policy", curve.uniform()));
        own.ifPresent(o -> out.append(spreads("own labels", o)));
        out.append('\n').append("No hedging up to ").append(Figures.number(curve.perfect().hedgeFreeHigh(), 0))
                .append(" M with perfect labels, ").append(Figures.number(curve.uniform().hedgeFreeHigh(), 0))
                .append(" M with one policy.\n");
        ahead.ifPresent(o -> out.append(ahead(o)));
        if (curve.perfect().inventory().edgeShare() > EDGE_SHOWN
                || curve.uniform().inventory().edgeShare() > EDGE_SHOWN) {
            out.append("The inventory limit binds ")
                    .append(Figures.percent(Math.max(curve.perfect().inventory().edgeShare(),
                            curve.uniform().inventory().edgeShare())))
                    .append(" of the time: these figures depend on it.\n");
        }
        return out.toString();
    }

    private String[] line(String name, DealerOutcome o) {
        return new String[]{name, Figures.number(o.rate(), 2), Figures.percent(curve.share(o)),
                Figures.number(o.clientCost(), 2), Figures.number(o.clientPerDay(), 0),
                Figures.number(o.hedgePerDay(), 0), Figures.number(o.inventory().sd(), 2) + " M",
                Figures.number(o.inventory().relaxationMinutes(), 2) + " min"};
    }

    private String spreads(String title, DealerOutcome outcome) {
        var table = new Figures();
        var head = new ArrayList<>(List.of(title));
        for (double size : model.sizes()) {
            head.add(Figures.number(size, size == Math.rint(size) ? 0 : 2) + " M");
        }
        table.row(head.toArray(String[]::new));
        double[][] spread = outcome.policy().spreadWhenFlatBp();
        for (int l = 0; l < spread.length; l++) {
            var row = new ArrayList<>(List.of("  " + outcome.policy().labels().get(l)));
            for (double s : spread[l]) {
                row.add(Double.isNaN(s) ? "" : Figures.number(s, 4));
            }
            table.row(row.toArray(String[]::new));
        }
        return table.text();
    }

    private static String ahead(DealerOutcome o) {
        double[] value = o.value();
        int flat = value.length / 2;
        return "\nWith the horizon: profit rate " + Figures.number(o.rate(), 2) + ", value when flat "
                + Figures.number(value[flat], 2) + ", at the limit " + Figures.number(value[value.length - 1], 2)
                + " bp x M; no hedging up to " + Figures.number(o.hedgeFreeHigh(), 0) + " M.\n";
    }

    String json() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("unit", "rates in bp*M per day, spreads in bp, volumes in M per day");
        out.put("tiers", model.tiers().stream().map(DealerTier::name).toList());
        out.put("sizes", model.sizes());
        out.put("perfect_value", curve.perfectValue());
        out.put("curve", curve.points().stream().map(p -> {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("epsilon", p.epsilon());
            point.putAll(figures(p.outcome()));
            return point;
        }).toList());
        out.put("perfect", figures(curve.perfect()));
        out.put("uniform", figures(curve.uniform()));
        own.ifPresent(o -> out.put("own_labels", figures(o)));
        ahead.ifPresent(o -> {
            var figures = figures(o);
            figures.put("value", o.value());
            out.put("horizon", figures);
        });
        return Json.of(out);
    }

    private Map<String, Object> figures(DealerOutcome o) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rate", o.rate());
        out.put("over_uniform", o.rate() - curve.uniform().rate());
        out.put("value", curve.share(o));
        out.put("clients_pay", o.clientCost());
        out.put("client_volume", o.tiers().stream().map(DealerOutcome.TierVolume::tradedPerDay).toList());
        out.put("hedge_volume", o.hedgePerDay());
        out.put("hedge_over_client", o.hedgePerDay() / o.clientPerDay());
        out.put("inventory_sd", o.inventory().sd());
        out.put("relaxation_minutes", o.inventory().relaxationMinutes());
        out.put("hedge_free", o.hedgeFreeHigh());
        out.put("limit_binds", o.inventory().edgeShare());
        Map<String, Object> spreads = new LinkedHashMap<>();
        double[][] flat = o.policy().spreadWhenFlatBp();
        for (int l = 0; l < flat.length; l++) {
            spreads.put(o.policy().labels().get(l), Arrays.stream(flat[l]).boxed().toList());
        }
        out.put("spread_when_flat", spreads);
        return out;
    }
}
