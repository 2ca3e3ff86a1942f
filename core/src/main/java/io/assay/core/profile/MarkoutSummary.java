package io.assay.core.profile;

import org.jspecify.annotations.Nullable;

/// One markout of one account when all its fills are in.
///
/// Its standard error, with theta = sum u / sum N: over G >= 10 non-empty blocks of UTC time at
/// least twice the horizon long, `1e4 / sum N · sqrt(G / (G-1) · sum_g (sum_{i in g} (u_i - theta N_i))^2)`,
/// to be read with Student's t of G - 1; else pooled, `s · sqrt(sum N_i^2) / sum N_i` with s the
/// notional-weighted deviation of single fills over all accounts of the instrument class, class by
/// class. Blocks that show no deviation at all (prices that never moved) count as none.
///
/// @param n fills that have a value
/// @param bp the markout, basis points of notional
/// @param notional USD of those fills
/// @param blockError standard error by blocks in bp, NaN when there are too few
/// @param blocks G, or 0 when pooled
/// @param horizon which
/// @param pools per instrument class the sums for the pooled error, null where nothing was traded
record MarkoutSummary(long n, double bp, double notional, double blockError, long blocks, int horizon,
        @Nullable Pools[] pools) {
    static final MarkoutSummary NONE = new MarkoutSummary(0, Double.NaN, 0, Double.NaN, 0, 0,
            new Pools[MarkoutSums.KINDS]);

    /// Adds this account's fills to the classes everybody's deviation is taken over.
    void addTo(Pool[] everybody) {
        for (int kind = 0; kind < pools.length; kind++) {
            var pool = pools[kind];
            if (pool != null && pool.has(horizon)) {
                pool.addTo(everybody[kind], horizon);
            }
        }
    }

    /// Standard error in bp; 0 when not even the class shows a deviation.
    double standardError(Pool[] everybody) {
        if (blocks > 0) {
            return blockError;
        }
        double variance = 0;
        for (int kind = 0; kind < pools.length; kind++) {
            var pool = pools[kind];
            if (pool != null && pool.has(horizon)) {
                variance += everybody[kind].variance() * pool.notionalSquared(horizon);
            }
        }
        return 1e4 * StrictMath.sqrt(variance) / notional;
    }
}
