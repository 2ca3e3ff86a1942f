package io.assay.core.policy.impact;

import io.assay.core.market.Reference;

/// What a metaorder is, and when its impact is looked at.
///
/// @param gapNs longest pause within a metaorder, > 0
/// @param childrenMin moments of trading under which a run of fills is no metaorder, at least 1
/// @param settleNs how long after the last fill its end is looked at where quotes judge it, >= 0: what the last fill did is
///     to be seen, and as little as can be of what happens after
/// @param sampledSettleNs the same where a reference is looked at now and then (books, marks, trades), > 0
public record MetaorderConfig(long gapNs, int childrenMin, long settleNs, long sampledSettleNs) {
    private static final long SECOND_NS = 1_000_000_000L;

    /// Pauses of up to five minutes, two moments of trading, a tenth of a second to settle, ten where prices are
    /// sampled.
    public static final MetaorderConfig DEFAULT =
            new MetaorderConfig(300 * SECOND_NS, 2, SECOND_NS / 10, 10 * SECOND_NS);

    public MetaorderConfig {
        if (gapNs <= 0 || childrenMin < 1 || settleNs < 0 || sampledSettleNs <= 0) {
            throw new IllegalArgumentException(
                    "a gap of " + gapNs + " ns, " + childrenMin + " children, " + settleNs + " and " + sampledSettleNs
                            + " ns to settle");
        }
    }

    long settleNs(Reference.Kind kind) {
        return kind == Reference.Kind.QUOTES ? settleNs : sampledSettleNs;
    }
}
