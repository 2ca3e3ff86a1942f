package io.assay.app.pipeline;

import io.assay.app.config.ModelKeys;
import io.assay.app.ingest.NumberTable;
import io.assay.core.policy.collateral.CreditedValue;
import io.assay.core.policy.collateral.Haircut;
import io.assay.core.policy.collateral.Missing;
import io.assay.core.policy.collateral.RatioTiers;
import io.assay.core.policy.collateral.ReturnRisk;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What collateral counts for: haircuts, tiers and caps of what is held, from a file to figures. docs/how-to/collateral.md
/// lists every key.
public final class HaircutModel {
    static final String PAGE = "docs/how-to/collateral.md";

    private HaircutModel() {}

    /// An asset of the file and what is said of it.
    ///
    /// @param haircut in the way it is known
    /// @param holding with tiers that have the haircut in them; empty where there is none
    private record Judged(Haircut.Facts facts, CreditedValue.Holding market, Haircut.Answer haircut,
            Optional<CreditedValue.Holding> holding) {}

    /// Figures by name.
    public static Map<String, Object> of(Path file) {
        var judged = read(file, Optional.empty());
        var credited = CreditedValue.of(judged.stream().flatMap(one -> one.holding.stream()).toList());
        var lines = new TreeMap<String, CreditedValue.Line>();
        credited.lines().forEach(line -> lines.put(line.asset(), line));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("market_usd", judged.stream().map(one -> one.market.market()).reduce(BigDecimal.ZERO, BigDecimal::add));
        out.put("credited_usd", credited.total());
        out.put("assets", judged.stream().map(one -> row(one, Optional.ofNullable(lines.get(one.facts.asset()))))
                .toList());
        out.put("absent", absent(judged));
        return out;
    }

    /// What counts of each asset, by name; those without a haircut are not there.
    ///
    /// @param secures the exposure secured, USD of delta by underlying, in place of that of the file
    static SortedMap<String, BigDecimal> ratios(Path file, Optional<SortedMap<String, BigDecimal>> secures) {
        var out = new TreeMap<String, BigDecimal>();
        for (Judged one : read(file, secures)) {
            if (one.haircut instanceof Haircut.Answer.Known known) {
                out.put(one.facts.asset(), known.haircut().ratio());
            }
        }
        return out;
    }

    private static Map<String, Object> row(Judged judged, Optional<CreditedValue.Line> line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("asset", judged.facts.asset());
        row.put("market_usd", judged.market.market());
        switch (judged.haircut) {
            case Haircut.Answer.Known known -> {
                var haircut = known.haircut();
                row.put("sigma", haircut.sigma());
                row.put("correlation", judged.facts.correlation());
                row.put("quantile", haircut.quantile());
                row.put("selling_days", haircut.sellingDays());
                row.put("days", haircut.days());
                row.put("haircut", haircut.value());
            }
            case Haircut.Answer.Absent _absent -> {
                for (String name : List.of("sigma", "correlation", "quantile", "selling_days", "days", "haircut")) {
                    row.put(name, Double.NaN);
                }
            }
        }
        row.put("after_tiers_usd", line.<Object>map(CreditedValue.Line::tiered).orElse(Double.NaN));
        row.put("credited_usd", line.<Object>map(CreditedValue.Line::credited).orElse(Double.NaN));
        return row;
    }

    private static List<Map<String, Object>> absent(List<Judged> judged) {
        var out = new ArrayList<Missing>();
        for (Judged one : judged) {
            if (one.haircut instanceof Haircut.Answer.Absent none) {
                out.addAll(none.missing());
            }
        }
        return absences(out);
    }

