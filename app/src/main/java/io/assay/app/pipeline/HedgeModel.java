package io.assay.app.pipeline;

import io.assay.app.config.ModelKeys;
import io.assay.app.config.ModelSchema;
import io.assay.app.ingest.CsvFile;
import io.assay.core.event.Side;
import io.assay.core.policy.hedge.ContinuousHedge;
import io.assay.core.policy.hedge.HedgeRun;
import io.assay.core.policy.hedge.Internalisation;
import io.assay.core.policy.hedge.InventoryPlan;
import io.assay.core.policy.hedge.InventoryPlan.Place;
import io.assay.core.policy.hedge.InventoryPlan.Target;
import io.assay.core.policy.hedge.InventoryPlan.Task;
import io.assay.core.venue.MappedTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/// What to keep, what to pass on, how fast to hedge and where to hold the rest, from a file of parameters to figures.
/// docs/how-to/hedge.md lists every key.
public final class HedgeModel {
    private static final String PAGE = "docs/how-to/hedge.md";

    private HedgeModel() {}

    /// Figures by name.
    public static Map<String, Object> of(Path file) {
        var keys = ModelKeys.read(file, PAGE);
        String model = keys.model(ModelSchema.HEDGE);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("model", model);
        switch (model) {
            case "inventory" -> inventory(keys, out);
            case "continuous" -> continuous(keys, out);
            default -> internalise(keys, out);
        }
        return out;
    }

