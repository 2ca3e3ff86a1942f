package io.assay.core.profile;

import org.jspecify.annotations.Nullable;

/// What is found at once for the fills of some accounts, as far as wanted columns need it.
final class Around {
    /// What judges them.
    final @Nullable Ends ends;
    /// Where the row of one account after another is written, in the order of the catalogue.
    final double[] row = new double[Column.ALL.size()];
    /// Prices of the hedges.
    final @Nullable LegEnds legs;

    /// Of accounts `from` (included) to `to` (excluded).
    Around(Tape tape, Window window, Wanted wanted, int from, int to) {
        boolean some = from < to;
        ends = some && (MarkoutFold.isWanted(wanted) || wanted.hasAny(OrderFold.FEATURES))
                ? new Ends(tape) : null;
        legs = some && wanted.has(Feature.RESIDUAL_MARKOUT_BP) ? new LegEnds(tape, window, from, to) : null;
    }
}
