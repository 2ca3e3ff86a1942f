package io.assay.core.market;

import io.assay.core.event.Fills;
import io.assay.core.event.IntSort;
import io.assay.core.event.Print;
import io.assay.core.event.Side;
import java.util.Arrays;

/// Trades of one instrument whose taker is known, by column and in order of time. Prices are integers at one scale.
final class TakerTrades {
    static final TakerTrades NONE = new TakerTrades(0, 0);
    private static final int BUY = Print.Taker.BUYER.ordinal();
    private static final int SELL = Print.Taker.SELLER.ordinal();

    private final long[] timeNs;
    private final long[] price;
    private final double[] size;
    private final boolean[] bought;
    private final int scale;
    private int count;

    private TakerTrades(int capacity, int scale) {
        timeNs = new long[capacity];
        price = new long[capacity];
        size = new double[capacity];
        bought = new boolean[capacity];
        this.scale = scale;
    }

    /// Public prints. Prices that are too wide for a long are left out.
    static TakerTrades of(Timeline prints) {
        var prices = prints.sheet().values[MarketLog.PRICE];
        var takers = prints.sheet().values[MarketLog.TAKER];
        int scale = 0;
        for (int place = 0; place < prints.size(); place++) {
            scale = Math.max(scale, prices.scale(prints.row(place)));
        }
        var trades = new TakerTrades(prints.size(), scale);
        for (int place = 0; place < prints.size(); place++) {
            int row = prints.row(place);
            long taker = takers.unscaledAt(row, 0);
            if ((taker == BUY || taker == SELL) && prices.fits(row, scale, Prices.LIMIT)) {
                trades.add(prints.timeNs(place), prices.unscaledAt(row, scale),
                        prints.sheet().values[MarketLog.QUANTITY].toDouble(row), taker == BUY);
            }
        }
        return trades;
    }

    /// Taker fills of one instrument; those of one instant in the order of their blocks.
    ///
    /// @param rows taker fills; the part from `from` to before `to` is of this instrument, and is sorted here
    static TakerTrades of(Fills fills, int instrument, int[] rows, int from, int to) {
        IntSort.sort(rows, from, to, (a, b) -> {
            int c = Long.compare(fills.timeNs(a), fills.timeNs(b));
            c = c != 0 ? c : Long.compare(fills.block(a), fills.block(b));
            return c != 0 ? c : Long.compare(fills.place(a), fills.place(b));
        });
        double units = fills.instruments().get(instrument).contract().multiplier()
                .movePointRight(fills.quantityScale(instrument)).doubleValue();
        var trades = new TakerTrades(to - from, fills.priceScale(instrument));
        for (int i = from; i < to; i++) {
            trades.add(fills.timeNs(rows[i]), fills.price(rows[i]), fills.quantity(rows[i]) / units,
                    fills.side(rows[i]) == Side.BUY);
        }
        return trades;
    }

    private void add(long atNs, long scaledPrice, double amount, boolean isBuy) {
        timeNs[count] = atNs;
        price[count] = scaledPrice;
        size[count] = amount;
        bought[count++] = isBuy;
    }

    int size() {
        return count;
    }

    /// Digits after the point of the prices.
    int scale() {
        return scale;
    }

    /// Price of the dearest trade, scaled; 0 without any.
    long highest() {
        return Arrays.stream(price, 0, count).max().orElse(0);
    }

    long timeNs(int trade) {
        return timeNs[trade];
    }

    /// Price x 10^[#scale].
    long price(int trade) {
        return price[trade];
    }

    /// In the instrument's unit, as sizes of books are: contracts where it trades in contracts.
    double size(int trade) {
        return size[trade];
    }

    Side taker(int trade) {
        return bought[trade] ? Side.BUY : Side.SELL;
    }
}
