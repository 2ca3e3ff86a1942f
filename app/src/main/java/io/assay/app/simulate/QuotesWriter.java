package io.assay.app.simulate;

import java.io.IOException;

/// Writes tops of book in the layout of tardis.dev quotes: microseconds, ask first.
final class QuotesWriter implements TradeSink {
    static final String HEADER = "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount";
    private static final long RECEIVE_DELAY_US = 3_000;

    private final AsciiWriter out;

    QuotesWriter(AsciiWriter out) throws IOException {
        this.out = out;
        out.text(HEADER).character('\n');
    }

    @Override
    public void trade(Trade trade) {}

    @Override
    public void quote(Quote quote) throws IOException {
        Listing listing = quote.listing();
        long timeUs = quote.timeNs() / 1_000;
        out.text("hyperliquid,").text(listing.name()).character(',').number(timeUs).character(',')
                .number(timeUs + RECEIVE_DELAY_US).character(',').decimal(quote.askLots(), listing.sizeDecimals())
                .character(',').decimal(quote.ask(), listing.priceDecimals()).character(',')
                .decimal(quote.bid(), listing.priceDecimals()).character(',')
                .decimal(quote.bidLots(), listing.sizeDecimals()).character('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
