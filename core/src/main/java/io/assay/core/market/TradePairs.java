package io.assay.core.market;

import io.assay.core.event.Fills;
import io.assay.core.event.IntSort;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.util.ArrayList;
import java.util.Arrays;

/// Finds the two fills of each trade.
final class TradePairs {
    private final Fills fills;
    private final TimeOrder order;
    /// Price-forming fills of the instrument at hand and whose they are, in order of time.
    private int[] rows = {};
    private int[] accounts = {};

    /// @param order of all fills
    TradePairs(Fills fills, TimeOrder order) {
        this.fills = fills;
        this.order = order;
    }

    /// All trades of one instrument, in order of time.
    Trades of(int instrument) {
        rows = new int[order.size(instrument)];
        accounts = new int[rows.length];
        int n = 0;
        for (int i = 0; i < rows.length; i++) {
            int row = order.row(instrument, i);
            if (fills.cause(row).isPriceForming()) {
                accounts[n] = order.account(instrument, i);
                rows[n++] = row;
            }
        }
        var trades = new Trades(n / 2);
        for (int from = 0; from < n;) {
            int to = from + 1;
            while (to < n && fills.timeNs(rows[to]) == fills.timeNs(rows[from])) {
                to++;
            }
            instant(from, to, trades);
            from = to;
        }
        return trades;
    }

    /// Fills of one instant.
    private void instant(int first, int last, Trades trades) {
        if (last - first == 1) {
            alone(rows[first], trades);
            return;
        }
        if (last - first == 2) {
            two(first, first + 1, trades);
            return;
        }
        var places = new int[last - first];
        Arrays.setAll(places, i -> first + i);
        IntSort.sort(places, 0, places.length, this::compare);
        for (int from = 0; from < places.length;) {
            int to = from + 1;
            while (to < places.length && compare(places[from], places[to]) == 0) {
                to++;
            }
            pair(places, from, to, trades);
            from = to;
        }
    }

    private void two(int one, int other, Trades trades) {
        int order = compare(one, other);
        if (order == 0 && mayPair(one, other)) {
            boolean buys = fills.side(rows[one]) == Side.BUY;
            trades.add(rows[buys ? one : other], rows[buys ? other : one]);
        } else {
            alone(rows[order <= 0 ? one : other], trades);
            alone(rows[order <= 0 ? other : one], trades);
        }
    }

    private void pair(int[] places, int from, int to, Trades trades) {
        var unpaired = new ArrayList<Integer>();
        for (int i = from; i < to; i++) {
            int partner = -1;
            for (int j = 0; j < unpaired.size() && partner < 0; j++) {
                partner = mayPair(unpaired.get(j), places[i]) ? j : -1;
            }
            if (partner < 0) {
                unpaired.add(places[i]);
            } else {
                int other = rows[unpaired.get(partner)];
                int row = rows[places[i]];
                unpaired.subList(partner, partner + 1).clear();
                boolean buys = fills.side(row) == Side.BUY;
                trades.add(buys ? row : other, buys ? other : row);
            }
        }
        unpaired.forEach(place -> alone(rows[place], trades));
    }

    private void alone(int row, Trades trades) {
        boolean buys = fills.side(row) == Side.BUY;
        trades.add(buys ? row : -1, buys ? -1 : row);
    }

    /// With a trade id the two sides are one trade; without, only a taker against another account's maker.
    private boolean mayPair(int one, int other) {
        int a = rows[one];
        int b = rows[other];
        if (fills.side(a) == fills.side(b)) {
            return false;
        }
        return !fills.tradeIds().isNone(a)
                || (accounts[one] != accounts[other] && oneTook(fills.liquidity(a), fills.liquidity(b)));
    }

    private static boolean oneTook(Liquidity a, Liquidity b) {
        return (a == Liquidity.TAKER && b == Liquidity.MAKER) || (a == Liquidity.MAKER && b == Liquidity.TAKER);
    }

    private int compare(int one, int other) {
        int a = rows[one];
        int b = rows[other];
        int c = fills.tradeIds().compare(a, b);
        if (c == 0 && fills.tradeIds().isNone(a)) {
            c = Long.compare(fills.price(a), fills.price(b));
            if (c == 0) {
                c = Long.compare(fills.quantity(a), fills.quantity(b));
            }
        }
        return c;
    }
}
