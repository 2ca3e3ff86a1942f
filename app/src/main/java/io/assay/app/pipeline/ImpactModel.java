package io.assay.app.pipeline;

import io.assay.app.config.ModelKeys;
import io.assay.app.config.ModelSchema;
import io.assay.core.policy.impact.AlmgrenImpact;
import io.assay.core.policy.impact.KyleAuction;
import io.assay.core.policy.impact.KyleSequence;
import io.assay.core.policy.impact.ObizhaevaWang;
import io.assay.core.policy.impact.Propagator;
import io.assay.core.policy.impact.SquareRootLaw;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Published models of impact, from a file of their parameters to their figures. docs/how-to/impact.md lists every key.
public final class ImpactModel {
    private static final String PAGE = "docs/how-to/impact.md";
    private static final long TRADES_MAX = 10_000_000;
    /// Terms of all sums of a propagator, which take some 10 s.
    private static final double SUMMED_MAX = 1e8;
    /// Powers of a law lie between these.
    private static final double LEAST = 1e-3;
    private static final double POWER_MAX = 5;

    private ImpactModel() {}

    /// Figures by name.
    public static Map<String, Object> of(Path file) {
        var keys = ModelKeys.read(file, PAGE);
        String model = keys.model(ModelSchema.IMPACT);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("model", model);
        switch (model) {
            case "kyle" -> kyle(keys, out);
            case "almgren" -> almgren(keys, out);
            case "square-root" -> squareRoot(keys, out);
            case "propagator" -> propagator(keys, out);
            case "obizhaeva-wang" -> obizhaevaWang(keys, out);
            case "square-root-fit" -> ImpactFits.law(keys, out);
            default -> ImpactFits.kyle(keys, out);
        }
        return out;
    }

