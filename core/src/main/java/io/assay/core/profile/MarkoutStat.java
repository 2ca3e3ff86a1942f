package io.assay.core.profile;

import io.assay.core.event.ExactSum;
import io.assay.core.event.InstrumentKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
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

    private final ExactSum gain = new ExactSum();
    private final ExactSum notional = new ExactSum();
    /// How many lengths of blocks, the longest first, are at least twice the horizon.
    private final int lengths;
    private final long[] current;
    private final int[] counts;
    private final double[] sums;
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

    /// Sums over the non-empty blocks of each length; fills come in order of time. Of every length side by side: gain and
    /// notional of the present block, then over those before it gain squared, gain x notional, notional squared.
    private static final int OPEN_GAIN = 0;
    private static final int OPEN_NOTIONAL = 1;
    private static final int GAIN_SQUARES = 2;
    private static final int PRODUCTS = 3;
    private static final int NOTIONAL_SQUARES = 4;
    private static final int SUMS = 5;

    MarkoutStat(Horizon horizon) {
        int allowed = 0;
        while (allowed < BLOCK_NS.length && BLOCK_NS[allowed] >= 2 * horizon.ns()) {
            allowed++;
        }
        lengths = allowed;
        current = new long[lengths];
        Arrays.fill(current, Long.MIN_VALUE);
        counts = new int[lengths];
        sums = new double[SUMS * lengths];
    }

    /// Numbers of the blocks a moment is in, longest first.
    static void blocks(long timeNs, long[] out) {
        long minute = Math.floorDiv(timeNs, MINUTE_NS);
        out[3] = minute;
        out[2] = Math.floorDiv(minute, 10);
        out[1] = Math.floorDiv(minute, 60);
        out[0] = Math.floorDiv(minute, 1440);
    }

    private void addToBlocks(long[] block, double u, double size) {
        for (int i = 0; i < lengths; i++) {
            int at = SUMS * i;
            if (block[i] != current[i]) {
                close(at);
                current[i] = block[i];
                counts[i]++;
            }
            sums[at + OPEN_GAIN] += u;
            sums[at + OPEN_NOTIONAL] += size;
        }
    }

    private void close(int at) {
        double u = sums[at + OPEN_GAIN];
        double size = sums[at + OPEN_NOTIONAL];
        sums[at + GAIN_SQUARES] += u * u;
        sums[at + PRODUCTS] += u * size;
        sums[at + NOTIONAL_SQUARES] += size * size;
        sums[at + OPEN_GAIN] = 0;
        sums[at + OPEN_NOTIONAL] = 0;
    }

    /// Sum over blocks of (gain - ratio x notional) squared.
    private double squares(int at, double ratio) {
        return beyondRounding(sums[at + GAIN_SQUARES] - 2 * ratio * sums[at + PRODUCTS]
                + ratio * ratio * sums[at + NOTIONAL_SQUARES], sums[at + GAIN_SQUARES]);
    }

    /// A sum of squared deviations, 0 when it is no more than rounding of the squares it was taken from.
    static double beyondRounding(double deviations, double squares) {
        return deviations > ROUNDING * squares ? deviations : 0;
    }

    /// @param block see [#blocks]
    /// @param difference gain a unit as an integer at `scale`
    void apply(long[] block, InstrumentKind kind, Valuation value, long difference, int scale) {
        value.addProduct(gain, difference, scale);
        value.addNotional(notional);
        add(block, kind, value.product(difference, scale), value.notional());
    }

    /// A gain that is no exact decimal, taken to the nearest 1e-12.
    void apply(long[] block, InstrumentKind kind, Valuation value, double u) {
        double units = u * PICO;
        if (Math.abs(units) < LONGS) {
            gain.add((long) StrictMath.rint(units), DECIMALS);
        } else {
            gain.add(new BigDecimal(u).setScale(DECIMALS, RoundingMode.HALF_EVEN));
        }
        value.addNotional(notional);
        add(block, kind, u, value.notional());
    }

    private void add(long[] block, InstrumentKind kind, double u, double size) {
        n++;
        addToBlocks(block, u, size);
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
        for (int i = 0; i < lengths && count == 0; i++) {
            close(SUMS * i);
            double squares = squares(SUMS * i, ratio);
            if (counts[i] >= BLOCKS_MIN && squares > 0) {
                count = counts[i];
                error = 1e4 / total * StrictMath.sqrt(count / (count - 1.0) * squares);
            }
        }
        return new MarkoutSummary(n, 1e4 * ratio, total, error, count, pools);
    }
}
