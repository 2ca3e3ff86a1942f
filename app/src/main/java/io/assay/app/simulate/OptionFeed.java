package io.assay.app.simulate;

import io.assay.core.market.Black76;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Options on Bitcoin and Ether as an options venue would quote them beside the simulated market, once a minute:
/// Black (1976) on the mid of the perpetual, a fixed smile, six tenths of a volatility point to either side, premiums in
/// coin rounded outward to the tick. Nobody trades them.
///
/// Two Fridays and five strikes are listed, around the price at which the span began; each a call and a put. The smile
/// is `s (1 - 0.4 x + 4 x^2)`, x the log of strike over that price and s the daily volatility of the underlying
/// times the root of 365.
final class OptionFeed {
    static final String VENUE = "deribit";
    static final String COLUMNS = "type,strike_price,expiration,open_interest,last_price,bid_price,bid_amount,bid_iv,"
            + "ask_price,ask_amount,ask_iv,mark_price,mark_iv,underlying_index,underlying_price,delta,gamma,vega,theta,"
            + "rho";
    private static final Map<String, Integer> STRIKE_STEPS = Map.of("BTC", 1_000, "ETH", 50);
    private static final double[] STRIKES = {0.92, 0.96, 1, 1.04, 1.08};
    private static final double HALF_SPREAD = 0.006;
    private static final int COIN_DECIMALS = 4;
    private static final int MARK_DECIMALS = 6;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final double YEAR_NS = Black76.DAYS_PER_YEAR * 86_400e9;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dMMMuu", Locale.ENGLISH);

    private record Option(String symbol, String underlyingIndex, boolean isCall, long strike, long expiryNs,
            double sigma) {}

    private final Map<Listing, List<Option>> listed = new HashMap<>();
    private final Map<Listing, Long> minutes = new HashMap<>();

    /// Whether options hang on this quote and none were told of in its minute.
    boolean isDue(Quote quote) {
        Listing listing = quote.listing();
        return STRIKE_STEPS.containsKey(listing.name())
                && minutes.getOrDefault(listing, Long.MIN_VALUE) != Math.floorDiv(quote.timeNs(), MINUTE_NS);
    }

    void rows(AsciiWriter out, Quote quote) throws IOException {
        minutes.put(quote.listing(), Math.floorDiv(quote.timeNs(), MINUTE_NS));
        double forward = (quote.bid() + quote.ask()) * 0.5 / Decimals.power(quote.listing().priceDecimals());
        for (Option option : listed.computeIfAbsent(quote.listing(), any -> list(quote, forward))) {
            if (option.expiryNs() > quote.timeNs()) {
                row(out, option, quote.timeNs(), forward);
            }
        }
    }

    private static List<Option> list(Quote first, double price) {
        var coin = first.listing().name();
        int step = STRIKE_STEPS.getOrDefault(coin, 1);
        double sigma = Listings.root(coin).dayVolPct() / 100 * Math.sqrt(Black76.DAYS_PER_YEAR);
        var start = Instant.ofEpochSecond(first.timeNs() / SECOND_NS).atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate friday = start.plusDays(1).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
        var options = new ArrayList<Option>();
        for (LocalDate day : List.of(friday, friday.plusWeeks(4))) {
            long expiryNs = day.atTime(8, 0).toEpochSecond(ZoneOffset.UTC) * SECOND_NS;
            var dated = coin + "-" + DAY.format(day).toUpperCase(Locale.ROOT);
            for (double share : STRIKES) {
                long strike = Math.round(share * price / step) * step;
                double x = StrictMath.log(strike / price);
                double smile = sigma * (1 - 0.4 * x + 4 * x * x);
                options.add(new Option(dated + "-" + strike + "-C", "SYN." + dated, true, strike, expiryNs, smile));
                options.add(new Option(dated + "-" + strike + "-P", "SYN." + dated, false, strike, expiryNs, smile));
            }
        }
        return options;
    }

    private static void row(AsciiWriter out, Option option, long timeNs, double forward) throws IOException {
        Black76 bid = priced(option, timeNs, forward, option.sigma() - HALF_SPREAD);
        Black76 mark = priced(option, timeNs, forward, option.sigma());
        Black76 ask = priced(option, timeNs, forward, option.sigma() + HALF_SPREAD);
        long unit = Decimals.power(COIN_DECIMALS);
        TardisFolder.lead(out, VENUE, option.symbol(), timeNs / 1_000);
        out.text(option.isCall() ? ",call," : ",put,").number(option.strike()).character(',')
                .number(option.expiryNs() / 1_000).text(",,,");
        offer(out, (long) Math.floor(bid.coinPrice() * unit), 10, bid);
        offer(out, (long) Math.ceil(ask.coinPrice() * unit), 12, ask);
        rounded(out, mark.coinPrice(), MARK_DECIMALS);
        out.character(',');
        rounded(out, 100 * mark.sigma(), 2);
        out.character(',').text(option.underlyingIndex()).character(',');
        rounded(out, forward, 2);
        for (double greek : new double[]{mark.delta(), mark.gamma(), mark.vegaPerPoint(), mark.thetaPerDay()}) {
            out.character(',');
            rounded(out, greek, MARK_DECIMALS);
        }
        out.text(",\n");
    }

    /// Price, amount and volatility of one side; no price below the tick, and then no amount.
    private static void offer(AsciiWriter out, long ticks, int amount, Black76 option) throws IOException {
        if (ticks > 0) {
            out.decimal(ticks, COIN_DECIMALS).character(',').number(amount).character(',');
        } else {
            out.text(",,");
        }
        rounded(out, 100 * option.sigma(), 2);
        out.character(',');
    }

    private static Black76 priced(Option option, long timeNs, double forward, double sigma) {
        return Black76.undiscounted(option.isCall(), forward, (double) option.strike(),
                (double) (option.expiryNs() - timeNs) / YEAR_NS,
                sigma);
    }

    private static void rounded(AsciiWriter out, double value, int places) throws IOException {
        out.decimal(Math.round(value * Decimals.power(places)), places);
    }
}
