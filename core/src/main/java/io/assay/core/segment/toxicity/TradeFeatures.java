package io.assay.core.segment.toxicity;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.market.ReferenceSeries;
import io.assay.core.profile.FlowMoves;
import io.assay.core.profile.Tape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is known of a trade the moment it is made: the market lately ([MarketClocks]), the trade, and the account so far,
/// the share of its earlier trades that were toxic among it. Nothing that was not known before the trade.
///
/// Sizes are notionals in USD. A trade whose notional is unknown says nothing of size: what it is compared by is 0, the
/// middle, and it counts neither in the flow of its market nor in the inventory of its account.
final class TradeFeatures {
    private static final int OWN = 9;
    static final int COUNT = MarketClocks.FEATURES + OWN;
    /// Trades that the share of all accounts weighs against an account's own.
    private static final double PRIOR = 10;
    private static final double SECOND_NS = 1e9;

    private final Tape tape;
    private final Fills fills;
    private final double[] notional;
    private final @Nullable MarketClocks[] clocks;
    private final int[] seen;
    private final long[] toxic;
    private final long[] judged;
    private final long[] trades;
    private final long[] lastNs;
    private final double[] inventory;
    private long allToxic;
    private long allJudged;

    TradeFeatures(Tape tape) {
        this.tape = tape;
        fills = tape.fills();
        notional = FlowMoves.notionalsUsd(tape);
        int accounts = fills.accounts().size();
        clocks = new MarketClocks[fills.instruments().size()];
        seen = new int[clocks.length];
        toxic = new long[accounts];
        judged = new long[accounts];
        trades = new long[accounts];
        lastNs = new long[accounts];
        Arrays.fill(lastNs, Event.UNTIMED);
        inventory = new double[accounts];
    }

    /// Variances of the weights before any label: the account's own share is likely to matter, the rest may.
    static double[] variances() {
        var out = new double[COUNT];
        Arrays.fill(out, 0.005);
        out[0] = 4;
        out[1] = 1;
        return out;
    }

    /// Features of a fill, the account's side of it.
    double[] of(int row, int account) {
        var clock = clock(fills.instrument(row));
        var series = tape.market().reference(fills.instrument(row)).series();
        long atNs = fills.timeNs(row);
        long knownNs = knownNs(row);
        int last = advance(clock, fills.instrument(row), series, knownNs);
        var out = new double[COUNT];
        var side = fills.side(row);
        double size = notional[row];
        boolean isSized = !Double.isNaN(size);
        out[0] = 1;
        out[1] = logit(share(account));
        out[2] = logit(share());
        out[3] = MarketClocks.limited(StrictMath.log1p((double) trades[account]) / 4);
        out[4] = isSized && clock.meanSize() > 0 ? MarketClocks.limited(StrictMath.log(size / clock.meanSize())) : 0;
        out[5] = lastNs[account] == Event.UNTIMED ? 0
                : MarketClocks.limited(StrictMath.log1p((atNs - lastNs[account]) / SECOND_NS) / 4);
        out[6] = !isSized || inventory[account] == 0 ? 0
                : side.sign() * inventory[account] / (Math.abs(inventory[account]) + size);
        if (last >= 0) {
            double reference = series.priceOf(last);
            out[7] = MarketClocks.limited(side.sign() * 1e4 * (price(row) - reference) / reference);
            out[8] = MarketClocks.limited(StrictMath.log1p((knownNs - series.timeNs(last)) / SECOND_NS) / 4);
        }
        clock.write(side, out, OWN);
        return out;
    }

    /// The fill is past: what it says of market and account counts from now on.
    void made(int row, int account, boolean took) {
        double size = notional[row];
        if (took && !Double.isNaN(size)) {
            clock(fills.instrument(row)).trade(fills.timeNs(row), fills.side(row), size);
        }
        trades[account]++;
        lastNs[account] = fills.timeNs(row);
        inventory[account] += Double.isNaN(size) ? 0 : fills.side(row).sign() * size;
    }

    /// A label of an account is known.
    void labelled(int account, boolean isToxic) {
        judged[account]++;
        allJudged++;
        toxic[account] += isToxic ? 1 : 0;
        allToxic += isToxic ? 1 : 0;
    }

    /// Share of toxic trades, the account's drawn to that of all.
    double share(int account) {
        return (toxic[account] + PRIOR * share()) / (judged[account] + PRIOR);
    }

    /// Share of toxic trades of all accounts.
    double share() {
        return (allToxic + 1) / (allJudged + 2.0);
    }

    private MarketClocks clock(int instrument) {
        var clock = clocks[instrument];
        if (clock == null) {
            clock = new MarketClocks();
            clocks[instrument] = clock;
        }
        return clock;
    }

    /// Takes in every reference that had been received before `atNs`; the last of them, or -1.
    private int advance(MarketClocks clock, int instrument, ReferenceSeries series, long atNs) {
        int last = series.knownBy(atNs - 1);
        for (int i = seen[instrument]; i <= last; i++) {
            if (series.hasPrice(i)) {
                clock.price(series.timeNs(i), series.priceOf(i));
            }
        }
        seen[instrument] = Math.max(seen[instrument], last + 1);
        return last;
    }

    /// Before which a reference must have been received to be known at a fill: its time, or its own receipt where its
    /// reference goes by that and it is earlier.
    private long knownNs(int row) {
        long judgedNs = tape.market().reference(fills.instrument(row)).atNs(fills, row);
        return judgedNs == Event.UNTIMED ? fills.timeNs(row) : Math.min(fills.timeNs(row), judgedNs);
    }

    private double price(int row) {
        return fills.price(row) / StrictMath.pow(10, fills.priceScale(fills.instrument(row)));
    }

    private static double logit(double share) {
        return StrictMath.log(share / (1 - share));
    }

    /// Whether the account took, as far as the source says.
    static boolean took(Fills fills, int row) {
        return switch (fills.liquidity(row)) {
            case TAKER, UNKNOWN -> true;
            case MAKER -> false;
        };
    }
}
