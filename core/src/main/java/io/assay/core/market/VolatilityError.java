package io.assay.core.market;

import java.util.Arrays;

/// How well the volatility of a reference over a span is known: by how much its variance differs from block to block of time.
///
/// Blocks lie on the UTC grid and are of the longest length in {1 day, 1 h, 10 min} of which ten or more are whole. The variance of the
/// span is the mean of theirs; with `s` their standard deviation and `G` blocks its standard error is `s/sqrt(G)`, that of the volatility half
/// as much of itself. Blocks in a row are alike where volatility comes in spells, so that days are better than hours.
public final class VolatilityError {
    /// Fewer blocks tell nothing.
    public static final int BLOCKS_MIN = 10;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long[] LENGTHS_NS = {1440 * MINUTE_NS, 60 * MINUTE_NS, 10 * MINUTE_NS};

    private VolatilityError() {}

    /// Standard error of the volatility of minute returns over itself, with its blocks.
    ///
    /// @param relative a fraction; NaN where nobody can tell
    /// @param blocks behind it, 0 where nobody can tell
    public record Relative(double relative, int blocks) {
        static final Relative UNKNOWN = new Relative(Double.NaN, 0);
    }

    /// Over a span of a reference, from its first price on.
    public static Relative of(ReferenceSeries series, long fromNs, long toNs) {
        if (series.size() == 0) {
            return Relative.UNKNOWN;
        }
        long first = Math.max(fromNs, series.timeNs(0));
        long last = Math.min(toNs, series.timeNs(series.size() - 1));
        for (long length : LENGTHS_NS) {
            long from = Math.ceilDiv(first, length);
            long to = Math.floorDiv(last, length);
            if (to - from >= BLOCKS_MIN) {
                var variances = new double[Math.toIntExact(to - from)];
                Arrays.setAll(variances, block -> variance(series, (from + block) * length, length));
                return of(variances);
            }
        }
        return Relative.UNKNOWN;
    }

    private static Relative of(double[] variances) {
        int n = variances.length;
        double mean = Arrays.stream(variances).sum() / n;
        double squares = 0;
        for (double one : variances) {
            squares += (one - mean) * (one - mean);
        }
        return mean > 0 ? new Relative(StrictMath.sqrt(squares / (n - 1) / n) / mean / 2, n) : Relative.UNKNOWN;
    }

    /// Sum of squared logarithmic returns of whole minutes in a block.
    private static double variance(ReferenceSeries series, long fromNs, long lengthNs) {
        double sum = 0;
        double before = price(series, fromNs);
        for (long at = fromNs + MINUTE_NS; at <= fromNs + lengthNs; at += MINUTE_NS) {
            double now = price(series, at);
            double move = StrictMath.log(now / before);
            sum += Double.isNaN(move) ? 0 : move * move;
            before = Double.isNaN(now) ? before : now;
        }
        return sum;
    }

    private static double price(ReferenceSeries series, long atNs) {
        int reference = series.mark(atNs);
        return reference == ReferenceSeries.ABSENT ? Double.NaN : series.priceOf(reference);
    }
}