    private static void kyle(ModelKeys keys, Map<String, Object> out) {
        double value = keys.positive("sigma_v");
        double noise = keys.positive("sigma_u");
        long auctions = keys.whole("auctions", 1, 100_000, 1);
        keys.done();
        var one = new KyleAuction(value, noise);
        if (auctions == 1) {
            out.put("lambda", one.lambda());
            out.put("beta", one.intensity());
            out.put("expected_profit", one.expectedProfit());
            out.put("variance_left", one.varianceLeft());
            out.put("depth", one.depth());
            return;
        }
        var many = KyleSequence.of(value, noise, (int) auctions);
        out.put("expected_profit", many.expectedProfit());
        out.put("variance_left", many.auctions().getLast().varianceLeft());
        out.put("auctions", many.auctions().stream().map(auction -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("time", auction.time());
            row.put("lambda", auction.lambda());
            row.put("beta", auction.intensity());
            row.put("beta_dt", auction.traded());
            row.put("variance_left", auction.varianceLeft());
            return row;
        }).toList());
    }

    private static void almgren(ModelKeys keys, Map<String, Object> out) {
        var standard = AlmgrenImpact.PUBLISHED;
        var model = new AlmgrenImpact(keys.notNegative("gamma", standard.gamma()),
                keys.notNegative("eta", standard.eta()), keys.within("alpha", LEAST, POWER_MAX, standard.alpha()),
                keys.within("beta", LEAST, POWER_MAX, standard.beta()),
                keys.within("delta", -POWER_MAX, POWER_MAX, standard.delta()));
        var market = new AlmgrenImpact.Market(keys.positive("sigma"), keys.positive("daily_volume"),
                keys.positive("outstanding"));
        double order = keys.number("order");
        double[] days = keys.positives("duration");
        keys.done();
        var rows = new ArrayList<Map<String, Object>>();
        for (double duration : days) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("duration", duration);
            row.put("permanent_bp", model.permanentBp(market, order, duration));
            row.put("temporary_bp", model.temporaryBp(market, order, duration));
            row.put("realised_bp", model.realisedBp(market, order, duration));
            rows.add(row);
        }
        out.put("permanent_bp", rows.getFirst().get("permanent_bp"));
        out.put("durations", rows);
    }

    private static void squareRoot(ModelKeys keys, Map<String, Object> out) {
        var law = new SquareRootLaw(keys.number("prefactor", 1), keys.within("exponent", LEAST, POWER_MAX, 0.5));
        double sigma = keys.positive("sigma");
        double volume = keys.positive("daily_volume");
        double[] orders = keys.numbers("order");
        keys.done();
        var rows = new ArrayList<Map<String, Object>>();
        for (double order : orders) {
            double sign = Math.signum(order);
            double size = Math.abs(order) / volume;
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("order", order);
            row.put("size", size);
            row.put("impact_over_sigma", sign * law.impact(size));
            row.put("impact_bp", sign * law.impact(size) * sigma);
            row.put("cost_bp", sign * law.cost(size) * sigma);
            rows.add(row);
        }
        out.put("orders", rows);
    }

    private static void propagator(ModelKeys keys, Map<String, Object> out) {
        double beta = keys.within("beta", 0, 0.999);
        var model = new Propagator(keys.notNegative("scale", 1), beta, keys.positive("steps", 1),
                keys.within("psi", 1e-3, 1, 1));
        double volume = keys.positive("volume", 1);
        long[] trades = keys.wholes("trades", 1, TRADES_MAX);
        double[] after = keys.has("after") ? keys.numbers("after") : new double[0];
        for (double one : after) {
            if (one < 0) {
                throw keys.wrong("after", "steps of at least 0 wanted, got " + one);
            }
        }
        keys.done();
        double summed = 3.0 * Arrays.stream(trades).asDoubleStream().sum()
                + 2.0 * after.length * trades[trades.length - 1];
        if (summed > SUMMED_MAX) {
            throw keys.wrong("trades", "fewer trades, or fewer of after, wanted: some " + (long) summed
                    + " terms to sum, over the limit of " + (long) SUMMED_MAX);
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < trades.length; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("trades", trades[i]);
            row.put("impact", model.impact(trades[i], volume, 0));
            row.put("slope", i > 0 && trades[i] > trades[i - 1] ? model.slope(trades[i - 1], trades[i]) : Double.NaN);
            rows.add(row);
        }
        out.put("slope_limit", 1 - beta);
        out.put("metaorders", rows);
        if (after.length > 0) {
            out.put("decay", decay(model, trades[trades.length - 1], volume, after));
        }
    }

    private static List<Map<String, Object>> decay(Propagator model, long trades, double volume, double[] after) {
        double end = model.impact(trades, volume, 0);
        var rows = new ArrayList<Map<String, Object>>();
        for (double steps : after) {
            Map<String, Object> row = new LinkedHashMap<>();
            double impact = model.impact(trades, volume, steps);
            row.put("trades", trades);
            row.put("after", steps);
            row.put("impact", impact);
            row.put("remaining", impact / end);
            rows.add(row);
        }
        return rows;
    }

    private static void obizhaevaWang(ModelKeys keys, Map<String, Object> out) {
        double depth = keys.positive("depth", Double.NaN);
        double lambda = keys.notNegative("lambda", 0);
        if (lambda > 0 && !(lambda <= 1 / depth)) {
            throw keys.wrong("lambda", Double.isNaN(depth) ? "wants a depth beside it"
                    : "at most 1/depth = " + 1 / depth + " wanted, got " + lambda);
        }
        var book = new ObizhaevaWang(keys.notNegative("rho"), keys.notNegative("horizon"),
                Double.isNaN(depth) ? 1 : depth, lambda);
        double order = keys.number("order");
        long trades = keys.whole("trades", 2, 100_000, 0);
        keys.done();
        out.put("block", book.block(order));
        out.put("rate", book.rate(order));
        out.put("traded_at_rate", book.rate(order) * book.horizon());
        if (trades > 0) {
            out.put("schedule", Arrays.stream(book.schedule(order, (int) trades)).boxed().toList());
        }
        if (!Double.isNaN(depth)) {
            out.put("cost", book.cost(order));
            out.put("cost_at_one_rate", book.costAtOneRate(order));
            out.put("schedule_cost", trades > 0 ? book.cost(book.schedule(order, (int) trades)) : Double.NaN);
        }
    }
}
