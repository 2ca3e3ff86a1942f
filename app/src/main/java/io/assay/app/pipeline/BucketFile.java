package io.assay.app.pipeline;

import io.assay.app.config.ModelKeys;
import io.assay.core.policy.collateral.BucketDraws;
import io.assay.core.policy.margin.Portfolio;
import io.assay.core.policy.margin.Preset;
import io.assay.core.policy.margin.Scenario;
import io.assay.core.policy.margin.ScenarioGrid;
import io.assay.core.policy.margin.ShockLaw;
import io.assay.core.policy.margin.Unit;
import io.assay.core.policy.margin.VolShock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Buckets as people write them: by deltas and margins, or by portfolios under a preset.
///
/// @param underlyings whatever any bucket holds, ascending
/// @param sigmas a day, by underlying; empty where none are given
record BucketFile(List<Entry> buckets, double crossMargin, List<String> underlyings, Optional<double[]> sigmas,
        double[][] correlations) {
    static final String PAGE = "docs/how-to/buckets.md";
    private static final double BUMP = 1e-4;

    /// @param deltas USD by underlying, in their order
    /// @param held revalued in full where it is there; else deltas say all
    /// @param sigma of profit, USD a day; NaN where nothing says
    record Entry(String name, double equity, double maintenance, double drift, double sigma, double[] deltas,
            Optional<Portfolio> held) {}

    static BucketFile read(ModelKeys keys) {
        Optional<Preset> preset = MarginFigure.preset(keys);
        var places = keys.list("buckets");
        var portfolios = places.stream().map(MarginFigure::portfolio).toList();
        var deltas = new ArrayList<Map<String, Double>>();
        var names = new TreeSet<String>();
        var underlyings = new TreeSet<String>();
        for (int b = 0; b < places.size(); b++) {
            if (!names.add(places.get(b).text("bucket"))) {
                throw places.get(b).wrong("bucket", places.get(b).text("bucket") + " is there twice");
            }
            boolean isMoved = keys.has("sigmas") || keys.has("scenarios");
            if (isMoved && !places.get(b).has("delta") && portfolios.get(b).isEmpty()) {
                throw places.get(b).wrong("delta",
                        "is missing: moves are asked about, and nothing says what it holds; {} holds nothing");
            }
            deltas.add(deltas(places.get(b), portfolios.get(b)));
            underlyings.addAll(deltas.get(b).keySet());
        }
        var all = List.copyOf(underlyings);
        Optional<double[]> sigmas = keys.has("sigmas") ? Optional.of(sigmas(keys, all)) : Optional.empty();
        double[][] correlations = correlations(keys, all);
        var out = new ArrayList<Entry>();
        for (int b = 0; b < places.size(); b++) {
            var own = deltas.get(b);
            double[] delta = all.stream().mapToDouble(name -> own.getOrDefault(name, 0.0)).toArray();
            double measured = sigmas.map(day -> deviation(delta, day, correlations)).orElse(Double.NaN);
            out.add(entry(places.get(b), preset, portfolios.get(b), delta, measured));
        }
        return new BucketFile(out, crossMargin(keys, preset, portfolios), all, sigmas, correlations);
    }

    private static Entry entry(ModelKeys place, Optional<Preset> preset, Optional<Portfolio> held, double[] delta,
            double measured) {
        var margin = held.map(one -> MarginFigure.of(place, preset, one));
        double maintenance = place.has("maintenance") || margin.isEmpty() ? place.notNegative("maintenance")
                : margin.get().usd();
        double equity = place.has("equity") || margin.isEmpty() ? place.number("equity") : margin.get().equity();
        double sigma = place.has("sigma") ? place.positive("sigma") : measured;
        var entry = new Entry(place.text("bucket"), equity, maintenance, place.number("drift", 0), sigma, delta, held);
        place.done();
        return entry;
    }

    private static double crossMargin(ModelKeys keys, Optional<Preset> preset, List<Optional<Portfolio>> portfolios) {
        if (keys.has("cross_margin") || portfolios.stream().anyMatch(Optional::isEmpty)) {
            return keys.notNegative("cross_margin");
        }
        try {
            return MarginFigure.of(keys, preset,
                    MarginFigure.together(portfolios.stream().map(Optional::orElseThrow).toList())).usd();
        } catch (IllegalArgumentException e) {
            throw keys.wrong("buckets", String.valueOf(e.getMessage())).causedBy(e);
        }
    }

    private static Map<String, Double> deltas(ModelKeys place, Optional<Portfolio> held) {
        var out = new TreeMap<String, Double>();
        if (place.has("delta")) {
            place.named("delta").forEach((name, usd) -> out.put(name, usd.doubleValue()));
            if (held.isPresent()) {
                throw place.wrong("delta", "the portfolio says it already");
            }
        }
        held.ifPresent(one -> one.units().forEach(unit -> out.put(unit.underlying(),
                (gain(unit, BUMP) - gain(unit, -BUMP)) / (2 * BUMP))));
        return out;
    }

    private static double gain(Unit unit, double move) {
        return ScenarioGrid.of(List.of(new Scenario(move, VolShock.NONE, 1)), ShockLaw.none()).gains(unit).getFirst()
                .gain();
    }

    private static double[] sigmas(ModelKeys keys, List<String> underlyings) {
        var named = keys.named("sigmas");
        return underlyings.stream().mapToDouble(name -> {
            BigDecimal sigma = named.getOrDefault(name, BigDecimal.ONE.negate());
            if (sigma.signum() < 0) {
                throw keys.wrong("sigmas", name + ": a volatility a day of at least 0 wanted");
            }
            return sigma.doubleValue();
        }).toArray();
    }

    /// By pairs, as in `BTC/ETH`. Where underlyings move, every pair must be there: one left out is not known to be zero.
    private static double[][] correlations(ModelKeys keys, List<String> underlyings) {
        var out = new double[underlyings.size()][underlyings.size()];
        for (int i = 0; i < out.length; i++) {
            Arrays.fill(out[i], Double.NaN);
            out[i][i] = 1;
        }
        if (keys.has("correlations")) {
            keys.named("correlations").forEach((pair, rho) -> {
                String[] names = pair.split("/", -1);
                int a = names.length == 2 ? underlyings.indexOf(names[0].strip()) : -1;
                int b = names.length == 2 ? underlyings.indexOf(names[1].strip()) : -1;
                if (a < 0 || b < 0 || a == b || rho.abs().compareTo(BigDecimal.ONE) > 0) {
                    throw keys.wrong("correlations", "two of " + String.join(", ", underlyings)
                            + " as in BTC/ETH and a number from -1 to 1 wanted, got " + pair + ": "
                            + rho.toPlainString());
                }
                out[a][b] = rho.doubleValue();
                out[b][a] = rho.doubleValue();
            });
        }
        for (int i = 0; i < out.length && keys.has("sigmas"); i++) {
            for (int j = 0; j < i; j++) {
                if (Double.isNaN(out[i][j])) {
                    throw keys.wrong("correlations",
                            underlyings.get(j) + "/" + underlyings.get(i) + " is missing");
                }
            }
        }
        if (keys.has("sigmas")) {
            refuseImpossible(keys, underlyings, out);
        }
        return out;
    }

    /// Names the first underlying whose correlations those before it rule out.
    private static void refuseImpossible(ModelKeys keys, List<String> underlyings, double[][] correlations) {
        for (int n = 1; n <= correlations.length; n++) {
            int size = n;
            var first = Arrays.stream(correlations, 0, n).map(row -> Arrays.copyOf(row, size)).toArray(double[][]::new);
            try {
                new BucketDraws.Moves(new double[n], first);
            } catch (IllegalArgumentException e) {
                throw keys.wrong("correlations", "no moves can have those of " + underlyings.get(n - 1) + " with "
                        + String.join(", ", underlyings.subList(0, n - 1)) + " together").causedBy(e);
            }
        }
    }

    private static double deviation(double[] delta, double[] sigma, double[][] correlations) {
        double variance = 0;
        for (int i = 0; i < delta.length; i++) {
            for (int j = 0; j < delta.length; j++) {
                variance += delta[i] * sigma[i] * correlations[i][j] * delta[j] * sigma[j];
            }
        }
        return Math.sqrt(Math.max(0, variance));
    }

    /// How underlyings move in some days; empty where nobody says how far.
    Optional<BucketDraws.Moves> moves(double days) {
        return sigmas.map(day -> new BucketDraws.Moves(
                Arrays.stream(day).map(one -> one * Math.sqrt(days)).toArray(), correlations));
    }

    /// USD by bucket when underlyings move so, volatilities unchanged.
    double[] gains(double[] moves) {
        return buckets.stream().mapToDouble(one -> {
            double sum = 0;
            if (one.held.isPresent()) {
                for (Unit unit : one.held.get().units()) {
                    sum += gain(unit, moves[underlyings.indexOf(unit.underlying())]);
                }
            } else {
                for (int u = 0; u < moves.length; u++) {
                    sum += one.deltas[u] * moves[u];
                }
            }
            return sum;
        }).toArray();
    }
}
