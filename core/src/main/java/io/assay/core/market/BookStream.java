package io.assay.core.market;

/// Tops of book or snapshots of one instrument from one venue, in order of time.
record BookStream(MarketLog log, MarketLog.Key key, Timeline timeline) {
    boolean isSampled() {
        return key.kind() == MarketLog.Kind.BOOK;
    }

    Reference.Kind kind() {
        return isSampled() ? Reference.Kind.BOOKS : Reference.Kind.QUOTES;
    }

    /// The finest scale of its prices.
    int scale() {
        var values = timeline.sheet().values;
        int scale = 0;
        for (int place = 0; place < timeline.size(); place++) {
            int row = timeline.row(place);
            scale = Math.max(scale, isSampled()
                    ? log.levelScale(timeline.sheet(), row)
                    : Math.max(values[MarketLog.BID].scale(row), values[MarketLog.ASK].scale(row)));
        }
        return scale;
    }

    /// Hands one book on, dated `atNs`. A side that is there counts as there even when its size is not said ([#isSized]).
    void feed(BookPrecision precision, int place, long atNs, int scale) {
        int row = timeline.row(place);
        var sheet = timeline.sheet();
        if (isSampled()) {
            var levels = log.levels(sheet, row, scale, Prices.LIMIT);
            precision.book(atNs, levels.bids(), levels.bidQuantities(), levels.asks(), levels.askQuantities());
        } else {
            precision.quote(atNs, price(MarketLog.BID, row, scale), price(MarketLog.ASK, row, scale),
                    size(MarketLog.BID, MarketLog.BID_QUANTITY, row, scale),
                    size(MarketLog.ASK, MarketLog.ASK_QUANTITY, row, scale));
        }
    }

    /// Whether every side that is there says its size.
    boolean isSized(int place) {
        return isSampled() || (isSized(MarketLog.BID, MarketLog.BID_QUANTITY, place)
                && isSized(MarketLog.ASK, MarketLog.ASK_QUANTITY, place));
    }

    private boolean isSized(int column, int quantityColumn, int place) {
        var values = timeline.sheet().values;
        int row = timeline.row(place);
        return values[column].isAbsent(row) || !values[quantityColumn].isAbsent(row);
    }

    /// NaN while a side is empty.
    double mid(int place) {
        var values = timeline.sheet().values;
        int row = timeline.row(place);
        return (values[MarketLog.BID].toDouble(row) + values[MarketLog.ASK].toDouble(row)) / 2;
    }

    private long price(int column, int row, int scale) {
        var prices = timeline.sheet().values[column];
        return prices.fits(row, scale, Prices.LIMIT) ? prices.unscaledAt(row, scale) : 0;
    }

    private double size(int column, int quantityColumn, int row, int scale) {
        if (!timeline.sheet().values[column].fits(row, scale, Prices.LIMIT)) {
            return 0;
        }
        double size = timeline.sheet().values[quantityColumn].toDouble(row);
        return Double.isNaN(size) ? Double.MIN_NORMAL : size;
    }
}
