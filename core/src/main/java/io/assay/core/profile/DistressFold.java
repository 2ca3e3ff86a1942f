package io.assay.core.profile;

import io.assay.core.event.Cause;
import io.assay.core.event.ExactSum;
import io.assay.core.event.Fills;
import java.util.HashSet;
import java.util.Set;

/// Liquidations of one account: fills the venue forced on it, and notices of the venue.
final class DistressFold {
    /// What it says.
    static final Set<Feature> FEATURES = Set.of(Feature.LIQUIDATIONS, Feature.LIQUIDATED_SHARE);
    private static final long SECOND_NS = 1_000_000_000L;

    private final Fills fills;
    private final Set<Long> seconds = new HashSet<>();
    private final ExactSum all = new ExactSum();
    private final ExactSum forced = new ExactSum();
    private boolean valued;

    DistressFold(Fills fills) {
        this.fills = fills;
    }

    /// Any fill of the window.
    void apply(int row, Valuation value) {
        boolean own = fills.cause(row) == Cause.LIQUIDATED || fills.cause(row) == Cause.BACKSTOP;
        if (own) {
            seconds.add(Math.floorDiv(fills.timeNs(row), SECOND_NS));
        }
        if (value.isKnown()) {
            valued = true;
            value.addNotional(all);
            if (own) {
                value.addNotional(forced);
            }
        }
    }

    void write(double[] out, AccountFacts.Facts facts, Window window) {
        for (var notice : facts.notices()) {
            if (window.contains(notice.timeNs())) {
                seconds.add(Math.floorDiv(notice.timeNs(), SECOND_NS));
            }
        }
        out[Column.of(Feature.LIQUIDATIONS)] = seconds.size();
        if (valued) {
            out[Column.of(Feature.LIQUIDATED_SHARE)] = forced.toDouble() / all.toDouble();
        }
    }
}
