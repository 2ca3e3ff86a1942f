package io.assay.core.profile;

import io.assay.core.event.ExactSum;
import io.assay.core.event.InstrumentKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Sums behind one markout of one account: exact totals, blocks of time for the standard error, and
/// per instrument class what the pooled deviation needs.
final class MarkoutStat {
    private static final long MINUTE_NS = 60_000_000_000L;
    /// Lengths of blocks on the UTC grid, longest first.
    static final long[] BLOCK_NS = {1440 * MINUTE_NS, 60 * MINUTE_NS, 10 * MINUTE_NS, MINUTE_NS};
    static final int BLOCKS_MIN = 10;
    private static final int DECIMALS = 12;
    private static final double PICO = 1e12;
    private static final double LONGS = 0x1p62;
    static final int KINDS = InstrumentKind.values().length;
    /// Squared deviations under this part of the squares they are the rest of are rounding: a ratio that
    /// differs by less than a millionth of itself does not differ.
    private static final double ROUNDING = 1e-12;

    private final long horizonNs;
    private final ExactSum gain = new ExactSum();
    private final ExactSum notional = new ExactSum();
    private final Blocks[] blocks = new Blocks[BLOCK_NS.length];
    private final @Nullable Pool[] pools = new Pool[KINDS];
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
            double square = gainSquaredOverNotional / notional;
            return beyondRounding(square - mean * mean, square);
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

        /// Sum over blocks of (gain - ratio x notional) squared.
        double squares(double ratio) {
            return beyondRounding(gainSquares - 2 * ratio * products + ratio * ratio * notionalSquares, gainSquares);
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

    /// A sum of squared deviations, 0 when it is no more than rounding of the squares it was taken from.
    static double beyondRounding(double deviations, double squares) {
        return deviations > ROUNDING * squares ? deviations : 0;
    }

    /// @param difference gain a unit as an integer at `scale`
    void apply(long timeNs, InstrumentKind kind, Valuation value, long difference, int scale) {
        value.addProduct(gain, difference, scale);
        value.addNotional(notional);
        add(timeNs, kind, value.product(difference, scale), value.notional());
    }

    /// A gain that is no exact decimal, taken to the nearest 1e-12.
    void apply(long timeNs, InstrumentKind kind, Valuation value, double u) {
        double units = u * PICO;
        if (Math.abs(units) < LONGS) {
            gain.add((long) StrictMath.rint(units), DECIMALS);
        } else {
            gain.add(new BigDecimal(u).setScale(DECIMALS, RoundingMode.HALF_EVEN));
        }
        value.addNotional(notional);
        add(timeNs, kind, u, value.notional());
    }

    private void add(long timeNs, InstrumentKind kind, double u, double size) {
        n++;
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

    /// What is kept of the sums when the account is done.
    MarkoutSummary summary() {
        if (n == 0) {
            return MarkoutSummary.NONE;
        }
        double total = notional.toDouble();
        double ratio = gain.toDouble() / total;
        double error = Double.NaN;
        long count = 0;
        for (int i = 0; i < blocks.length && count == 0; i++) {
            blocks[i].close();
            double squares = blocks[i].squares(ratio);
            if (blocks[i].count >= BLOCKS_MIN && squares > 0) {
                count = blocks[i].count;
                error = 1e4 / total * StrictMath.sqrt(count / (count - 1.0) * squares);
            }
        }
        return new MarkoutSummary(n, 1e4 * ratio, total, error, count, pools);
    }
}
