package io.assay.app.simulate;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Writes what the public saw of the venue as tardis.dev sells it: a packed file a kind, group of instruments and day of
/// receipt, symbols in upper case, everything received three milliseconds after it happened.
///
/// Trades happen at the millisecond that their fills say. Levels behind the best are made up: a step apart, each
/// half as large again as the one before.
final class TardisFolder implements TradeSink {
    static final String VENUE = "hyperliquid";
    private static final long RECEIVE_DELAY_US = 3_000;
    private static final long MICRO_NS = 1_000;
    private static final long MILLI_NS = 1_000_000;
    private static final long DAY_US = 86_400_000_000L;
    private static final int LEVELS = 5;
    private static final String LEAD = "exchange,symbol,timestamp,local_timestamp,";

    /// Opens a file of the folder by name.
    @FunctionalInterface
    interface Opener {
        AsciiWriter open(String name) throws IOException;
    }

    private final Opener opener;
    private final List<Daily> files = new ArrayList<>();
    private final Daily trades = daily("trades", LEAD + "id,side,price,amount");
    private final Daily spotTrades = daily("trades", LEAD + "id,side,price,amount");
    private final Daily quotes = daily("quotes", QuotesWriter.HEADER);
    private final Daily spotQuotes = daily("quotes", QuotesWriter.HEADER);
    private final Daily books = daily("book_snapshot_5", bookHeader());
    private final Daily spotBooks = daily("book_snapshot_5", bookHeader());
    private final Daily tickers = daily("derivative_ticker", LEAD + TickerFeed.COLUMNS);
    private final Daily options = daily("options_chain", LEAD + OptionFeed.COLUMNS);
    private final TickerFeed tickerFeed = new TickerFeed();
    private final OptionFeed optionFeed = new OptionFeed();

    TardisFolder(Opener opener) {
        this.opener = opener;
    }

    @Override
    public void trade(Trade trade) throws IOException {
        Listing listing = trade.listing();
        long timeUs = trade.timeNs() / MILLI_NS * (MILLI_NS / MICRO_NS);
        var out = (listing.isSpot() ? spotTrades : trades).at(timeUs, listing.isSpot() ? "SPOT" : "PERPETUALS", VENUE);
        lead(out, VENUE, symbol(listing), timeUs);
        out.character(',').number(trade.tid()).text(trade.buyer().isTaker() ? ",buy," : ",sell,")
                .decimal(trade.price(), listing.priceDecimals()).character(',')
                .decimal(trade.lots(), listing.sizeDecimals()).character('\n');
        tickerFeed.trade(trade);
    }

    @Override
    public void quote(Quote quote) throws IOException {
        Listing listing = quote.listing();
        boolean isSpot = listing.isSpot();
        var group = isSpot ? "SPOT" : "PERPETUALS";
        long timeUs = micros(quote);
        QuotesWriter.row((isSpot ? spotQuotes : quotes).at(timeUs, group, VENUE), quote, symbol(listing));
        book((isSpot ? spotBooks : books).at(timeUs, group, VENUE), quote);
        if (!isSpot && tickerFeed.isDue(quote)) {
            tickerFeed.row(tickers.at(timeUs, group, VENUE), quote);
        }
        if (optionFeed.isDue(quote)) {
            optionFeed.rows(options.at(timeUs, "OPTIONS", OptionFeed.VENUE), quote);
        }
    }

    @Override
    public void close() throws IOException {
        for (var file : files) {
            file.close();
        }
    }

    /// As the files name it: in upper case.
    static String symbol(Listing listing) {
        return listing.name().toUpperCase(Locale.ROOT);
    }

    static long micros(Quote quote) {
        return quote.timeNs() / MICRO_NS;
    }

    /// The four columns every row begins with.
    static void lead(AsciiWriter out, String exchange, String symbol, long timeUs) throws IOException {
        out.text(exchange).character(',').text(symbol).character(',').number(timeUs).character(',')
                .number(timeUs + RECEIVE_DELAY_US);
    }

    private static void book(AsciiWriter out, Quote quote) throws IOException {
        Listing listing = quote.listing();
        lead(out, VENUE, symbol(listing), micros(quote));
        long askLots = quote.askLots();
        long bidLots = quote.bidLots();
        for (int level = 0; level < LEVELS; level++) {
            level(out, listing, quote.ask() + level * listing.step(quote.ask()), askLots);
            level(out, listing, quote.bid() - level * listing.step(quote.bid()), bidLots);
            askLots += askLots / 2 + 1;
            bidLots += bidLots / 2 + 1;
        }
        out.character('\n');
    }

    /// Prices below the first step do not exist, and neither do levels there.
    private static void level(AsciiWriter out, Listing listing, long price, long lots) throws IOException {
        if (price <= 0) {
            out.text(",,");
            return;
        }
        out.character(',').decimal(price, listing.priceDecimals()).character(',').decimal(lots, listing.sizeDecimals());
    }

    private static String bookHeader() {
        return LEAD + String.join(",", IntStream.range(0, LEVELS)
                .mapToObj(i -> String.format(Locale.ROOT, "asks[%1$d].price,asks[%1$d].amount,bids[%1$d].price,"
                        + "bids[%1$d].amount", i))
                .toList());
    }

    private Daily daily(String kind, String header) {
        var file = new Daily(kind, header);
        files.add(file);
        return file;
    }

    /// One kind of rows of one group, a file a day of receipt.
    private final class Daily {
        private final String kind;
        private final String header;
        private final List<AsciiWriter> open = new ArrayList<>();
        private long day = Long.MIN_VALUE;

        Daily(String kind, String header) {
            this.kind = kind;
            this.header = header;
        }

        /// Where a row of this time goes; times never fall.
        AsciiWriter at(long timeUs, String group, String exchange) throws IOException {
            long dayOfRow = Math.floorDiv(timeUs + RECEIVE_DELAY_US, DAY_US);
            if (dayOfRow != day) {
                close();
                day = dayOfRow;
                open.add(opener.open(exchange + "_" + kind + "_" + LocalDate.ofEpochDay(day) + "_" + group
                        + ".csv.gz"));
                open.getFirst().text(header).character('\n');
            }
            return open.getFirst();
        }

        void close() throws IOException {
            for (var out : open) {
                out.close();
            }
            open.clear();
        }
    }
}
