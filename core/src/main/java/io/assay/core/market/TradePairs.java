package io.assay.core.market;

import io.assay.core.event.Fills;
import io.assay.core.event.IntSort;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.util.ArrayList;
import java.util.List;

/// Finds the two fills of each trade: {row of the buyer, row of the seller}, -1 where a side is not in the data.
final class TradePairs {
    private final Fills fills;
    private final int[] accountOf;
    private final int[] rows;
    private final int[] starts;

    TradePairs(Fills fills) {
        this.fills = fills;
        accountOf = new int[fills.size()];
        for (int account = 0; account < fills.accounts().size(); account++) {
            for (int row = fills.from(account); row < fills.to(account); row++) {
                accountOf[row] = account;
            }
        }
        starts = new int[fills.instruments().size() + 1];
        for (int row = 0; row < fills.size(); row++) {
            if (fills.cause(row).isPriceForming()) {
                starts[fills.instrument(row) + 1]++;
            }
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        rows = new int[starts[starts.length - 1]];
        var next = starts.clone();
        for (int row = 0; row < fills.size(); row++) {
            if (fills.cause(row).isPriceForming()) {
                rows[next[fills.instrument(row)]++] = row;
            }
        }
    }

    int account(int row) {
        return accountOf[row];
    }

    /// All trades of one instrument, in no particular order.
    int[][] of(int instrument) {
        IntSort.sort(rows, starts[instrument], starts[instrument + 1], this::compare);
        var trades = new ArrayList<int[]>();
        int from = starts[instrument];
        while (from < starts[instrument + 1]) {
            int to = from + 1;
            while (to < starts[instrument + 1] && sameTrade(rows[from], rows[to])) {
                to++;
            }
            pair(from, to, trades);
            from = to;
        }
        return trades.toArray(new int[0][]);
    }

    private void pair(int from, int to, List<int[]> trades) {
        if (to - from == 2 && fills.side(rows[from]) != fills.side(rows[from + 1])
                && mayPair(rows[from], rows[from + 1])) {
            boolean buyerFirst = fills.side(rows[from]) == Side.BUY;
            trades.add(new int[]{rows[buyerFirst ? from : from + 1], rows[buyerFirst ? from + 1 : from]});
            return;
        }
        var unpaired = new ArrayList<Integer>();
        for (int i = from; i < to; i++) {
            int partner = -1;
            for (int j = 0; j < unpaired.size() && partner < 0; j++) {
                partner = mayPair(unpaired.get(j), rows[i]) ? j : -1;
            }
            if (partner < 0) {
                unpaired.add(rows[i]);
            } else {
                int other = unpaired.get(partner);
                unpaired.remove(Integer.valueOf(other));
                boolean buys = fills.side(rows[i]) == Side.BUY;
                trades.add(new int[]{buys ? rows[i] : other, buys ? other : rows[i]});
            }
        }
        for (int row : unpaired) {
            boolean buys = fills.side(row) == Side.BUY;
            trades.add(new int[]{buys ? row : -1, buys ? -1 : row});
        }
    }

    /// With a trade id the two sides are one trade; without, only a taker against another account's maker.
    private boolean mayPair(int a, int b) {
        if (fills.side(a) == fills.side(b)) {
            return false;
        }
        return !fills.tradeIds().isNone(a)
                || (accountOf[a] != accountOf[b] && oneTook(fills.liquidity(a), fills.liquidity(b)));
    }

    private static boolean oneTook(Liquidity a, Liquidity b) {
        return (a == Liquidity.TAKER && b == Liquidity.MAKER) || (a == Liquidity.MAKER && b == Liquidity.TAKER);
    }

    private boolean sameTrade(int a, int b) {
        return compare(a, b) == 0;
    }

    private int compare(int a, int b) {
        int c = Long.compare(fills.timeNs(a), fills.timeNs(b));
        if (c == 0) {
            c = fills.tradeIds().compare(a, b);
        }
        if (c == 0 && fills.tradeIds().isNone(a)) {
            c = Long.compare(fills.price(a), fills.price(b));
            if (c == 0) {
                c = Long.compare(fills.quantity(a), fills.quantity(b));
            }
        }
        return c;
    }
}
