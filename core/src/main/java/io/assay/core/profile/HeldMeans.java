package io.assay.core.profile;

import java.util.Set;

/// Time means of what one account held: gross and net delta in USD, and how neutral they were. Time that nobody counts, since
/// something held had no mark, has no weight.
final class HeldMeans {
    /// What is known here.
    static final Set<Feature> FEATURES = Set.of(Feature.GROSS_EXPOSURE_USD, Feature.DELTA_USD, Feature.ABS_DELTA_USD,
            Feature.NEUTRALITY);
    static final double MINUTE_S = 60;

    private double markedS;
    private double grossS;
    private double netS;
    private double absNetS;
    private double absUnderlyingS;
    /// What is held from the last change of a block on.
    private double gross;
    private double net;
    private double absUnderlying;

    /// Forgets everything.
    void clear() {
        markedS = 0;
        grossS = 0;
        netS = 0;
        absNetS = 0;
        absUnderlyingS = 0;
    }

    boolean isMarked() {
        return markedS > 0;
    }

    /// Seconds counted.
    double markedS() {
        return markedS;
    }

    /// Integral of gross delta, in USD x seconds.
    double grossS() {
        return grossS;
    }

    /// Counts what was held for some time.
    void count(double seconds, HeldSums held) {
        count(seconds, held.gross, held.net, held.absUnderlying);
    }

    /// Counts the time in which one line was all that was held.
    ///
    /// @param area integral of its delta, in USD x seconds
    void countOne(double seconds, double area) {
        markedS += seconds;
        grossS += Math.abs(area);
        netS += area;
        absNetS += Math.abs(area);
        absUnderlyingS += Math.abs(area);
    }

    /// Counts minutes as far as their blocks reach, at most to a minute; returns how far that was.
    long count(MinuteBlocks blocks, long first, long last) {
        long end = Math.min(last, blocks.blocksUntil(first));
        if (end <= first) {
            return first;
        }
        gross = 0;
        net = 0;
        absUnderlying = 0;
        long since = first;
        for (long from = first; from < end; from += MinuteBlock.MINUTES) {
            int count = (int) Math.min(MinuteBlock.MINUTES, end - from);
            since = count(blocks.block(from, count), from, since);
        }
        count((end - since) * MINUTE_S, gross, net, absUnderlying);
        return end;
    }

    /// Counts what was held since a minute, up to the last change of a block; returns when that was. At the first minute of all
    /// everything changes: what was held before is nothing, for no time. Over local variables, as it runs for most of the time
    /// in which several lines are held.
    ///
    /// @param from first minute of the block
    private long count(MinuteBlock block, long from, long since) {
        double markedS = this.markedS;
        double grossS = this.grossS;
        double netS = this.netS;
        double absNetS = this.absNetS;
        double absUnderlyingS = this.absUnderlyingS;
        double gross = this.gross;
        double net = this.net;
        double absUnderlying = this.absUnderlying;
        long begun = since;
        for (long rest = from == since ? block.changes | 1 : block.changes; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            double seconds = (from + i - begun) * MINUTE_S;
            markedS += seconds;
            grossS += gross * seconds;
            netS += net * seconds;
            absNetS += Math.abs(net) * seconds;
            absUnderlyingS += absUnderlying * seconds;
            begun = from + i;
            gross = block.gross[i];
            net = block.net[i];
            absUnderlying = block.absUnderlying[i];
        }
        this.markedS = markedS;
        this.grossS = grossS;
        this.netS = netS;
        this.absNetS = absNetS;
        this.absUnderlyingS = absUnderlyingS;
        this.gross = gross;
        this.net = net;
        this.absUnderlying = absUnderlying;
        return begun;
    }

    private void count(double seconds, double gross, double net, double absUnderlying) {
        markedS += seconds;
        grossS += gross * seconds;
        netS += net * seconds;
        absNetS += Math.abs(net) * seconds;
        absUnderlyingS += absUnderlying * seconds;
    }

    /// Where nothing was marked nothing is written.
    void write(double[] out) {
        if (markedS > 0) {
            out[Column.of(Feature.GROSS_EXPOSURE_USD)] = grossS / markedS;
            out[Column.of(Feature.DELTA_USD)] = netS / markedS;
            out[Column.of(Feature.ABS_DELTA_USD)] = absNetS / markedS;
        }
        if (grossS > 0) {
            out[Column.of(Feature.NEUTRALITY)] = 1 - absUnderlyingS / grossS;
        }
    }
}
