package io.assay.app.pipeline;

import io.assay.app.config.ModelKeys;
import io.assay.core.policy.collateral.Allocation;
import io.assay.core.policy.collateral.Allocation.Answer;
import io.assay.core.policy.collateral.Allocation.Asset;
import io.assay.core.policy.collateral.Allocation.Obligation;
import io.assay.core.policy.collateral.Missing;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Where collateral is posted cheapest, from a file to figures. docs/how-to/collateral.md lists every key.
public final class AllocationModel {
    private final ModelKeys keys;
    /// What the file of haircuts leaves of each asset.
    private final SortedMap<String, BigDecimal> common;
    /// Assets that take their haircut from there.
    private final Set<String> taken = new TreeSet<>();
    private final List<Missing> missing = new ArrayList<>();

    private AllocationModel(ModelKeys keys) {
        this.keys = keys;
        common = keys.has("haircuts") ? HaircutModel.ratios(ImpactFits.file(keys, "haircuts"), Optional.empty())
                : new TreeMap<>();
    }

    /// Figures by name.
    public static Map<String, Object> of(Path file) {
        return new AllocationModel(ModelKeys.read(file, HaircutModel.PAGE)).figures();
    }

    private Map<String, Object> figures() {
        var assets = assets();
        var buckets = buckets(assets);
        double days = keys.positive("days", 1);
        keys.done();
        if (assets.isEmpty()) {
            throw keys.wrong("assets", "none has a haircut");
        }
        for (Asset asset : assets) {
            var posted = buckets.stream().map(one -> one.posted().getOrDefault(asset.name(), BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (posted.compareTo(asset.quantity()) > 0) {
                throw keys.wrong("buckets", "more " + asset.name() + " is posted than there is: "
                        + posted.toPlainString() + " of " + asset.quantity().toPlainString());
            }
        }
        var task = new Allocation.Task(assets, buckets, days);
        Map<String, Object> out = new LinkedHashMap<>();
        switch (Allocation.of(task)) {
            case Answer.Plan plan -> write(task, plan, out);
            case Answer.Infeasible none -> write(task, none, out);
        }
        out.put("absent", HaircutModel.absences(missing));
        return out;
    }

    private List<Asset> assets() {
        var out = new ArrayList<Asset>();
        var names = new TreeSet<String>();
        for (var asset : keys.list("assets")) {
            String name = asset.text("asset");
            if (!names.add(name)) {
                throw asset.wrong("asset", name + " is there twice");
            }
            var quantity = AssetKeys.notNegative(asset, "quantity");
            var price = AssetKeys.positive(asset, "price");
            var tiers = AssetKeys.tiers(asset).inUsd(price);
            var own = AssetKeys.ratio(asset);
            double cost = asset.number("cost", 0);
            double move = asset.notNegative("move", 0);
            var cap = AssetKeys.cap(asset);
            var share = AssetKeys.share(asset);
            asset.done();
            if (own.isEmpty() && !common.containsKey(name)) {
                missing.add(new Missing(name, Missing.Reason.UNKNOWN_ASSET, "no haircut is known; it is not posted"));
            } else {
                if (own.isEmpty()) {
                    taken.add(name);
                }
                out.add(new Asset(name, quantity, price, own.map(tiers::atMost).orElse(tiers), cost, move, cap, share));
            }
        }
        return out;
    }

    private List<Obligation> buckets(List<Asset> assets) {
        var preset = MarginFigure.preset(keys);
        var out = new ArrayList<Obligation>();
        var names = new TreeSet<String>();
        for (var bucket : keys.list("buckets")) {
            String name = bucket.text("bucket");
            if (!names.add(name)) {
                throw bucket.wrong("bucket", name + " is there twice");
            }
            var requires = MarginFigure.portfolio(bucket)
                    .map(held -> BigDecimal.valueOf(MarginFigure.of(bucket, preset, held).usd()))
                    .orElseGet(() -> AssetKeys.notNegative(bucket, "requires"));
            out.add(new Obligation(name, requires, accepts(bucket, assets),
                    ofAssets(bucket, "posted", BigDecimal.valueOf(Long.MAX_VALUE), assets)));
            bucket.done();
        }
        return out;
    }

    /// What counts in a bucket: no more than it accepts, and of assets without a haircut of their own no more than the file of
    /// haircuts leaves behind the exposure it secures.
    private SortedMap<String, BigDecimal> accepts(ModelKeys bucket, List<Asset> assets) {
        var out = ofAssets(bucket, "accepts", BigDecimal.ONE, assets);
        if (bucket.has("secures") && !keys.has("haircuts")) {
            throw bucket.wrong("secures", "a file of haircuts with returns wanted beside it");
        }
        var ratios = bucket.has("secures")
                ? HaircutModel.ratios(ImpactFits.file(keys, "haircuts"), Optional.of(bucket.named("secures"))) : common;
        for (String asset : taken) {
            out.merge(asset, ratios.getOrDefault(asset, BigDecimal.ZERO), BigDecimal::min);
        }
        return out;
    }

    private SortedMap<String, BigDecimal> ofAssets(ModelKeys bucket, String key, BigDecimal most, List<Asset> assets) {
        if (!bucket.has(key)) {
            return new TreeMap<>();
        }
        var named = bucket.named(key);
        named.forEach((asset, value) -> {
            boolean isKnown = assets.stream().anyMatch(one -> one.name().equals(asset))
                    || missing.stream().anyMatch(one -> one.what().equals(asset));
            if (!isKnown) {
                throw bucket.wrong(key, "no asset " + asset + " in this file");
            }
            if (value.signum() < 0 || value.compareTo(most) > 0) {
                throw bucket.wrong(key, asset + " cannot be " + value.toPlainString());
            }
        });
        return named;
    }

    private static void write(Allocation.Task task, Answer.Plan plan, Map<String, Object> out) {
        out.put("feasible", true);
        out.put("cost_usd", plan.cost());
        out.put("least_cost_usd", plan.bound());
        var rows = new ArrayList<Map<String, Object>>();
        for (int b = 0; b < task.obligations().size(); b++) {
            for (int a = 0; a < task.assets().size(); a++) {
                var was = task.obligations().get(b).posted().getOrDefault(task.assets().get(a).name(),
                        BigDecimal.ZERO);
                var coins = plan.coins()[a][b];
                if (coins.signum() > 0 || was.signum() > 0) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("bucket", task.obligations().get(b).name());
                    row.put("asset", task.assets().get(a).name());
                    row.put("coins", coins);
                    row.put("move", coins.subtract(was));
                    row.put("market_usd", coins.multiply(task.assets().get(a).price()));
                    rows.add(row);
                }
            }
        }
        out.put("plan", rows);
        out.put("buckets", buckets(task, plan));
        out.put("assets", assets(task, plan));
    }

    private static List<Map<String, Object>> buckets(Allocation.Task task, Answer.Plan plan) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int b = 0; b < task.obligations().size(); b++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("bucket", task.obligations().get(b).name());
            row.put("requires_usd", task.obligations().get(b).usd());
            row.put("credited_usd", plan.credited().get(b));
            row.put("one_more_costs_bp", 1e4 * plan.requirementPrice()[b]);
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, Object>> assets(Allocation.Task task, Answer.Plan plan) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int a = 0; a < task.assets().size(); a++) {
            var asset = task.assets().get(a);
            var used = BigDecimal.ZERO;
            for (BigDecimal coins : plan.coins()[a]) {
                used = used.add(coins);
            }
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("asset", asset.name());
            row.put("held", asset.quantity());
            row.put("used", used);
            row.put("one_more_saves_bp", 1e4 * plan.assetWorth()[a]);
            rows.add(row);
        }
        return rows;
    }

    private static void write(Allocation.Task task, Answer.Infeasible none, Map<String, Object> out) {
        out.put("feasible", false);
        out.put("missing_usd", none.total());
        var rows = new ArrayList<Map<String, Object>>();
        for (int b = 0; b < task.obligations().size(); b++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("bucket", task.obligations().get(b).name());
            row.put("requires_usd", task.obligations().get(b).usd());
            row.put("missing_usd", none.missing()[b]);
            row.put("missing_alone_usd", none.alone()[b]);
            rows.add(row);
        }
        out.put("buckets", rows);
    }
}
