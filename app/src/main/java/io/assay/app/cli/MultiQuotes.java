package io.assay.app.cli;

import io.assay.app.config.QuoteModel;
import io.assay.core.policy.quote.multi.MultiDealer;
import io.assay.core.policy.quote.multi.MultiPolicy;
import io.assay.core.policy.quote.multi.MultiSimulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Ladders and hedges of a dealer in many instruments, at the inventories a file names.
record MultiQuotes(QuoteModel.Multi asked, MultiPolicy policy, Optional<MultiSimulation> simulation)
        implements QuoteAnswer {
    private static final double DECIMAL = 1e-4;
    private static final double SECONDS = 86_400;

    static MultiQuotes of(QuoteModel.Multi asked, Optional<Long> seed) {
        var policy = MultiPolicy.of(asked.dealer(), asked.horizon());
        return new MultiQuotes(asked, policy, asked.simulation().map(s -> MultiSimulation.of(policy, s.days(),
                s.stepSeconds(), new SplittableRandom(seed.orElse(s.seed())))));
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> out = new LinkedHashMap<>();
        double[][] a = policy.value().a();
        out.put("model", "multi");
        out.put("unit", "distances in bp, inventories in M, A in decimal per M and B in decimal (bp x 1e-4)");
        out.put("instruments", names());
        out.put("A", Arrays.stream(a).map(row -> Arrays.stream(row).map(v -> v * DECIMAL).toArray()).toList());
        out.put("A_max", Arrays.stream(a).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0) * DECIMAL);
        out.put("B", Arrays.stream(policy.value().b()).map(v -> v * DECIMAL).toArray());
        out.put("at", asked.inventories().stream().map(this::at).toList());
        simulation.ifPresent(s -> out.put("simulation", simulated(s)));
        return out;
    }

    private Map<String, Object> at(double[] y) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("inventory", byName(y));
        var pairs = new ArrayList<Map<String, Object>>();
        for (int p = 0; p < asked.pairNames().size(); p++) {
            Map<String, Object> pair = new LinkedHashMap<>();
            var quoted = asked.dealer().pairs().get(p);
            pair.put("pair", asked.pairNames().get(p));
            pair.put("sizes", quoted.sizes());
            var tiers = new ArrayList<Map<String, Object>>();
            for (int t = 0; t < quoted.tiers().size(); t++) {
                Map<String, Object> tier = new LinkedHashMap<>();
                tier.put("name", quoted.tiers().get(t).name());
                tier.put("bid_bp", ladder(p, t, true, y));
                tier.put("ask_bp", ladder(p, t, false, y));
                tiers.add(tier);
            }
            pair.put("tiers", tiers);
            double hedge = policy.hedgePerDay(p, y);
            pair.put("hedge_per_day", hedge);
            pair.put("hedge_per_second", hedge / SECONDS);
            pairs.add(pair);
        }
        out.put("pairs", pairs);
        return out;
    }

    private double[] ladder(int pair, int tier, boolean bids, double[] y) {
        return IntStream.range(0, asked.dealer().pairs().get(pair).sizes().length)
                .mapToDouble(z -> policy.distanceBp(pair, tier, z, bids, y)).toArray();
    }

    private Map<String, Object> simulated(MultiSimulation s) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("client_per_day", s.clientPerDay());
        out.put("hedge_per_day", s.hedgePerDay());
        out.put("requests", s.requests());
        out.put("inventory_mean", byName(s.inventory()));
        out.put("inventory_sd", byName(s.inventorySd()));
        double[] levels = MultiSimulation.levels();
        var quantiles = new ArrayList<Map<String, Object>>();
        for (int l = 0; l < levels.length; l++) {
            int level = l;
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("p", levels[l]);
            row.put("absolute_inventory",
                    byName(Arrays.stream(s.quantiles()).mapToDouble(q -> q[level]).toArray()));
            quantiles.add(row);
        }
        out.put("quantiles", quantiles);
        return out;
    }

    private Map<String, Object> byName(double[] values) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            out.put(names().get(i), values[i]);
        }
        return out;
    }

    private List<String> names() {
        return asked.dealer().instruments().stream().map(MultiDealer.Instrument::name).toList();
    }

    @Override
    public String text() {
        var out = new StringBuilder();
        for (double[] y : asked.inventories()) {
            var held = new ArrayList<String>();
            for (int i = 0; i < y.length; i++) {
                if (y[i] != 0) {
                    held.add(names().get(i) + " " + Figures.number(y[i], 2));
                }
            }
            out.append(held.isEmpty() ? "Flat" : "Holding " + String.join(", ", held) + " M").append(", bp:\n\n");
            var table = new Figures().row("pair", "tier", "bid, smallest", "ask", "bid, largest", "ask", "hedge, M/s");
            for (int p = 0; p < asked.pairNames().size(); p++) {
                for (int t = 0; t < asked.dealer().pairs().get(p).tiers().size(); t++) {
                    table.row(row(p, t, y));
                }
            }
            out.append(table.text()).append('\n');
        }
        simulation.ifPresent(s -> out.append(simulatedText(s)));
        return out.toString();
    }

    private String[] row(int p, int t, double[] y) {
        double[] bid = ladder(p, t, true, y);
        double[] ask = ladder(p, t, false, y);
        return new String[]{t == 0 ? asked.pairNames().get(p) : "",
                asked.dealer().pairs().get(p).tiers().get(t).name(), Figures.number(bid[0], 4),
                Figures.number(ask[0], 4), Figures.number(bid[bid.length - 1], 4),
                Figures.number(ask[ask.length - 1], 4),
                t == 0 ? Figures.number(policy.hedgePerDay(p, y) / SECONDS, 4) : ""};
    }

    private String simulatedText(MultiSimulation s) {
        var table = new Figures().row("simulated inventory, M", "mean", "sd", "99.5 % within");
        int last = MultiSimulation.levels().length - 1;
        for (int i = 0; i < names().size(); i++) {
            table.row(names().get(i), Figures.number(s.inventory()[i], 2), Figures.number(s.inventorySd()[i], 2),
                    Figures.number(s.quantiles()[i][last], 1));
        }
        return table.text() + "\nClients " + Figures.number(s.clientPerDay(), 0) + " M a day, hedged "
                + Figures.number(s.hedgePerDay(), 0) + ".\n";
    }
}
