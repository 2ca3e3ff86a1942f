package io.assay.app.simulate;

import java.io.IOException;

/// Writes tops of book in the layout of tardis.dev quotes: microseconds, ask first.
final class QuotesWriter implements TradeSink {
    static final String HEADER = "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount";

    private final AsciiWriter out;

    QuotesWriter(AsciiWriter out) throws IOException {
        this.out = out;
        out.text(HEADER).character('\n');
    }

    @Override
    public void trade(Trade trade) {}

    @Override
    public void quote(Quote quote) throws IOException {
        row(out, quote, quote.listing().name());
    }

    /// @param symbol of the instrument, as the file has it
    static void row(AsciiWriter out, Quote quote, String symbol) throws IOException {
        Listing listing = quote.listing();
        TardisFolder.lead(out, TardisFolder.VENUE, symbol, TardisFolder.micros(quote));
        out.character(',').decimal(quote.askLots(), listing.sizeDecimals())
                .character(',').decimal(quote.ask(), listing.priceDecimals()).character(',')
                .decimal(quote.bid(), listing.priceDecimals()).character(',')
                .decimal(quote.bidLots(), listing.sizeDecimals()).character('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
