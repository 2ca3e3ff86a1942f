package io.assay.core.precision;

import io.assay.core.policy.quote.ShrunkMeans;
import io.assay.core.segment.Lesson;
import io.assay.core.segment.TierKeeper;

/// How many accounts change tier from one window to the next when tiers lag behind segments ([TierKeeper]).
///
/// What a tier earns on a segment is known when the window has closed: the assumed demand, the width of the tier, and
/// the segment's adverse selection in that window, shrunk.
///
/// @param assigned accounts that had a segment and were seen in both windows
/// @param moved those of them whose tier changes
record TierChurn(int assigned, int moved) {
    static final TierChurn NONE = new TierChurn(0, 0);

    /// @param outcome of a window that has closed
    static TierChurn of(Outcome outcome, TournamentConfig config) {
        double[][] gain = gains(outcome, config);
        var keeper = new TierKeeper(config.churnCostBp(), TierKeeper.DEFAULT.windowsHeld(),
                TierKeeper.DEFAULT.memory());
        var before = outcome.decision().assignments();
        var after = outcome.next();
        int[] from = Lesson.positions(after.accounts(), before.accounts());
        int assigned = 0;
        int moved = 0;
        for (int row = 0; row < from.length; row++) {
            if (from[row] >= 0 && before.segment()[from[row]] >= 0) {
                var held = TierKeeper.first(before, from[row]);
                assigned++;
                moved += keeper.next(held, after, row, gain).tier() == held.tier() ? 0 : 1;
            }
        }
        return new TierChurn(assigned, moved);
    }

    TierChurn plus(TierChurn other) {
        return new TierChurn(assigned + other.assigned, moved + other.moved);
    }

    /// Share of the assigned accounts whose tier changes.
    double share() {
        return moved / (double) Math.max(1, assigned);
    }

    /// By segment and tier, the uniform tier last, bp of notional. A segment of which nothing is known earns 0 under any
    /// tier, so that nothing is moved for it.
    private static double[][] gains(Outcome outcome, TournamentConfig config) {
        int k = outcome.decision().segments();
        var labels = outcome.labels();
        var means = ShrunkMeans.of(outcome.segment(), k, labels.notional(), labels.adverse(), labels.adverseSe());
        var basis = new ValueBasis.Assumed(config.demand(), config.limits());
        var out = new double[k][k + 1];
        for (int segment = 0; segment < k; segment++) {
            for (int tier = 0; tier <= k; tier++) {
                double mean = tier == k ? means.mean() : means.shrunk()[tier];
                double gain = config.demand().gainBp(basis.action(mean), means.shrunk()[segment]);
                out[segment][tier] = Double.isNaN(gain) ? 0 : gain;
            }
        }
        return out;
    }
}
