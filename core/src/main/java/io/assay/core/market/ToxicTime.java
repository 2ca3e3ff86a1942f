package io.assay.core.market;

import io.assay.core.event.Side;
import java.util.OptionalDouble;

/// How long a trade of one side would have been toxic at one horizon: what the share of toxic trades at infinitely many
/// random times tends to, exactly and without chance.
///
/// Nanoseconds are whole numbers, so a share is one rounding away from exact. Counted neither above nor below: time
/// before the first quote, under a stale or one-sided quote, and time whose horizon ends after the last quote.
public final class ToxicTime {
    private final FirstPassage quotes;
    private final Side side;
    private final long horizonNs;
    private final long lastNs;
    private final long[] judgedTo;
    private final long[] toxicTo;

    ToxicTime(FirstPassage quotes, Side side, long horizonNs) {
        if (horizonNs <= 0) {
            throw new IllegalArgumentException("horizon must be positive: " + horizonNs);
        }
        this.quotes = quotes;
        this.side = side;
        this.horizonNs = horizonNs;
        lastNs = quotes.lastJudgedNs(horizonNs);
        judgedTo = new long[quotes.size() + 1];
        toxicTo = new long[quotes.size() + 1];
        for (int i = 0; i < quotes.size(); i++) {
            judgedTo[i + 1] = judgedTo[i] + judged(i, Long.MAX_VALUE);
            toxicTo[i + 1] = toxicTo[i] + toxic(i, Long.MAX_VALUE);
        }
    }

    /// Nanoseconds of [`fromNs`, `toNs`) at which one can say whether a trade would have been toxic.
    public long judgedNs(long fromNs, long toNs) {
        return toNs <= fromNs ? 0 : judgedBefore(toNs) - judgedBefore(fromNs);
    }

    /// Nanoseconds of [`fromNs`, `toNs`) at which it would have been.
    public long toxicNs(long fromNs, long toNs) {
        return toNs <= fromNs ? 0 : toxicBefore(toNs) - toxicBefore(fromNs);
    }

    /// Toxic time over judged time, in [0, 1]; absent when no time can be judged.
    public OptionalDouble share(long fromNs, long toNs) {
        long judged = judgedNs(fromNs, toNs);
        return judged == 0 ? OptionalDouble.empty() : OptionalDouble.of(toxicNs(fromNs, toNs) / (double) judged);
    }

    private long judgedBefore(long atNs) {
        int quote = quotes.before(atNs);
        return quote < 0 ? 0 : judgedTo[quote] + judged(quote, atNs);
    }

    private long toxicBefore(long atNs) {
        int quote = quotes.before(atNs);
        return quote < 0 ? 0 : toxicTo[quote] + toxic(quote, atNs);
    }

    /// Judged time of a quote up to a moment.
    private long judged(int quote, long atNs) {
        return quotes.isQuoted(quote, side) ? length(quotes.timeNs(quote), quote, atNs) : 0;
    }

    private long toxic(int quote, long atNs) {
        long passageNs = quotes.passageNs(quote, side);
        if (passageNs == FirstPassage.NEVER || !quotes.isQuoted(quote, side)) {
            return 0;
        }
        return length(Math.max(quotes.timeNs(quote), passageNs - horizonNs), quote, atNs);
    }

    private long length(long fromNs, int quote, long atNs) {
        return Math.max(0, Math.min(Math.min(quotes.untilNs(quote), lastNs), atNs) - fromNs);
    }
}
