package io.assay.core.market;

import io.assay.core.event.Side;
import java.util.Arrays;

/// When a later quote would have let a trade be closed at a profit across the spread: the toxic trades of Cartea,
/// Duran-Martin and Sanchez-Betancourt (arXiv 2312.05827). A buy at t is toxic at horizon G when
/// `inf{u >= t: bid(u) > ask(t)} <= t + G`, a sell when `inf{u >= t: ask(u) < bid(t)} <= t + G`.
///
/// The top of book is change-driven: each quote holds until the next, though no longer than the staleness limit. A
/// trade at t met the last quote strictly before t; later ones, those of the same instant included, may close it. All
/// first passages are found once, from the last quote to the first: a stack keeps the later bids that are higher than
/// every bid between (the later asks that are lower), and the first one past a price is found by halving.
/// O(n log n) at worst.
public final class FirstPassage {
    /// Bid of a quote without one.
    public static final long NO_BID = Long.MIN_VALUE;
    /// Ask of a quote without one.
    public static final long NO_ASK = Long.MAX_VALUE;
    /// Passage time of what never came to pass.
    static final long NEVER = Long.MAX_VALUE;

    private final long[] timeNs;
    private final long staleNs;
    /// By quote: when a buy that met it can first be closed at a profit.
    private final long[] buyNs;
    private final long[] sellNs;
    private final boolean[] hasAsk;
    private final boolean[] hasBid;

    private FirstPassage(long[] timeNs, long[] bid, long[] ask, long staleNs) {
        this.timeNs = timeNs.clone();
        this.staleNs = staleNs;
        int n = timeNs.length;
        hasAsk = new boolean[n];
        hasBid = new boolean[n];
        var bidTurned = new long[n];
        var askTurned = new long[n];
        for (int i = 0; i < n; i++) {
            hasAsk[i] = ask[i] != NO_ASK;
            hasBid[i] = bid[i] != NO_BID;
            // ~x turns an order round without overflow, and turns one missing value into the other
            bidTurned[i] = ~bid[i];
            askTurned[i] = ~ask[i];
        }
        buyNs = passages(this.timeNs, bid, ask);
        sellNs = passages(this.timeNs, askTurned, bidTurned);
    }

    /// @param timeNs times of the quotes, never falling
    /// @param bid best bids at one scale, [#NO_BID] where there is none
    /// @param ask best asks at the same scale, [#NO_ASK] where there is none
    /// @param staleNs age beyond which a quote no longer counts
    public static FirstPassage of(long[] timeNs, long[] bid, long[] ask, long staleNs) {
        if (bid.length != timeNs.length || ask.length != timeNs.length) {
            throw new IllegalArgumentException("quotes differ in length: " + timeNs.length + " times, " + bid.length
                    + " bids, " + ask.length + " asks");
        }
        for (int i = 1; i < timeNs.length; i++) {
            if (timeNs[i] < timeNs[i - 1]) {
                throw new IllegalArgumentException("quote " + i + " at " + timeNs[i] + " is before its predecessor");
            }
        }
        if (staleNs <= 0) {
            throw new IllegalArgumentException("staleness limit must be positive: " + staleNs);
        }
        return new FirstPassage(timeNs, bid, ask, staleNs);
    }

    public int size() {
        return timeNs.length;
    }

    /// Was a trade of `side` at `atNs` toxic within `horizonNs`?
    public Toxicity toxicity(long atNs, Side side, long horizonNs) {
        return toxicity(before(atNs), atNs, side, horizonNs);
    }

    /// @param quote the last strictly before
    Toxicity toxicity(int quote, long atNs, Side side, long horizonNs) {
        if (quote < 0 || !isQuoted(quote, side) || atNs - timeNs[quote] > staleNs) {
            return Toxicity.NO_QUOTE;
        }
        if (atNs > lastJudgedNs(horizonNs)) {
            return Toxicity.CENSORED;
        }
        return passageNs(quote, side) - horizonNs <= atNs ? Toxicity.TOXIC : Toxicity.HARMLESS;
    }

    /// Times at which a trade of `side` would have been toxic within `horizonNs`, as prefix sums.
    public ToxicTime toxicTime(Side side, long horizonNs) {
        return new ToxicTime(this, side, horizonNs);
    }

    long timeNs(int quote) {
        return timeNs[quote];
    }

    /// The last moment at which the quote is still the one a trade meets.
    long untilNs(int quote) {
        long stale = timeNs[quote] > Long.MAX_VALUE - staleNs ? Long.MAX_VALUE : timeNs[quote] + staleNs;
        return quote + 1 < timeNs.length ? Math.min(timeNs[quote + 1], stale) : timeNs[quote];
    }

    /// The last moment whose horizon ends no later than the last quote.
    long lastJudgedNs(long horizonNs) {
        return timeNs.length == 0 ? Long.MIN_VALUE : timeNs[timeNs.length - 1] - horizonNs;
    }

    long passageNs(int quote, Side side) {
        return switch (side) {
            case BUY -> buyNs[quote];
            case SELL -> sellNs[quote];
        };
    }

    boolean isQuoted(int quote, Side side) {
        return switch (side) {
            case BUY -> hasAsk[quote];
            case SELL -> hasBid[quote];
        };
    }

    /// The last quote strictly before a moment, -1 for none.
    int before(long atNs) {
        return Places.lastBefore(timeNs, atNs);
    }

    /// The same, from one it may be near to.
    int before(long atNs, int near) {
        return near < 0 ? before(atNs) : Places.lastBefore(timeNs, atNs, near);
    }

    /// For each i the time of the first j >= i with `rising[j] > level[i]`, [#NEVER] if there is none.
    private static long[] passages(long[] timeNs, long[] rising, long[] level) {
        var passage = new long[timeNs.length];
        Arrays.fill(passage, NEVER);
        var stack = new int[timeNs.length];
        int height = 0;
        for (int i = timeNs.length - 1; i >= 0; i--) {
            while (height > 0 && rising[stack[height - 1]] <= rising[i]) {
                height--;
            }
            stack[height++] = i;
            int above = lastAbove(rising, stack, height, level[i]);
            if (above >= 0) {
                passage[i] = timeNs[stack[above]];
            }
        }
        return passage;
    }

    /// The top-most place in the stack above a level: values fall from the bottom of the stack to its top.
    private static int lastAbove(long[] rising, int[] stack, int height, long level) {
        int low = 0;
        int high = height;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rising[stack[middle]] > level) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
