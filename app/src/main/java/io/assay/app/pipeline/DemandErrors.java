package io.assay.app.pipeline;

import io.assay.core.policy.quote.DemandError;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.demand.DemandLaw;
import io.assay.core.policy.quote.demand.Interval;
import io.assay.core.policy.quote.demand.OfferCounts;
import io.assay.core.precision.Offers;
import java.util.List;
import java.util.SortedMap;

/// How well the demand that enters ladders is known, by the intervals of the law that the same offers make ([DemandLaw]).
///
/// A demand that lies off that law, being read off another curve, is known less well by as much, as by one more error. Level
/// and slope hang together least at the mean width; there they are taken to err by themselves, which leaves alpha and beta
/// correlated by `-centre sd(beta) / sd(alpha)`.
record DemandErrors(DemandLaw law) {
    private static final double LEVEL = 0.95;
    /// Two-sided 95 % of the normal.
    private static final double Z95 = 1.959963984540054;

    /// @param isRandomised whether only offers whose width was drawn by lot count
    /// @param segmentOf name of the segment of each account that has one
    /// @param names of segments
    static DemandErrors of(Offers offers, boolean isRandomised, SortedMap<String, String> segmentOf,
            List<String> names) {
        var counts = new OfferCounts.Builder();
        for (int row = 0; row < offers.account().length; row++) {
            if (!isRandomised || offers.randomised()[row]) {
                double offered = offers.equal()[row];
                counts.add(offers.accounts().get(offers.account()[row]), offers.block()[row],
                        offers.ladderBp()[offers.rung()[row]], offered,
                        offered * Math.min(1, offers.filledUsd()[row] / offers.offeredUsd()[row]));
            }
        }
        return new DemandErrors(DemandLaw.of(counts.build(segmentOf, names, offers.blocks()), LEVEL));
    }

    /// @param segment its number; the one after the last = everybody
    /// @param used demand that enters the ladder
    DemandError of(int segment, LogisticQuote used) {
        boolean isAll = segment >= law.segments().size();
        Interval alpha = isAll ? law.parent().alpha() : law.segments().get(segment).alpha();
        Interval beta = isAll ? law.parent().beta() : law.segments().get(segment).beta();
        if (!alpha.isKnown() || !beta.isKnown()) {
            return DemandError.UNKNOWN;
        }
        double alphaSd = sd(alpha, used.alpha());
        double betaSd = sd(beta, used.beta());
        double together = -law.centreBp() * beta.half() * beta.half() / (Z95 * Z95) / (alphaSd * betaSd);
        return alphaSd > 0 && betaSd > 0
                ? new DemandError(alphaSd, betaSd, Math.max(-1, Math.min(1, together)))
                : new DemandError(alphaSd, betaSd, 0);
    }

    private static double sd(Interval interval, double used) {
        return StrictMath.hypot(interval.half() / Z95, used - interval.estimate());
    }
}
