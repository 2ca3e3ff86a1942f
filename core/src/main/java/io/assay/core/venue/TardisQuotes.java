package io.assay.core.venue;

/// Tops of books (`quotes` and `book_ticker`), a row whenever one changed; the ask stands first.
final class TardisQuotes implements RowDecoder {
    private final EventSink sink;
    private final TardisFeed feed;

    TardisQuotes(EventSink sink) {
        this.sink = sink;
        feed = new TardisFeed(sink);
    }

    @Override
    public void row(Row row) {
        var stamp = feed.stamp(row);
        var ask = TardisFeed.Offer.ask(row);
        var bid = TardisFeed.Offer.bid(row);
        if (!feed.isWhole(row)) {
            return;
        }
        if (bid.crosses(ask)) {
            sink.skipped("a top of book whose bid is above its ask", row.line());
        } else {
            sink.event(stamp.quote(bid, ask), row.line());
        }
    }
}
