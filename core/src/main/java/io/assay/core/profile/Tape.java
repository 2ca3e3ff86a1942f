package io.assay.core.profile;

import io.assay.core.event.FillSurvey;
import io.assay.core.event.Fills;
import io.assay.core.market.Market;
import io.assay.core.market.ReferenceSeries;
import io.assay.core.market.UsdRates;
import java.util.HashSet;
import java.util.Set;

/// Everything a fold reads and none of it writes: fills in canonical order, the market they made,
/// what counts as flow, and since when and until when the venue was watched.
public final class Tape {
    final Fills fills;
    final Market market;
    final UsdRates rates;
    final AccountFacts facts;
    final PositionMarks marks;
    /// By instrument.
    final Terms[] terms;
    /// Digits after the point of the integers exact totals are kept as: see [Terms#lift].
    final int exactScale;
    private final long feedFromNs;
    private final long feedToNs;

    /// @param rates to value what is not priced in USD
    public Tape(Fills fills, Market market, UsdRates rates) {
        this(fills, market, rates, AccountFacts.NONE);
    }

    /// @param facts what is known of accounts beside their fills
    public Tape(Fills fills, Market market, UsdRates rates, AccountFacts facts) {
        this(fills, market, rates, facts, feed(fills));
    }

    /// Of a share of the fills.
    ///
    /// @param survey of all of them: the feed was watched as long as they say together
    public Tape(Fills fills, Market market, UsdRates rates, AccountFacts facts, FillSurvey survey) {
        this(fills, market, rates, facts, new long[]{survey.feedFromNs(), survey.feedToNs()});
    }

    private Tape(Fills fills, Market market, UsdRates rates, AccountFacts facts, long[] feedNs) {
        this.fills = fills;
        this.market = market;
        this.rates = rates;
        this.facts = facts;
        marks = new PositionMarks(fills, market, rates);
        terms = Terms.of(fills, market, rates);
        exactScale = Terms.exactScale(fills, market, rates);
        feedFromNs = feedNs[0];
        feedToNs = feedNs[1];
    }

    /// First and last moment of a feed that numbers blocks.
    private static long[] feed(Fills fills) {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        int rows = fills.mayHaveBlocks() ? fills.size() : 0;
        for (int row = 0; row < rows; row++) {
            if (fills.block(row) >= 0) {
                from = Math.min(from, fills.timeNs(row));
                to = Math.max(to, fills.timeNs(row));
            }
        }
        return new long[]{from, to};
    }

    public Fills fills() {
        return fills;
    }

    public Market market() {
        return market;
    }

    /// Place in [Market#underlying] of the last price of what an option is on at or before a moment; absent when there
    /// is none, or it is stale.
    int underlyingAt(int instrument, long atNs) {
        var series = terms[instrument].forward;
        return series.isPresent() ? series.get().before(atNs + 1, -1) : ReferenceSeries.ABSENT;
    }

    /// When an account was watched within a window. A feed that numbers blocks shows every account all
    /// the time; any other export of an account is known to be whole from its first fill to its last in
    /// the window.
    Window watched(int account, Window window) {
        int first = fills.from(account);
        int last = Math.max(first, end(account, window) - 1);
        boolean feed = fills.block(first) >= 0;
        long from = feed ? feedFromNs : fills.timeNs(first);
        long to = feed ? feedToNs : fills.timeNs(last);
        long begin = Math.max(from, window.fromNs());
        return new Window(begin, Math.max(begin, Math.min(to, window.toNs())));
    }

    /// The first row of an account in a window or after it.
    int begin(int account, Window window) {
        return firstFrom(account, window.fromNs());
    }

    /// One past the last row of an account before the end of a window.
    int end(int account, Window window) {
        return firstFrom(account, window.toNs());
    }

    /// The first row of an account that is not dated before a moment: its rows are in order of time.
    private int firstFrom(int account, long timeNs) {
        int low = fills.from(account);
        int high = fills.to(account);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fills.timeNs(middle) < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Whether a fill is flow: the account chose it, and where a house is named, it traded against the house.
    boolean isFlow(int row, int account, Set<Integer> house) {
        return fills.cause(row).isFlow()
                && (house.isEmpty() || (house.contains(market.counterparty(row)) && !house.contains(account)));
    }

    /// Account numbers of the house, for which flow counts; empty when everybody's does.
    Set<Integer> houseNumbers(Set<String> house) {
        var numbers = new HashSet<Integer>();
        for (int account = 0; account < fills.accounts().size() && !house.isEmpty(); account++) {
            if (house.contains(fills.accounts().get(account))) {
                numbers.add(account);
            }
        }
        return numbers;
    }
}
