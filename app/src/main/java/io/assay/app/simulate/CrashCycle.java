package io.assay.app.simulate;

import io.assay.core.policy.margin.Cyclicality;
import io.assay.core.policy.margin.ShortfallMargin;
import java.util.Arrays;
import java.util.List;

/// How hard the margin of one fixed position of a segment swings when volatility jumps and stays.
///
/// @param segment 0, 1, ... as found; -1 all accounts as one
/// @param peakToTrough by jump of volatility, in the order of [#JUMPS]
/// @param week largest rise over five days, by jump
public record CrashCycle(int segment, double[] peakToTrough, double[] week) {
    static final List<Double> JUMPS = List.of(1.5, 2.0, 3.0, 4.0, 5.0, 6.0);
    private static final int DAYS = 400;

    static CrashCycle of(CrashWorld world, CrashRisk risk, int segment) {
        var like = world.rule();
        var rule = new ShortfallMargin(like.level(), like.lambda(), like.weight(), risk.stressed(),
                1 / Math.sqrt(CrashWorld.HORIZON_DAYS), like.rise());
        var peak = new double[JUMPS.size()];
        var week = new double[peak.length];
        for (int j = 0; j < peak.length; j++) {
            var moves = new double[DAYS];
            Arrays.fill(moves, JUMPS.get(j) * risk.calm());
            var measured = Cyclicality.of(margins(rule, risk.calm(), moves));
            peak[j] = measured.peakToTrough();
            week[j] = measured.week();
        }
        return new CrashCycle(segment, peak, week);
    }

    /// The preset, which stands still, is the floor of the rule.
    private static double[] margins(ShortfallMargin rule, double sigma, double[] moves) {
        var out = new double[moves.length + 1];
        var day = rule.start(sigma);
        out[0] = day.margin();
        for (int t = 0; t < moves.length; t++) {
            day = rule.next(day, moves[t]);
            out[t + 1] = day.margin();
        }
        return out;
    }
}
