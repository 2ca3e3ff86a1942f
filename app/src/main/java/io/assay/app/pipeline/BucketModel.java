package io.assay.app.pipeline;

import io.assay.app.config.ModelKeys;
import io.assay.core.policy.collateral.BucketDraws;
import io.assay.core.policy.collateral.CapitalSplit;
import io.assay.core.policy.collateral.Contagion;
import io.assay.core.policy.collateral.Missing;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Buckets of capital, isolated against cross: margin saved, what a scenario passes on, how often each fails, and how capital
/// would be divided so that all fail equally seldom. docs/how-to/buckets.md lists every key.
public final class BucketModel {
    private static final int DRAWS = 20_000;

    private final ModelKeys keys;
    private final BucketFile file;

    private BucketModel(ModelKeys keys) {
        this.keys = keys;
        file = BucketFile.read(keys);
    }

    /// Figures by name.
    public static Map<String, Object> of(Path file) {
        return new BucketModel(ModelKeys.read(file, BucketFile.PAGE)).figures();
    }

    private Map<String, Object> figures() {
        double days = keys.positive("days", 1);
        int draws = (int) keys.whole("draws", 100, 10_000_000, DRAWS);
        long seed = keys.whole("seed", 0, 1L << 53, 1);
        double capital = keys.positive("capital",
                file.buckets().stream().mapToDouble(BucketFile.Entry::equity).sum());
        var scenarios = scenarios();
        keys.done();
        Map<String, Object> out = new LinkedHashMap<>();
        margins(out);
        var drawn = file.moves(days).map(moves -> BucketDraws.of(contagious(), file.crossMargin(), moves,
                file::gains, draws, new SplittableRandom(seed)));
        drawn.ifPresent(all -> draws(all, days, out));
        out.put("buckets", buckets(drawn.map(BucketDraws::failsIsolated).orElse(new double[0])));
        out.put("scenarios", scenarios);
        split(capital, days, out);
        return out;
    }

    private List<Contagion.Bucket> contagious() {
        return file.buckets().stream()
                .map(one -> new Contagion.Bucket(one.name(), one.equity(), one.maintenance())).toList();
    }

    private void margins(Map<String, Object> out) {
        double isolated = file.buckets().stream().mapToDouble(BucketFile.Entry::maintenance).sum();
        out.put("equity_usd", file.buckets().stream().mapToDouble(BucketFile.Entry::equity).sum());
        out.put("isolated_margin_usd", isolated);
        out.put("cross_margin_usd", file.crossMargin());
        out.put("netting_saves_usd", isolated - file.crossMargin());
        out.put("netting_saves", isolated > 0 ? 1 - file.crossMargin() / isolated : Double.NaN);
    }

    private void draws(BucketDraws all, double days, Map<String, Object> out) {
        out.put("days", days);
        out.put("cross_fails", all.failsCross());
        out.put("passed_on_mean_usd", all.passedOn());
        out.put("venue_loss_isolated_mean_usd", all.venueIsolated());
        out.put("venue_loss_cross_mean_usd", all.venueCross());
        out.put("dragged_mean", all.dragged());
        out.put("carried_mean", all.carried());
    }

    private List<Map<String, Object>> buckets(double[] fails) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int b = 0; b < file.buckets().size(); b++) {
            var one = file.buckets().get(b);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("bucket", one.name());
            row.put("equity_usd", one.equity());
            row.put("maintenance_usd", one.maintenance());
            row.put("sigma_day_usd", one.sigma());
            row.put("fails_alone", fails.length == 0 ? Double.NaN : fails[b]);
            rows.add(row);
        }
        return rows;
    }

    /// Scenarios of the file; and each bucket losing all it has and its margin again, while the others stand still.
    private List<Map<String, Object>> scenarios() {
        var rows = new ArrayList<Map<String, Object>>();
        int n = file.buckets().size();
        for (int b = 0; b < n; b++) {
            var one = file.buckets().get(b);
            rows.add(row(one.name() + " fails",
                    Contagion.alone(n, b, Math.max(0, one.equity()) + one.maintenance())));
        }
        if (keys.has("scenarios")) {
            for (var scenario : keys.list("scenarios")) {
                var moves = scenario.named("moves");
                moves.forEach((name, move) -> {
                    if (!file.underlyings().contains(name)) {
                        throw scenario.wrong("moves", "no bucket holds " + name);
                    }
                    if (move.compareTo(BigDecimal.ONE.negate()) <= 0) {
                        throw scenario.wrong("moves", name + " cannot fall by all it is worth");
                    }
                });
                rows.add(row(scenario.text("name"), file.gains(file.underlyings().stream()
                        .mapToDouble(name -> moves.getOrDefault(name, BigDecimal.ZERO).doubleValue()).toArray())));
                scenario.done();
            }
        }
        return rows;
    }

    private Map<String, Object> row(String name, double[] gains) {
        var all = Contagion.of(contagious(), file.crossMargin(), gains);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("scenario", name);
        row.put("fail_alone", String.join(", ", IntStream.range(0, gains.length)
                .filter(b -> !all.standsAlone()[b]).mapToObj(b -> file.buckets().get(b).name()).toList()));
        row.put("cross_stands", all.standsCross());
        row.put("dragged", all.dragged());
        row.put("carried", all.carried());
        row.put("passed_on_usd", all.passedOn());
        row.put("keeps_isolated_usd", all.keepsIsolated());
        row.put("keeps_cross_usd", all.keepsCross());
        row.put("venue_loss_isolated_usd", all.venueIsolated());
        row.put("venue_loss_cross_usd", all.venueCross());
        return row;
    }

    private void split(double capital, double days, Map<String, Object> out) {
        var still = file.buckets().stream().filter(one -> !(one.sigma() > 0)).map(one -> new Missing(one.name(),
                Missing.Reason.MISSING_VOL, "sigma of its profit is not known, or zero: no split")).toList();
        out.put("absent", HaircutModel.absences(still));
        if (!still.isEmpty()) {
            return;
        }
        var buckets = file.buckets().stream().map(one -> new CapitalSplit.Bucket(one.name(), one.equity(),
                one.maintenance(), one.drift(), one.sigma())).toList();
        double lacking = CapitalSplit.lacking(buckets, capital);
        CapitalSplit.of(buckets, capital, days).ifPresentOrElse(split -> {
            var rows = new ArrayList<Map<String, Object>>();
            for (int b = 0; b < buckets.size(); b++) {
                rows.add(GroupSplit.row(buckets.get(b), split.capital()[b], days));
            }
            out.put("capital_split", rows);
        }, () -> out.put("capital_lacking_usd", lacking));
    }
}