    static List<Map<String, Object>> absences(List<Missing> missing) {
        return missing.stream().map(one -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("what", one.what());
            row.put("reason", one.reason().word());
            row.put("detail", one.detail());
            return row;
        }).toList();
    }

    private static List<Judged> read(Path file, Optional<SortedMap<String, BigDecimal>> secures) {
        var keys = ModelKeys.read(file, PAGE);
        var terms = AssetKeys.terms(keys);
        var risk = new ReturnRisk(keys.within("memory", 0.5, 1, ReturnRisk.DEFAULT.lambda()),
                ReturnRisk.DEFAULT.daysMin(),
                (int) keys.whole("stress_days", 2, 10_000, ReturnRisk.DEFAULT.stressDays()));
        var returns = returns(keys);
        var exposure = keys.has("secures") ? Optional.of(keys.named("secures"))
                : Optional.<SortedMap<String, BigDecimal>>empty();
        double[] secured = secures.or(() -> exposure).map(own -> secured(keys, own, returns))
                .orElseGet(() -> new double[0]);
        var out = new ArrayList<Judged>();
        var names = new TreeSet<String>();
        for (var asset : keys.list("assets")) {
            String name = asset.text("asset");
            if (!names.add(name)) {
                throw asset.wrong("asset", name + " is there twice");
            }
            out.add(judged(asset, name, terms, new Measured(risk, returns, secured)));
        }
        keys.done();
        return out;
    }

    /// What returns say of an asset.
    private record Measured(ReturnRisk risk, SortedMap<String, double[]> returns, double[] secured) {
        double sigma(String asset) {
            return returns.containsKey(asset) ? risk.sigma(of(asset)) : Double.NaN;
        }

        double stress(String asset) {
            return returns.containsKey(asset) ? risk.stressSigma(of(asset)) : Double.NaN;
        }

        double correlation(String asset) {
            return returns.containsKey(asset) && secured.length > 0 ? risk.correlation(of(asset), secured)
                    : Double.NaN;
        }

        private double[] of(String asset) {
            return returns.getOrDefault(asset, new double[0]);
        }
    }

    private static Judged judged(ModelKeys asset, String name, Haircut.Terms terms, Measured measured) {
        var quantity = AssetKeys.notNegative(asset, "quantity");
        var price = AssetKeys.positive(asset, "price");
        var market = new CreditedValue.Holding(name, quantity, price, RatioTiers.WHOLE, Optional.empty(),
                Optional.empty());
        double sigma = asset.has("sigma") ? asset.notNegative("sigma") : measured.sigma(name);
        double stress = asset.has("stress_sigma") ? asset.notNegative("stress_sigma") : measured.stress(name);
        double depth = asset.has("depth") ? asset.positive("depth") : Double.NaN;
        boolean isCash = asset.flag("cash");
        var facts = new Haircut.Facts(name, market.market().doubleValue(), isCash ? 0 : sigma, isCash ? 0 : stress,
                isCash ? Double.POSITIVE_INFINITY : depth,
                asset.has("correlation") ? asset.within("correlation", -1, 1) : measured.correlation(name),
                asset.within("spread", 0, 1, 0), asset.within("gap", 0, 1, 0), asset.within("floor", 0, 1, 0),
                asset.flag("own"));
        var tiers = AssetKeys.tiers(asset).inUsd(price);
        var cap = AssetKeys.cap(asset);
        var share = AssetKeys.share(asset);
        asset.done();
        var answer = Haircut.of(terms, facts);
        return new Judged(facts, market, answer, answer instanceof Haircut.Answer.Known known
                ? Optional.of(new CreditedValue.Holding(name, quantity, price, tiers.atMost(known.haircut().ratio()),
                        cap, share))
                : Optional.empty());
    }

    /// Returns a day by asset; none where no file is named.
    private static SortedMap<String, double[]> returns(ModelKeys keys) {
        var out = new TreeMap<String, double[]>();
        if (keys.has("returns")) {
            var table = NumberTable.read(ImpactFits.file(keys, "returns"), List.of(), Optional.empty());
            for (int c = 0; c < table.columns().size(); c++) {
                out.put(table.columns().get(c), table.column(c));
            }
        }
        return out;
    }

    /// Gains a day of the exposure that is secured.
    private static double[] secured(ModelKeys keys, SortedMap<String, BigDecimal> deltas,
            SortedMap<String, double[]> returns) {
        var gains = new double[returns.values().stream().mapToInt(one -> one.length).findFirst().orElse(0)];
        deltas.forEach((underlying, delta) -> {
            var own = returns.get(underlying);
            if (own == null) {
                throw keys.wrong("secures", "no column " + underlying + " in returns");
            }
            Arrays.setAll(gains, day -> gains[day] + delta.doubleValue() * own[day]);
        });
        return gains;
    }
}
