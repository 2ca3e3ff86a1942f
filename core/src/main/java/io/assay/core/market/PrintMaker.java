package io.assay.core.market;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.event.IntSort;
import java.math.BigDecimal;
import java.util.Arrays;

/// Makes the prints of one instrument of its fills and of the public trades that are not among them, in order of time,
/// block and place; public trades of an instant, whose block nobody says, come first, by trade id.
final class PrintMaker {
    private final Fills fills;
    private final TradePairs pairs;
    private final int[][] trades;
    private final PublicPrints others;

    PrintMaker(Fills fills, TradePairs pairs, int[][] trades, PublicPrints others) {
        this.fills = fills;
        this.pairs = pairs;
        this.trades = trades;
        this.others = others;
    }

    /// @param prices of the public trades
    /// @param counterparty is told the account on the other side of each fill whose trade has two
    PrintSeries series(int instrument, Prices prices, long staleNs, int[] counterparty) {
        int n = trades.length + others.size();
        var order = new int[n];
        Arrays.setAll(order, i -> i);
        IntSort.sort(order, 0, n, this::compare);
        var timeNs = new long[n];
        var knownNs = new long[n];
        var price = new long[n];
        var buyer = new int[n];
        var seller = new int[n];
        int scale = others.size() == 0 ? fills.priceScale(instrument) : prices.scale();
        long widening = BigDecimal.TEN.pow(scale - fills.priceScale(instrument)).longValueExact();
        for (int i = 0; i < n; i++) {
            int other = order[i] - trades.length;
            if (other >= 0) {
                timeNs[i] = others.timeNs(other);
                knownNs[i] = others.knownNs(other);
                price[i] = prices.at(others.row(other));
                buyer[i] = -1;
                seller[i] = -1;
                continue;
            }
            int[] trade = trades[order[i]];
            int row = trade[0] >= 0 ? trade[0] : trade[1];
            timeNs[i] = fills.timeNs(row);
            knownNs[i] = knownNs(trade);
            price[i] = Math.multiplyExact(fills.price(row), widening);
            buyer[i] = trade[0] < 0 ? -1 : pairs.account(trade[0]);
            seller[i] = trade[1] < 0 ? -1 : pairs.account(trade[1]);
            if (trade[0] >= 0 && trade[1] >= 0) {
                counterparty[trade[0]] = seller[i];
                counterparty[trade[1]] = buyer[i];
            }
        }
        return new PrintSeries(timeNs, Arrays.equals(knownNs, timeNs) ? timeNs : knownNs, price, buyer, seller, scale,
                staleNs);
    }

    /// When the first of the two fills was received; the time of the trade where no source says.
    private long knownNs(int[] trade) {
        long first = Long.MAX_VALUE;
        for (int row : trade) {
            if (row >= 0 && fills.receivedNs(row) != Event.UNTIMED) {
                first = Math.min(first, fills.receivedNs(row));
            }
        }
        return first == Long.MAX_VALUE ? fills.timeNs(Math.max(trade[0], trade[1])) : first;
    }

    private int compare(int a, int b) {
        if (a < trades.length && b < trades.length) {
            return compare(trades[a], trades[b]);
        }
        int c = Long.compare(timeNs(a), timeNs(b));
        if (c == 0 && (a < trades.length || b < trades.length)) {
            c = a < trades.length ? 1 : -1;
        }
        return c != 0 ? c : Integer.compare(a, b);
    }

    private long timeNs(int i) {
        return i < trades.length ? fills.timeNs(Math.max(trades[i][0], trades[i][1]))
                : others.timeNs(i - trades.length);
    }

    private int compare(int[] a, int[] b) {
        int x = first(a);
        int y = first(b);
        int c = Long.compare(fills.timeNs(x), fills.timeNs(y));
        if (c == 0) {
            c = Long.compare(fills.block(x), fills.block(y));
        }
        if (c == 0) {
            c = Long.compare(fills.place(x), fills.place(y));
        }
        if (c == 0) {
            c = fills.tradeIds().compare(x, y);
        }
        if (c == 0) {
            c = Long.compare(fills.price(x), fills.price(y));
        }
        return c != 0 ? c : Long.compare(fills.quantity(x), fills.quantity(y));
    }

    /// The side of a trade that stands first in its block; the one whose block is known if only one is.
    private int first(int[] trade) {
        if (trade[0] < 0 || trade[1] < 0) {
            return Math.max(trade[0], trade[1]);
        }
        if (fills.block(trade[0]) != fills.block(trade[1])) {
            return fills.block(trade[0]) > fills.block(trade[1]) ? trade[0] : trade[1];
        }
        return fills.place(trade[0]) <= fills.place(trade[1]) ? trade[0] : trade[1];
    }
}
