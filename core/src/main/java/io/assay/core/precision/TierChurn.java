package io.assay.core.precision;

import io.assay.core.policy.quote.ShrunkMeans;
import io.assay.core.policy.quote.TierGains;
import io.assay.core.segment.Lesson;
import io.assay.core.segment.TierKeeper;
import java.util.stream.IntStream;

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
        var keeper = TierKeeper.DEFAULT.withChurnCostBp(config.churnCostBp());
        var before = outcome.decision().assignments();
        var after = outcome.next();
        int[] from = Lesson.positions(after.accounts(), before.accounts());
        int assigned = 0;
        int moved = 0;
        for (int row = 0; row < from.length; row++) {
            if (from[row] >= 0 && before.segment()[from[row]] >= 0) {
                var held = TierKeeper.first(before, from[row]);
                assigned++;
                moved += keeper.next(held, after, row, gain).held().tier() == held.tier() ? 0 : 1;
            }
        }
        return new TierChurn(assigned, moved);
    }

    TierChurn plus(TierChurn other) {
        return new TierChurn(assigned + other.assigned, moved + other.moved);
    }

    /// Share of the assigned accounts whose tier changes; NaN where none was assigned.
    double share() {
        return assigned == 0 ? Double.NaN : moved / (double) assigned;
    }

    /// By segment and tier, the uniform tier last, bp of notional.
    private static double[][] gains(Outcome outcome, TournamentConfig config) {
        int k = outcome.decision().segments();
        var labels = outcome.labels();
        var means = ShrunkMeans.of(outcome.segment(), k, labels.notional(), labels.adverse(), labels.adverseSe());
        var basis = new ValueBasis.Assumed(config.demand(), config.limits());
        double[] half = IntStream.rangeClosed(0, k)
                .mapToDouble(tier -> basis.action(tier == k ? means.mean() : means.shrunk()[tier])).toArray();
        return TierGains.of(config.demand(), half, means.shrunk());
    }
}
