package io.assay.core.profile;

import io.assay.core.event.FillSpan;
import org.jspecify.annotations.Nullable;

/// What is found at once for the fills of some accounts, as far as wanted columns need it.
final class Around {
    /// What judges them.
    final @Nullable Ends ends;
    /// The fills at hand, unpacked.
    final FillSpan span;
    /// Where the row of one account after another is written, in the order of the catalogue.
    final double[] row = new double[Column.ALL.size()];
    /// Prices of the hedges.
    final @Nullable LegEnds legs;
    /// Numbers by underlying and by instrument, of one account after another.
    final Slots underlyings;
    final Slots quotes;
    final Slots lines;
    /// Which folds a wanted column needs.
    final boolean needsSizes;
    final boolean needsParts;
    final boolean needsMarkouts;
    final boolean needsOrders;
    final boolean needsToxicity;
    final boolean needsValues;
    final boolean needsDistress;
    final boolean needsMessages;
    final boolean needsDays;
    final boolean needsBuckets;
    final boolean needsExposure;
    /// What is wanted of exposure, where that is all; null where there is more.
    final @Nullable PlainMeans means;

    /// Of accounts `from` (included) to `to` (excluded).
    Around(Tape tape, FoldSpec spec, Wanted wanted, int from, int to) {
        boolean some = from < to;
        span = new FillSpan(tape.fills);
        needsSizes = wanted.hasAny(FlowFold.SIZES);
        needsParts = wanted.hasAny(FlowFold.PARTS);
        needsMarkouts = MarkoutFold.isWanted(wanted);
        needsOrders = wanted.hasAny(OrderFold.FEATURES);
        needsToxicity = wanted.hasAny(ToxicFold.FEATURES);
        needsValues = wanted.hasAny(ValueFold.FEATURES);
        needsDistress = wanted.hasAny(DistressFold.FEATURES);
        needsMessages = wanted.hasAny(MessageFold.FEATURES);
        needsDays = wanted.hasAny(DayFold.FEATURES);
        needsBuckets = wanted.hasAny(BucketFold.FEATURES);
        needsExposure = ExposureFold.isWanted(wanted);
        underlyings = new Slots(some && needsParts ? tape.terms.length : 0);
        quotes = new Slots(some && needsToxicity ? tape.terms.length : 0);
        lines = new Slots(some && needsExposure ? tape.terms.length : 0);
        means = needsExposure && !ExposureFold.isWantedBeyond(wanted, HeldMeans.FEATURES)
                ? new PlainMeans(tape, spec, span) : null;
        ends = some && (needsMarkouts || needsOrders)
                ? new Ends(tape) : null;
        legs = some && wanted.has(Feature.RESIDUAL_MARKOUT_BP) ? new LegEnds(tape, spec.window(), from, to) : null;
    }
}
