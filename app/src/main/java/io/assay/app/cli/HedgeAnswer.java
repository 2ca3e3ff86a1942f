package io.assay.app.cli;

import io.assay.app.pipeline.HedgeEnds;
import io.assay.app.pipeline.RunQuotes;
import io.assay.core.policy.impact.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What hedging costs in the ladders of a run, by what, and what they would be at both ends of that cost.
///
/// @param quotes as they are
/// @param ends where the cost is measured
record HedgeAnswer(RunQuotes quotes, Optional<HedgeEnds> ends) {
    private static final double M = 1e6;
    private static final double HOURS = 24;

    private double paceBp() {
        return ends.map(HedgeEnds::paceBp).map(Interval::estimate).orElse(quotes.inputs().desk().hedgeCostBp());
    }

    /// One sentence.
    String heading() {
        var desk = quotes.inputs().desk();
        return "A hedge costs " + Figures.number(desk.hedgeCostBp(), 2) + " bp and, at "
                + Figures.percent(desk.hedgePace()) + " of the volume" + ends.map(end -> " for "
                        + Figures.number(desk.hedgeHours(), 1) + " h, " + Figures.number(paceBp(), 2)
                        + " bp more (95 % "
                        + Figures.number(end.paceBp().low(), 2) + " to " + Figures.number(end.paceBp().high(), 2)
                        + "), MEASURED by the impact of this run's flow.\n")
                        .orElse(", " + Figures.number(paceBp(), 2)
                                + " bp more: ASSUMED, for this run tells no impact.\n");
    }

    /// Figures at both ends; empty where the cost is assumed.
    String text() {
        return ends.map(end -> {
            var all = List.of(end.cheap(), quotes, end.dear());
            double limit = quotes.quotes().model().inventoryMax();
            var table = new Figures().row("hedges", "at their cheapest", "as expected", "at their dearest");
            row(table, "hedging at the inventory limit, USD an hour", 0, all,
                    one -> Math.abs(one.quotes().hedgePerDay(limit)) * M / HOURS);
            row(table, "no hedging up to, USD", 0, all, one -> one.quotes().told().hedgeFreeHigh() * M);
            for (var tier : quotes.quotes().book().tiers()) {
                row(table, "half spread of " + tier.name() + ", largest size, bp", 3, all,
                        one -> HedgeEnds.halfBp(one, tier.name()));
            }
            return "\n" + table.text();
        }).orElse("");
    }

    private static void row(Figures table, String name, int digits, List<RunQuotes> all,
            ToDoubleFunction<RunQuotes> figure) {
        table.row(Stream.concat(Stream.of(name), all.stream().mapToDouble(figure)
                .mapToObj(value -> Double.isNaN(value) ? "one side" : Figures.number(value, digits)))
                .toArray(String[]::new));
    }

    Map<String, Object> json() {
        var desk = quotes.inputs().desk();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("basis", ends.isPresent() ? "MEASURED" : "ASSUMED");
        out.put("linear_bp", desk.hedgeCostBp());
        out.put("pace", desk.hedgePace());
        out.put("hours", desk.hedgeHours());
        out.put("pace_cost_bp", paceBp());
        out.put("pace_cost_low_bp", ends.map(end -> end.paceBp().low()));
        out.put("pace_cost_high_bp", ends.map(end -> end.paceBp().high()));
        out.put("quadratic", quotes.quotes().model().hedgeQuadratic());
        out.put("cheapest", ends.map(end -> book(end.cheap())));
        out.put("dearest", ends.map(end -> book(end.dear())));
        return out;
    }

    private Map<String, Object> book(RunQuotes end) {
        Map<String, Object> out = new LinkedHashMap<>();
        double limit = end.quotes().model().inventoryMax();
        out.put("hedge_usd_per_hour_at_limit", Math.abs(end.quotes().hedgePerDay(limit)) * M / HOURS);
        out.put("no_hedge_from_usd", end.quotes().told().hedgeFreeLow() * M);
        out.put("no_hedge_to_usd", end.quotes().told().hedgeFreeHigh() * M);
        out.put("tiers", end.quotes().book().tiers().stream().map(tier -> {
            var wanted = end.wanted(tier.name(), 0);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", tier.name());
            row.put("bid_bp", wanted.stream().map(one -> known(one.bidBp())).toList());
            row.put("ask_bp", wanted.stream().map(one -> known(one.askBp())).toList());
            return row;
        }).toList());
        return out;
    }

    private static Optional<Double> known(double value) {
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }
}
