package io.assay.app.cli;

import io.assay.app.config.QuoteModel;
import io.assay.core.policy.quote.DealerModel;
import io.assay.core.policy.quote.DealerOutcome;
import io.assay.core.policy.quote.DealerSolver;
import io.assay.core.policy.quote.DealerTier;
import io.assay.core.policy.quote.Freshness;
import io.assay.core.policy.quote.Labelling;
import io.assay.core.policy.quote.Ladder;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.ValueCurve;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// A dealer's ladders, hedges and book. Rates are bp·M a day, distances and spreads bp, volumes M a day.
///
/// @param outcome with the labels of the file, else with those of the tiers
/// @param curve where the file asks for mislabelled parts
record DealerQuotes(QuoteModel.Dealer asked, DealerOutcome outcome, Optional<ValueCurve> curve)
        implements QuoteAnswer {
    private static final double EDGE_SHOWN = 1e-3;
    private static final double SECONDS = 86_400;
    /// Sizes under this need more than two decimals.
    private static final double FINE = 0.01;
    private static final double[] LEVELS = {0.005, 0.025, 0.25, 0.5, 0.75, 0.975, 0.995};

    static DealerQuotes of(QuoteModel.Dealer asked) {
        var model = asked.model();
        var labels = asked.labels().orElseGet(() -> Labelling.mislabelled(model, 0));
        var outcome = asked.horizon()
                .map(h -> DealerSolver.atHorizon(model, labels, h.days(), h.terminalPenalty()))
                .orElseGet(() -> DealerSolver.ergodic(model, labels));
        return new DealerQuotes(asked, outcome, asked.mislabelled().isEmpty() ? Optional.empty()
                : Optional.of(ValueCurve.of(model, asked.mislabelled())));
    }

    /// Fill probabilities at distances.
    static List<Map<String, Object>> fills(LogisticQuote demand, double[] distances) {
        var out = new ArrayList<Map<String, Object>>();
        for (double distance : distances) {
            Map<String, Object> fill = new LinkedHashMap<>();
            fill.put("distance_bp", distance);
            fill.put("probability", demand.fillProbability(distance));
            out.add(fill);
        }
        return out;
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("model", "dealer");
        out.put("unit", "value and rates in bp*M (per day), spreads and distances in bp, inventory and volume in M");
        out.put("value_rate", outcome.rate());
        out.put("no_hedge_zone", Math.max(outcome.hedgeFreeHigh(), -outcome.hedgeFreeLow()));
        out.put("no_hedge_zone_from", outcome.hedgeFreeLow());
        out.put("no_hedge_zone_to", outcome.hedgeFreeHigh());
        out.put("sizes", model().sizes());
        out.put("tiers", tiers());
        if (asked.labels().isPresent()) {
            out.put("labels", IntStream.range(0, labels().size()).mapToObj(l -> {
                Map<String, Object> label = new LinkedHashMap<>();
                label.put("name", labels().get(l));
                ladder(l, label);
                return label;
            }).toList());
        }
        Map<String, IntToDoubleFunction> rates = new LinkedHashMap<>();
        rates.put("per_day", this::hedge);
        rates.put("per_second", state -> hedge(state) / SECONDS);
        out.put("hedge_rate", at(asked.inventories(), rates));
        double[] value = outcome.value();
        out.put("value", at(asked.inventories(), Map.of("value", state -> value[state])));
        out.put("volumes", volumes());
        out.put("shares", shares());
        out.put("risk_neutralisation_minutes", outcome.inventory().relaxationMinutes());
        out.put("internalisation_minutes", minutes());
        out.put("inventory", inventory());
        curve.ifPresent(c -> out.put("value_curve", curve(c)));
        out.put("notes", notes());
        return out;
    }

    private List<Map<String, Object>> tiers() {
        var out = new ArrayList<Map<String, Object>>();
        for (int t = 0; t < model().tiers().size(); t++) {
            DealerTier tier = model().tiers().get(t);
            var volume = outcome.tiers().get(t);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", tier.name());
            if (asked.labels().isEmpty()) {
                ladder(t, one);
            }
            one.put("fill_probability_at", fills(tier.demand(), asked.distances()));
            one.put("asked_per_day", volume.askedPerDay());
            one.put("volume_per_day", volume.tradedPerDay());
            one.put("hit_ratio", volume.tradedPerDay() / volume.askedPerDay());
            one.put("paid_per_day", volume.paidPerDay());
            one.put("paid_bp", volume.paidPerDay() / volume.tradedPerDay());
            out.add(one);
        }
        return out;
    }

    private void ladder(int label, Map<String, Object> out) {
        double[][] bid = outcome.policy().bidBp()[label];
        double[][] ask = outcome.policy().askBp()[label];
        out.put("spread_bp", outcome.policy().spreadWhenFlatBp()[label]);
        var skew = new ArrayList<Map<String, Object>>();
        for (double q : asked.inventories()) {
            int state = model().stateOf(q);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("inventory", q);
            row.put("bid_bp", sizes(z -> bid[z][state]));
            row.put("ask_bp", sizes(z -> ask[z][state]));
            row.put("skew_bp", sizes(z -> (ask[z][state] - bid[z][state]) / 2));
            asked.market().ifPresent(market -> new Prices(market).into(row, model().sizes(), sizes(z -> bid[z][state]),
                    sizes(z -> ask[z][state])));
            skew.add(row);
        }
        out.put("skew", skew);
    }

    private double[] sizes(IntToDoubleFunction of) {
        return IntStream.range(0, model().sizes().length).mapToDouble(of).toArray();
    }

    private List<Map<String, Object>> at(double[] inventories, Map<String, IntToDoubleFunction> figures) {
        var out = new ArrayList<Map<String, Object>>();
        for (double q : inventories) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("inventory", q);
            figures.forEach((name, of) -> row.put(name, of.applyAsDouble(model().stateOf(q))));
            out.add(row);
        }
        return out;
    }

    private double hedge(int state) {
        return outcome.policy().hedge()[state];
    }

    private Map<String, Object> volumes() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("client_per_day", outcome.clientPerDay());
        out.put("hedge_per_day", outcome.hedgePerDay());
        out.put("hedge_over_client", outcome.hedgePerDay() / outcome.clientPerDay());
        out.put("internalised", 1 - outcome.hedgePerDay() / outcome.clientPerDay());
        out.put("clients_pay_per_day", outcome.clientCost());
        return out;
    }

    /// Of all that is traded, with clients and in hedges.
    private Map<String, Object> shares() {
        Map<String, Object> out = new LinkedHashMap<>();
        double all = outcome.clientPerDay() + outcome.hedgePerDay();
        out.put("tiers", outcome.tiers().stream().map(t -> t.tradedPerDay() / all).toList());
        out.put("hedge", outcome.hedgePerDay() / all);
        return out;
    }

    private Map<String, Object> minutes() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("queue", outcome.inventory().queueMinutes());
        out.put("first_passage", outcome.inventory().passageMinutes());
        return out;
    }

    private Map<String, Object> inventory() {
        var law = outcome.inventory();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("mean", law.mean());
        out.put("sd", law.sd());
        out.put("limit_binds", law.edgeShare());
        out.put("quantiles", Arrays.stream(LEVELS).mapToObj(p -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("p", p);
            row.put("inventory", law.quantile(p));
            return row;
        }).toList());
        out.put("grid", law.inventory());
        out.put("share_of_time", law.share());
        return out;
    }

    private Map<String, Object> curve(ValueCurve c) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("perfect_value", c.perfectValue());
        out.put("perfect_rate", c.perfect().rate());
        out.put("uniform_rate", c.uniform().rate());
        out.put("uniform_spread_bp", c.uniform().policy().spreadWhenFlatBp()[0]);
        out.put("points", c.points().stream().map(p -> {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("mislabelled", p.epsilon());
            point.put("value_rate", p.outcome().rate());
            point.put("value", c.share(p.outcome()));
            point.put("clients_pay_per_day", p.outcome().clientCost());
            return point;
        }).toList());
        return out;
    }

    private List<String> notes() {
        var out = new ArrayList<String>();
        if (asked.horizon().isPresent()) {
            out.add("quotes with the horizon to go; volumes, shares and inventory are those of these quotes kept for ever");
        }
        if (outcome.inventory().edgeShare() > EDGE_SHOWN) {
            out.add("the inventory limit binds " + Figures.percent(outcome.inventory().edgeShare())
                    + " of the time: these figures depend on it");
        }
        return out;
    }

    @Override
    public String text() {
        var out = new StringBuilder(asked.horizon()
                .map(h -> "With " + Figures.number(h.days(), 4) + " days to go; volumes and inventory if kept up.\n\n")
                .orElse("In the long run.\n\n"));
        out.append(spreads()).append('\n');
        var hedges = new Figures();
        var head = new ArrayList<>(List.of("inventory, M"));
        var rate = new ArrayList<>(List.of("hedging, M a second"));
        var tops = new ArrayList<List<String>>();
        labels().forEach(l -> tops.add(new ArrayList<>(List.of("skew of " + l + ", smallest size, bp"))));
        for (double q : asked.inventories()) {
            int state = model().stateOf(q);
            head.add(Figures.number(q, 2));
            rate.add(Figures.number(hedge(state) / SECONDS, 4));
            for (int l = 0; l < tops.size(); l++) {
                double skew = (outcome.policy().askBp()[l][0][state] - outcome.policy().bidBp()[l][0][state]) / 2;
                tops.get(l).add(Double.isNaN(skew) ? "one side" : Figures.number(skew, 4));
            }
        }
        hedges.row(head.toArray(String[]::new)).row(rate.toArray(String[]::new));
        tops.forEach(row -> hedges.row(row.toArray(String[]::new)));
        out.append(hedges.text()).append('\n').append(book());
        curve.ifPresent(c -> out.append('\n').append(mislabelled(c)));
        notes().stream().filter(note -> note.startsWith("the inventory"))
                .forEach(note -> out.append("note: ").append(note).append('\n'));
        return out.toString();
    }

    private static int decimals(double size) {
        return size == Math.rint(size) ? 0 : size >= FINE ? 2 : 6;
    }

    private String spreads() {
        var table = new Figures();
        var head = new ArrayList<>(List.of("spread when flat, bp"));
        for (double size : model().sizes()) {
            head.add(Figures.number(size, decimals(size)) + " M");
        }
        table.row(head.toArray(String[]::new));
        double[][] spread = outcome.policy().spreadWhenFlatBp();
        for (int l = 0; l < spread.length; l++) {
            var row = new ArrayList<>(List.of("  " + labels().get(l)));
            for (double s : spread[l]) {
                row.add(Double.isNaN(s) ? "none" : Figures.number(s, 4));
            }
            table.row(row.toArray(String[]::new));
        }
        return table.text();
    }

    private String book() {
        var law = outcome.inventory();
        var table = new Figures().row("profit less the cost of risk", Figures.number(outcome.rate(), 2), "bp x M a day")
                .row("no hedging", Figures.number(outcome.hedgeFreeLow(), 2) + " to "
                        + Figures.number(outcome.hedgeFreeHigh(), 2), "M");
        for (var tier : outcome.tiers()) {
            table.row(tier.name() + " trades", Figures.number(tier.tradedPerDay(), 0), "M a day");
            table.row(tier.name() + " pays", Figures.number(tier.paidPerDay() / tier.tradedPerDay(), 4), "bp");
        }
        return table.row("hedged", Figures.number(outcome.hedgePerDay(), 0), "M a day")
                .row("inventory, mean", Figures.number(law.mean(), 2), "M")
                .row("inventory, standard deviation", Figures.number(law.sd(), 2), "M")
                .row("risk neutral in", Figures.number(law.relaxationMinutes(), 2), "min")
                .row("internalised in, by queue", Figures.number(law.queueMinutes(), 2), "min")
                .row("internalised in, by first passage", Figures.number(law.passageMinutes(), 2), "min").text();
    }

    private static String mislabelled(ValueCurve c) {
        var table = new Figures().row("mislabelled", "profit", "over one policy");
        c.points().forEach(p -> table.row(Figures.number(p.epsilon(), 3), Figures.number(p.outcome().rate(), 2),
                Figures.percent(c.share(p.outcome()))));
        return table.row("one policy", Figures.number(c.uniform().rate(), 2), Figures.percent(0)).text();
    }

    private DealerModel model() {
        return asked.model();
    }

    private List<String> labels() {
        return outcome.policy().labels();
    }

    /// Quotes as prices that may be published.
    private record Prices(QuoteModel.Dealer.Market market) {
        void into(Map<String, Object> row, double[] sizes, double[] bidBp, double[] askBp) {
            var wanted = IntStream.range(0, sizes.length)
                    .mapToObj(z -> new Ladder.Wanted(sizes[z], bidBp[z], askBp[z])).toList();
            double reference = market.reference().divide(market.tick(), MathContext.DECIMAL64).doubleValue();
            var rungs = Ladder.of(reference, wanted, market.limits(), 0, Freshness.DEFAULT).rungs();
            row.put("bid_price", rungs.stream().map(rung -> price(rung.bidTicks())).toList());
            row.put("ask_price", rungs.stream().map(rung -> price(rung.askTicks())).toList());
        }

        private Optional<BigDecimal> price(OptionalLong ticks) {
            return ticks.isPresent() ? Optional.of(market.tick().multiply(BigDecimal.valueOf(ticks.getAsLong())))
                    : Optional.empty();
        }
    }
}
