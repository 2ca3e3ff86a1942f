package io.assay.core.profile;

import static io.assay.core.profile.Twin.MINUTE_NS;

import io.assay.core.event.Fill;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How one account goes through its days, by a walk over every minute of each.
final class TwinDays {
    private static final int DAY = 1440;

    private TwinDays() {}

    /// @param all fills of an account
    static Map<Feature, Double> of(TwinMarket market, List<Fill> all) {
        var out = new EnumMap<Feature, Double>(Feature.class);
        var flow = all.stream().filter(fill -> fill.cause().isFlow()).toList();
        if (!flow.isEmpty()) {
            double contracts = flow.stream().mapToDouble(fill -> fill.quantity().doubleValue()).sum();
            double days = flow.stream().map(fill -> Math.floorDiv(fill.timeNs(), DAY * MINUTE_NS)).distinct().count();
            out.put(Feature.CONTRACTS_PER_DAY, contracts / days);
        }
        double weights = 0;
        var sums = new double[3];
        for (var day : all.stream().collect(Collectors.groupingBy(
                fill -> fill.instrument() + Math.floorDiv(fill.timeNs(), DAY * MINUTE_NS))).values()) {
            double weight = day.stream().mapToDouble(market::notional).filter(usd -> !Double.isNaN(usd)).sum();
            if (weight > 0) {
                weights += weight;
                add(sums, day, weight);
            }
        }
        if (weights > 0) {
            out.put(Feature.DAY_NET_SHARE, sums[0] / weights);
            out.put(Feature.DAY_NET_LEAN, sums[1] / weights);
            out.put(Feature.DAY_SWING_SHARE, sums[2] / weights);
        }
        return out;
    }

    private static void add(double[] sums, List<Fill> day, double weight) {
        var change = new double[DAY];
        double volume = 0;
        double net = 0;
        for (var fill : day) {
            double signed = fill.side().sign() * fill.quantity().doubleValue();
            change[Math.toIntExact(Math.floorMod(Math.floorDiv(fill.timeNs(), MINUTE_NS), (long) DAY))] += signed;
            volume += Math.abs(signed);
            net += signed;
        }
        double level = 0;
        double squares = 0;
        for (double one : change) {
            level += one;
            squares += (level - net) * (level - net);
        }
        sums[0] += weight * Math.abs(net) / volume;
        sums[1] += weight * net / volume;
        sums[2] += weight * Math.sqrt(squares / DAY) / volume;
    }
}
