package io.assay.app.simulate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// What the venue says of its perpetuals every three seconds at most: mark, index, last price, and the funding to come.
///
/// Funding is taken every hour: an eighth of `F = P + clamp(I - P, -0.0005, 0.0005)`, the venue's documented formula
/// for eight hours, with I = 0.0001 and P the mean premium of the mark over the index in the hour so far.
final class TickerFeed {
    static final String COLUMNS = "funding_timestamp,funding_rate,predicted_funding_rate,open_interest,last_price,"
            + "index_price,mark_price";
    private static final long INTERVAL_NS = 3_000_000_000L;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final double INTEREST = 1e-4;
    private static final double LIMIT = 5e-4;
    private static final int RATE_DECIMALS = 10;

    private final Map<Listing, State> states = new HashMap<>();

    /// What is kept of an instrument.
    private static final class State {
        private long toldNs = Long.MIN_VALUE;
        private long hour = Long.MIN_VALUE;
        private long lastPrice;
        private double premiumSum;
        private long premiums;
    }

    void trade(Trade trade) {
        state(trade.listing()).lastPrice = trade.price();
    }

    boolean isDue(Quote quote) {
        return quote.timeNs() - INTERVAL_NS >= state(quote.listing()).toldNs;
    }

    /// Writes a row; the mark is the mid.
    void row(AsciiWriter out, Quote quote) throws IOException {
        Listing listing = quote.listing();
        State state = state(listing);
        state.toldNs = quote.timeNs();
        long hour = Math.floorDiv(quote.timeNs(), HOUR_NS);
        if (hour != state.hour) {
            state.hour = hour;
            state.premiumSum = 0;
            state.premiums = 0;
        }
        state.premiumSum += (quote.bid() + quote.ask()) * 0.5 / quote.index() - 1;
        state.premiums++;
        double premium = state.premiumSum / state.premiums;
        double rate = (premium + Math.clamp(INTEREST - premium, -LIMIT, LIMIT)) / 8;
        TardisFolder.lead(out, TardisFolder.VENUE, TardisFolder.symbol(listing), TardisFolder.micros(quote));
        out.character(',').number((hour + 1) * (HOUR_NS / 1_000)).character(',')
                .decimal(Math.round(rate * Decimals.power(RATE_DECIMALS)), RATE_DECIMALS).text(",,,");
        if (state.lastPrice > 0) {
            out.decimal(state.lastPrice, listing.priceDecimals());
        }
        out.character(',').decimal(quote.index(), listing.priceDecimals()).character(',')
                .decimal(5 * (quote.bid() + quote.ask()), listing.priceDecimals() + 1).character('\n');
    }

    private State state(Listing listing) {
        return states.computeIfAbsent(listing, any -> new State());
    }
}
