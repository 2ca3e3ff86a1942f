package io.assay.core.venue;

import io.assay.core.event.Quote;

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
        var ask = TardisFeed.Offer.of(row, "ask_price", "ask_amount");
        var bid = TardisFeed.Offer.of(row, "bid_price", "bid_amount");
        if (!feed.isWhole(row)) {
            return;
        }
        if (bid.crosses(ask)) {
            sink.skipped("a top of book whose bid is above its ask", row.line());
        } else {
            sink.event(new Quote(stamp.instrument(), stamp.venue(), stamp.timeNs(), stamp.receivedNs(), bid.price(),
                    bid.quantity(), ask.price(), ask.quantity()), row.line());
        }
    }
}
