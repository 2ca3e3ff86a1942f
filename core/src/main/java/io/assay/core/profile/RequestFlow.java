package io.assay.core.profile;

import io.assay.core.event.Side;
import io.assay.core.market.FundingSeries;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How often accounts ask for how much: the flow a house that made the market would face, by instrument, group of accounts,
/// side and size.
///
/// A request is what one order of an account took: fills in one instrument on one side that share an order, or a moment. Only
/// flow counts that chose to trade ([FlowMoves]): takers, and everybody who met the house where one is named. Requests that
/// nobody filled are not in fills, so these are those that traded. Sizes are counted in the bins 1, 2 and 5 times powers of ten,
/// each holding what is over the bin below and not over its own size.
public final class RequestFlow {
    /// Sizes told apart.
    public static final int BINS = 36;
    /// How long the funding of what a fill left with the house counts as brought in by that fill.
    public static final long HELD_NS = 600_000_000_000L;
    private static final double[] SIZES = sizes();
    private static final double SLACK = 1e-12;

    /// By instrument what was asked, by [#cell]; null where nothing was. Of all cells there are few that hold something.
    private final @Nullable Map<Integer, Sum>[] sums;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private RequestFlow(int instruments) {
        sums = new Map[instruments];
    }

    /// Requests of one size.
    ///
    /// @param requests how many, at least one
    /// @param notionalUsd of all of them
    /// @param fundingUsd what whoever took the other side of them got in funding within [#HELD_NS]; + is good for the house
    public record Asked(int group, Side side, int bin, long requests, double notionalUsd, double fundingUsd) {}

    /// @param group of each account of the tape, from 0
    public static RequestFlow of(Tape tape, FoldSpec spec, int[] group) {
        if (group.length != tape.fills.accounts().size()) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%d groups for %d accounts", group.length,
                    tape.fills.accounts().size()));
        }
        var flow = new RequestFlow(tape.fills.instruments().size());
        var fold = new Fold(flow, tape, spec);
        for (int account = 0; account < group.length; account++) {
            fold.account(account, group[account]);
        }
        return flow;
    }

    /// The largest request of a bin, USD.
    public static double sizeUsd(int bin) {
        return SIZES[bin];
    }

    private static double[] sizes() {
        int[] leading = {1, 2, 5};
        var sizes = new double[BINS];
        Arrays.setAll(sizes, bin -> Double.parseDouble(leading[bin % 3] + "e" + bin / 3));
        return sizes;
    }

    /// The bin of a request; the first and the last take what lies beyond them.
    static int bin(double usd) {
        int bin = 0;
        while (bin < BINS - 1 && usd > SIZES[bin] * (1 + SLACK)) {
            bin++;
        }
        return bin;
    }

    public int instruments() {
        return sums.length;
    }

    /// What was asked of an instrument, in the order of group, side and size.
    public List<Asked> of(int instrument) {
        var own = sums[instrument];
        return own == null ? List.of() : new TreeMap<>(own).entrySet().stream()
                .map(one -> asked(one.getKey(), one.getValue())).toList();
    }

    private static Asked asked(int cell, Sum sum) {
        var side = cell / BINS % 2 == 0 ? Side.BUY : Side.SELL;
        return new Asked(cell / (2 * BINS), side, cell % BINS, sum.requests, sum.notional, sum.funding);
    }

    private static int cell(int group, Side side, int bin) {
        return (group * 2 + (side == Side.BUY ? 0 : 1)) * BINS + bin;
    }

    private void add(int instrument, int cell, double usd, double paid) {
        var own = sums[instrument];
        if (own == null) {
            own = new HashMap<>();
            sums[instrument] = own;
        }
        var sum = own.computeIfAbsent(cell, none -> new Sum());
        sum.requests++;
        sum.notional += usd;
        sum.funding += paid;
    }

    /// Of one cell.
    private static final class Sum {
        private long requests;
        private double notional;
        private double funding;
    }

    /// Puts the fills of one account after the other together.
    private static final class Fold {
        private final RequestFlow flow;
        private final Tape tape;
        private final FoldSpec spec;
        private final Set<Integer> house;
        private final Valuation value;
        /// By instrument: the last fill of the open request, -1 when none is open; its USD so far.
        private final int[] last;
        private final double[] open;

        Fold(RequestFlow flow, Tape tape, FoldSpec spec) {
            this.flow = flow;
            this.tape = tape;
            this.spec = spec;
            house = tape.houseNumbers(spec.house());
            value = new Valuation(tape);
            last = new int[flow.instruments()];
            Arrays.fill(last, -1);
            open = new double[flow.instruments()];
        }

        void account(int account, int group) {
            for (int row = tape.fills.from(account); row < tape.fills.to(account); row++) {
                if (spec.window().contains(tape.fills.timeNs(row)) && FlowMoves.isJudged(tape, row, account, house)) {
                    add(row, account, group);
                }
            }
            for (int row = tape.fills.from(account); row < tape.fills.to(account); row++) {
                close(tape.fills.instrument(row), group);
            }
        }

        private void add(int row, int account, int group) {
            int instrument = tape.fills.instrument(row);
            if (last[instrument] >= 0 && !isSame(last[instrument], row)) {
                close(instrument, group);
            }
            value.of(row, account);
            if (value.isKnown() && value.notional() > 0) {
                open[instrument] += value.notional();
                last[instrument] = row;
            }
        }

        private boolean isSame(int a, int b) {
            var fills = tape.fills;
            var orders = fills.orderIds();
            return fills.side(a) == fills.side(b) && (fills.timeNs(a) == fills.timeNs(b)
                    || (!orders.isNone(a) && orders.code(a) == orders.code(b)));
        }

        private void close(int instrument, int group) {
            if (last[instrument] < 0) {
                return;
            }
            Side side = tape.fills.side(last[instrument]);
            long atNs = tape.fills.timeNs(last[instrument]);
            flow.add(instrument, cell(group, side, bin(open[instrument])), open[instrument],
                    side.sign() * open[instrument] * paid(tape.market.funding(instrument), atNs));
            last[instrument] = -1;
            open[instrument] = 0;
        }

        /// What a long position pays on each USD.
        private static double paid(FundingSeries funding, long atNs) {
            return funding.size() == 0 ? 0 : funding.rateBetween(atNs, atNs + HELD_NS);
        }
    }
}
