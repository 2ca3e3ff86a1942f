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
    private final int[] accountOf;
    private final Trades trades;
    private final PublicPrints others;

    /// @param accountOf by row
    PrintMaker(Fills fills, int[] accountOf, Trades trades, PublicPrints others) {
        this.fills = fills;
        this.accountOf = accountOf;
        this.trades = trades;
        this.others = others;
    }

    /// @param prices of the public trades
    /// @param counterparty is told the account on the other side of each fill whose trade has two
    PrintSeries series(int instrument, Prices prices, long staleNs, int[] counterparty) {
        int[] order = order();
        int n = order.length;
        var timeNs = new long[n];
        var knownNs = new long[n];
        var price = new long[n];
        var buyer = new int[n];
        var seller = new int[n];
        int scale = others.size() == 0 ? fills.priceScale(instrument) : prices.scale();
        long widening = BigDecimal.TEN.pow(scale - fills.priceScale(instrument)).longValueExact();
        for (int i = 0; i < n; i++) {
            int other = order[i] - trades.size();
            if (other >= 0) {
                timeNs[i] = others.timeNs(other);
                knownNs[i] = others.knownNs(other);
                price[i] = prices.price(others.row(other));
                buyer[i] = -1;
                seller[i] = -1;
                continue;
            }
            int bought = trades.buyer(order[i]);
            int sold = trades.seller(order[i]);
            int row = bought >= 0 ? bought : sold;
            timeNs[i] = fills.timeNs(row);
            knownNs[i] = knownNs(bought, sold);
            price[i] = Math.multiplyExact(fills.price(row), widening);
            buyer[i] = bought < 0 ? -1 : accountOf[bought];
            seller[i] = sold < 0 ? -1 : accountOf[sold];
            if (bought >= 0 && sold >= 0) {
                counterparty[bought] = seller[i];
                counterparty[sold] = buyer[i];
            }
        }
        return new PrintSeries(timeNs, Arrays.equals(knownNs, timeNs) ? timeNs : knownNs, price, buyer, seller, scale,
                staleNs);
    }

    /// All prints in order: trades by number, then others. Trades come in order of time, so where there are no others
    /// those of one instant alone need sorting.
    private int[] order() {
        var order = new int[trades.size() + others.size()];
        Arrays.setAll(order, i -> i);
        if (others.size() > 0) {
            IntSort.sort(order, 0, order.length, this::compare);
            return order;
        }
        for (int from = 0; from < order.length;) {
            int to = from + 1;
            while (to < order.length && timeNs(to) == timeNs(from)) {
                to++;
            }
            if (to - from > 1) {
                IntSort.sort(order, from, to, this::compare);
            }
            from = to;
        }
        return order;
    }

    /// When the first of the two fills was received; the time of the trade where no source says.
    private long knownNs(int bought, int sold) {
        long first = Math.min(receivedNs(bought), receivedNs(sold));
        return first == Long.MAX_VALUE ? fills.timeNs(Math.max(bought, sold)) : first;
    }

    private long receivedNs(int row) {
        return row < 0 || fills.receivedNs(row) == Event.UNTIMED ? Long.MAX_VALUE : fills.receivedNs(row);
    }

    private int compare(int a, int b) {
        if (a < trades.size() && b < trades.size()) {
            return compareTrades(a, b);
        }
        int c = Long.compare(timeNs(a), timeNs(b));
        if (c == 0 && (a < trades.size() || b < trades.size())) {
            c = a < trades.size() ? 1 : -1;
        }
        return c != 0 ? c : Integer.compare(a, b);
    }

    private long timeNs(int i) {
        return i < trades.size() ? fills.timeNs(trades.row(i)) : others.timeNs(i - trades.size());
    }

    private int compareTrades(int a, int b) {
        int x = trades.first(fills, a);
        int y = trades.first(fills, b);
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
}
