package io.assay.app.simulate;

import io.assay.core.policy.margin.Shortfall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What the accounts of a segment lost before, in units of risk for six hours.
///
/// @param accounts of the segment
/// @param quantile loss that calm windows pass as often as promised
/// @param calm volatility: expected shortfall of calm windows over that of a normal loss of volatility 1
/// @param stressed the same of stressed windows
record CrashRisk(int accounts, double quantile, double calm, double stressed) {
    /// Of every segment; of all accounts last. A segment without accounts knows nothing.
    static List<CrashRisk> of(CrashWorld world, CrashHistory history, int[] segment, int segments) {
        var out = new ArrayList<CrashRisk>();
        for (int s = 0; s < segments; s++) {
            out.add(known(world, history, segment, s));
        }
        out.add(one(world, history, segment, -1));
        return List.copyOf(out);
    }

    private static CrashRisk known(CrashWorld world, CrashHistory history, int[] segment, int of) {
        return IntStream.of(segment).anyMatch(s -> s == of)
                ? one(world, history, segment, of)
                : new CrashRisk(0, Double.NaN, Double.NaN, Double.NaN);
    }

    private static CrashRisk one(CrashWorld world, CrashHistory history, int[] segment, int of) {
        double level = world.terms().level();
        double normal = Shortfall.normal(level);
        double[] calm = history.calmGains(segment, of);
        Arrays.sort(calm);
        double quantile = -calm[(int) ((1 - level) * calm.length)];
        return new CrashRisk(calm.length / history.calm(), quantile, Shortfall.observed(calm, level) / normal,
                Shortfall.observed(history.stressedGains(segment, of), level) / normal);
    }

    /// What margins are made from: a stress weight keeps them from following volatility down and up again.
    double weighted(CrashWorld world) {
        double weight = world.rule().weight();
        return (1 - weight) * calm + weight * stressed;
    }

    /// Expected shortfall of a calm window.
    double shortfall(CrashWorld world) {
        return calm * Shortfall.normal(world.terms().level());
    }
}