    private static void continuous(ModelKeys keys, Map<String, Object> out) {
        double[] inventories = keys.numbers("inventory");
        var hedge = hedge(keys);
        keys.done();
        out.put("no_hedge_zone", hedge.noHedgeZone());
        var rows = new ArrayList<Map<String, Object>>();
        for (double inventory : inventories) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("inventory", inventory);
            row.put("hedge_rate", hedge.rate(inventory));
            row.put("marginal_cost_bp", hedge.marginalCost(inventory));
            rows.add(row);
        }
        out.put("inventories", rows);
    }

    private static ContinuousHedge hedge(ModelKeys keys) {
        var costs = keys.under("hedge");
        double linear = costs.notNegative("linear", 0);
        double quadratic = costs.positive("quadratic");
        costs.done();
        return new ContinuousHedge(keys.positive("risk_aversion"), keys.positive("sigma"), linear, quadratic,
                keys.notNegative("relaxation", 0));
    }

    private static void internalise(ModelKeys keys, Map<String, Object> out) {
        var rule = new Internalisation(keys.notNegative("spread"), keys.positive("loss"),
                keys.notNegative("inventory_cost", 0));
        double inventory = keys.number("inventory", 0);
        if (!keys.has("fills")) {
            if (!keys.has("client")) {
                throw keys.wrong("fills", "a file of fills is missing, or client and p of one fill");
            }
            var client = keys.word("client", List.of("buy", "sell")).equals("buy") ? Side.BUY : Side.SELL;
            double p = keys.within("p", 0, 1);
            keys.done();
            out.put("limit", rule.limit(client, inventory));
            out.put("keep", rule.keeps(p, client, inventory));
            return;
        }
        var hedge = hedge(keys);
        var fills = fills(keys);
        keys.done();
        var run = HedgeRun.of(fills, inventory, rule, hedge);
        out.put("kept", run.kept());
        out.put("passed_on", run.passedOn());
        out.put("hedged", run.hedged());
        out.put("no_hedge_zone", hedge.noHedgeZone());
        out.put("fills", run.steps().stream().map(HedgeModel::step).toList());
    }

    private static Map<String, Object> step(HedgeRun.Step step) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("time", Run.instant(step.fill().timeNs()).toString());
        row.put("client", step.fill().client() == Side.BUY ? "buy" : "sell");
        row.put("quantity", step.fill().quantity());
        row.put("p", step.fill().toxicProbability());
        row.put("inventory", step.inventory());
        row.put("limit", step.limit());
        row.put("keep", step.keeps());
        row.put("after", step.after());
        row.put("hedge_rate", step.rate());
        return row;
    }

    private static List<HedgeRun.ClientFill> fills(ModelKeys keys) {
        var table = CsvFile.read(ImpactFits.file(keys, "fills"));
        int time = table.column("time");
        int client = table.column("client");
        double[] quantity = table.values(table.column("quantity"));
        double[] p = table.values(table.column("p"));
        var out = new ArrayList<HedgeRun.ClientFill>();
        for (int i = 0; i < p.length; i++) {
            String side = table.cell(i, client).toLowerCase(Locale.ROOT);
            if (!side.equals("buy") && !side.equals("sell")) {
                throw table.wrong(i, client, "buy or sell");
            }
            if (!(quantity[i] > 0)) {
                throw table.wrong(i, table.column("quantity"), "a number above 0");
            }
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw table.wrong(i, table.column("p"), "a probability");
            }
            int line = i;
            long atNs = MappedTime.anyNs(table.cell(i, time))
                    .orElseThrow(() -> table.wrong(line, time, "a time in UTC, or a count since 1970"));
            if (i > 0 && atNs < out.getLast().timeNs()) {
                throw table.wrong(i, time, "a time that is not before the line above");
            }
            out.add(new HedgeRun.ClientFill(atNs, side.equals("buy") ? Side.BUY : Side.SELL, quantity[i], p[i]));
        }
        return out;
    }

    private static void inventory(ModelKeys keys, Map<String, Object> out) {
        var task = task(keys);
        keys.done();
        var answer = InventoryPlan.of(task);
        answer.fault().ifPresent(fault -> {
            throw switch (fault) {
                case INFEASIBLE -> keys.wrong("targets", "cannot be held within the limits and the collateral")
                        .next("raise limit, collateral, gross_limit or band");
                case UNBOUNDED -> keys.wrong("places", "carry without end could be earned between them")
                        .next("give every place a limit, or set gross_limit");
            };
        });
        var plan = answer.plan().orElseThrow();
        out.put("cost", plan.cost());
        out.put("carry_cost", plan.carry());
        out.put("capital_cost", plan.capital());
        out.put("trade_cost", plan.trading());
        double[] now = task.places().stream().mapToDouble(Place::position).toArray();
        double[] stay = InventoryPlan.costs(task, now);
        out.put("cost_as_it_is", stay[0] + stay[1]);
        var places = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < now.length; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("place", task.places().get(i).name());
            row.put("underlying", task.places().get(i).underlying());
            row.put("position", now[i]);
            row.put("plan", plan.positions()[i]);
            row.put("trade", plan.positions()[i] - now[i]);
            places.add(row);
        }
        out.put("places", places);
        out.put("venues", plan.locked().entrySet().stream().map(venue -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("venue", venue.getKey());
            row.put("locked", venue.getValue());
            row.put("collateral", task.collateral().getOrDefault(venue.getKey(), Double.NaN));
            row.put("collateral_worth", plan.worth().getOrDefault(venue.getKey(), 0.0));
            return row;
        }).toList());
    }

    private static Task task(ModelKeys keys) {
        var places = new ArrayList<Place>();
        var names = new TreeSet<String>();
        for (var place : keys.list("places")) {
            String name = place.text("venue") + " " + place.text("instrument");
            if (!names.add(name)) {
                throw place.wrong("instrument", name + " is there twice");
            }
            places.add(new Place(name, place.text("venue"), place.text("underlying"), place.number("position", 0),
                    place.number("funding", 0), place.number("basis", 0), place.notNegative("finance", 0),
                    place.notNegative("borrow", 0), place.notNegative("margin", 0), place.notNegative("trade", 0),
                    place.notNegative("limit", Double.POSITIVE_INFINITY)));
            place.done();
        }
        var targets = new TreeMap<String, Target>();
        for (var target : keys.list("targets")) {
            String underlying = target.text("underlying");
            if (places.stream().noneMatch(place -> place.underlying().equals(underlying))) {
                throw target.wrong("underlying", "no place holds " + underlying);
            }
            var wanted = new Target(target.number("delta"), target.notNegative("band", 0));
            if (targets.put(underlying, wanted) != null) {
                throw target.wrong("underlying", underlying + " is there twice");
            }
            target.done();
        }
        var collateral = collateral(keys, places);
        return new Task(places, targets, collateral, keys.notNegative("capital", 0),
                keys.has("gross_limit") ? OptionalDouble.of(keys.notNegative("gross_limit")) : OptionalDouble.empty(),
                keys.positive("days", 1));
    }

    private static TreeMap<String, Double> collateral(ModelKeys keys, List<Place> places) {
        var out = new TreeMap<String, Double>();
        for (var venue : keys.has("venues") ? keys.list("venues") : List.<ModelKeys>of()) {
            String name = venue.text("name");
            if (places.stream().noneMatch(place -> place.venue().equals(name))) {
                throw venue.wrong("name", "no place is at " + name);
            }
            if (out.put(name, venue.notNegative("collateral")) != null) {
                throw venue.wrong("name", name + " is there twice");
            }
            venue.done();
        }
        return out;
    }
}
