package io.assay.core.profile;

import io.assay.core.event.ExactSum;
import io.assay.core.event.InstrumentKind;

/// Sums behind one markout of one account: exact totals, blocks of time for the standard error, and
/// per instrument class what the pooled deviation needs.
final class MarkoutStat {
    private static final long MINUTE_NS = 60_000_000_000L;
    /// Lengths of blocks on the UTC grid, longest first.
    private static final long[] BLOCK_NS = { 1440 * MINUTE_NS, 60 * MINUTE_NS, 10 * MINUTE_NS, MINUTE_NS };
    static final int BLOCKS_MIN = 10;
    static final int KINDS = InstrumentKind.values().length;

    private final long horizonNs;
    private final ExactSum gain = new ExactSum();
    private final ExactSum notional = new ExactSum();
    private final Blocks[] blocks = new Blocks[BLOCK_NS.length];
    private final Pool[] pools = new Pool[KINDS];
    private long n;

    /// Sums of one instrument class.
    static final class Pool {
        double gain;
        double notional;
        double gainSquaredOverNotional;
        double notionalSquared;

        void add(Pool other) {
            gain += other.gain;
            notional += other.notional;
            gainSquaredOverNotional += other.gainSquaredOverNotional;
            notionalSquared += other.notionalSquared;
        }

        /// Notional-weighted variance of the per-fill value, in (USD per USD) squared.
        double variance() {
            double mean = gain / notional;
            return Math.max(0, gainSquaredOverNotional / notional - mean * mean);
        }
    }

    /// Sums over the non-empty blocks of one length; fills come in order of time.
    private static final class Blocks {
        long current = Long.MIN_VALUE;
        long count;
        double gain;
        double notional;
        double gainSquares;
        double products;
        double notionalSquares;

        void add(long block, double gain, double notional) {
            if (block != current) {
                close();
                current = block;
                count++;
            }
            this.gain += gain;
            this.notional += notional;
        }

        void close() {
            gainSquares += gain * gain;
            products += gain * notional;
            notionalSquares += notional * notional;
            gain = 0;
            notional = 0;
        }
    }

    MarkoutStat(Horizon horizon) {
        horizonNs = horizon.ns();
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new Blocks();
        }
    }

    /// @param difference gain a unit as an integer at the instrument's price scale
    void apply(long timeNs, InstrumentKind kind, Valuation value, long difference) {
        n++;
        value.addProduct(gain, difference);
        value.addNotional(notional);
        double u = value.product(difference);
        double size = value.notional();
        for (int i = 0; i < blocks.length; i++) {
            if (BLOCK_NS[i] >= 2 * horizonNs) {
                blocks[i].add(Math.floorDiv(timeNs, BLOCK_NS[i]), u, size);
            }
        }
        var pool = pools[kind.ordinal()];
        if (pool == null) {
            pool = new Pool();
            pools[kind.ordinal()] = pool;
        }
        pool.gain += u;
        pool.notional += size;
        pool.gainSquaredOverNotional += u * u / size;
        pool.notionalSquared += size * size;
    }

    long n() {
        return n;
    }

    /// Value in bp of notional.
    double bp() {
        return 1e4 * gain.toDouble() / notional.toDouble();
    }

    /// Adds this account's fills to the classes everybody's deviation is taken over.
    void addTo(Pool[] everybody) {
        for (int kind = 0; kind < KINDS; kind++) {
            if (pools[kind] != null) {
                everybody[kind].add(pools[kind]);
            }
        }
    }

    /// Standard error in bp and the number of blocks behind it (0 = pooled); see [StandardError].
    StandardError standardError(Pool[] everybody) {
        double total = notional.toDouble();
        double theta = gain.toDouble() / total;
        for (var sums : blocks) {
            sums.close();
            double squares = sums.gainSquares - 2 * theta * sums.products + theta * theta * sums.notionalSquares;
            if (sums.count >= BLOCKS_MIN && squares > 0) {
                double g = sums.count;
                return new StandardError(1e4 / total * StrictMath.sqrt(g / (g - 1) * squares), sums.count);
            }
        }
        double variance = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            if (pools[kind] != null) {
                variance += everybody[kind].variance() * pools[kind].notionalSquared;
            }
        }
        return new StandardError(1e4 * StrictMath.sqrt(variance) / total, 0);
    }
}
