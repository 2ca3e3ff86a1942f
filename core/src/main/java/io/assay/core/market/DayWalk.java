package io.assay.core.market;

import org.jspecify.annotations.Nullable;

/// One pass over one day of one instrument, trades before the books of their own instant.
final class DayWalk {
    final DayPrices prices;
    private final BookPrecision precision;
    private final TakerTrades trades;
    private final @Nullable BookStream top;
    private final int scale;
    private final long dayNs;
    private final long holdNs;
    private final long priceFactor;
    private final double priceUnits;
    private long books;
    private long endNs;
    private boolean sized = true;

    /// @param top what prices are taken from; those of trades where there is none
    /// @param feed at the scale at which prices are fed, no coarser than that of the trades
    DayWalk(long dayNs, TakerTrades trades, @Nullable BookStream top, BookPrecision.Feed feed) {
        this.dayNs = dayNs;
        this.trades = trades;
        this.top = top;
        scale = feed.priceScale();
        holdNs = feed.holdNs();
        precision = new BookPrecision(feed);
        prices = new DayPrices(dayNs);
        priceFactor = PackedColumn.power(scale - trades.scale());
        priceUnits = PackedColumn.power(trades.scale());
    }

    /// Walks the trades from `trade` to before `tradesTo` and all books of the day.
    void run(int trade, int tradesTo) {
        int next = trade;
        int place = 0;
        int places = 0;
        if (top != null) {
            int before = top.timeline().lastBefore(dayNs, -1);
            place = before + 1;
            places = top.timeline().lastBefore(dayNs + InstrumentDays.DAY_NS, before) + 1;
            if (before >= 0 && dayNs - top.timeline().timeNs(before) <= holdNs) {
                feed(top, before, top.timeline().timeNs(before));
                precision.start(dayNs);
                see(top, before, dayNs);
                endNs = dayNs;
            }
        }
        while (next < tradesTo || place < places) {
            long bookNs = top != null && place < places ? top.timeline().timeNs(place) : Long.MAX_VALUE;
            if (next < tradesTo && trades.timeNs(next) <= bookNs) {
                trade(next++);
            } else if (top != null) {
                book(top, place++, bookNs);
                books++;
            }
        }
    }

    private void trade(int trade) {
        endNs = trades.timeNs(trade);
        precision.trade(endNs, trades.price(trade) * priceFactor, trades.size(trade), trades.taker(trade));
        if (top == null) {
            prices.see(endNs, trades.price(trade) / priceUnits);
        }
    }

    private void book(BookStream stream, int place, long atNs) {
        endNs = atNs;
        feed(stream, place, atNs);
        see(stream, place, atNs);
    }

    private void feed(BookStream stream, int place, long atNs) {
        stream.feed(precision, place, atNs, scale);
        sized &= stream.isSized(place);
    }

    private void see(BookStream stream, int place, long atNs) {
        double mid = stream.mid(place);
        if (!Double.isNaN(mid)) {
            prices.see(atNs, mid);
        }
    }

    /// Tops or snapshots seen on the day.
    long books() {
        return books;
    }

    BookFigures figures() {
        var figures = precision.figures(endNs);
        return sized ? figures : figures.withoutSizes();
    }
}
