package io.assay.app.simulate;

import io.assay.core.policy.margin.AcerbiSzekely;
import io.assay.core.policy.margin.Coverage;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Whether what segments were said to lose is what they lose, on windows nobody has seen: in each, one account of the segment
/// drawn by lot.
///
/// @param segment 0, 1, ... as found; -1 all accounts as one
/// @param kupiecP chance of as wrong a number of breaches of the quantile by luck
/// @param independenceP the same of their bunching
/// @param z2P the same of their depth, small where losses are deeper than promised
public record CrashCoverage(int segment, double kupiecP, double independenceP, double z2P) {
    /// As many windows as regulators look at days.
    static final int FRESH = 250;
    private static final int DRAWS = 2000;
    private static final long SEED = 2014;

    /// @param risk of the segment, as learnt before
    /// @param fresh windows after it
    static CrashCoverage of(CrashWorld world, CrashRisk risk, CrashHistory fresh, int[] segments, int segment,
            SplittableRandom random) {
        double level = world.terms().level();
        double[] all = fresh.calmGains(segments, segment);
        int accounts = all.length / fresh.calm();
        var gains = new double[fresh.calm()];
        var breached = new boolean[gains.length];
        for (int w = 0; w < gains.length; w++) {
            gains[w] = all[random.nextInt(accounts) * fresh.calm() + w];
            breached[w] = gains[w] + risk.quantile() < 0;
        }
        var count = Coverage.of(breached, 1 - level);
        var depth = AcerbiSzekely.of(gains, filled(risk.quantile()), filled(risk.shortfall(world)), 1 - level);
        double[] drawn = AcerbiSzekely.normalZ2(FRESH, 1 - level, DRAWS, new SplittableRandom(SEED));
        return new CrashCoverage(segment, count.unconditionalP(), count.independenceP(), depth.z2P(drawn));
    }

    private static double[] filled(double value) {
        var out = new double[FRESH];
        Arrays.fill(out, value);
        return out;
    }
}
