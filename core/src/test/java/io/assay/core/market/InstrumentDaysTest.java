package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Book;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import io.assay.core.event.SampleFills;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstrumentDaysTest {
    private static final long S = 1_000_000_000L;
    /// 2026-03-02, midnight.
    private static final long DAY = 1_772_409_600L * S;
    private static final Map<String, Instrument> BTC =
            Map.of("BTC", Instrument.of("BTC", InstrumentKind.PERPETUAL, "BTC", "", "USDC"));

    private static void quote(MarketLog log, long atS, String bid, String ask) {
        log.add(new Quote("BTC", "v", DAY + atS * S, -1, new BigDecimal(bid), BigDecimal.TWO, new BigDecimal(ask),
                BigDecimal.ONE), "f");
    }

    private static List<InstrumentDay> days(MarketLog log) {
        return InstrumentDays.of(SampleFills.fills(List.of()), log, BTC, MarketSpec.DEFAULT);
    }

    @Test
    void quotes_of_one_day_say_how_wide_they_are_and_for_how_long() {
        var log = new MarketLog();
        quote(log, 0, "99.5", "100.5");
        quote(log, 30, "99.75", "100.25");
        quote(log, 60, "99.5", "100.5");
        log.add(new Print("BTC", "v", DAY + 10 * S, -1, new BigDecimal("100.5"), BigDecimal.ONE, Print.Taker.BUYER,
                "1"), "f");
        var days = days(log);
        assertThat(days).hasSize(1);
        var day = days.getFirst();
        assertThat(day.source()).isEqualTo(Reference.Kind.QUOTES);
        assertThat(day.books()).isEqualTo(3);
        assertThat(day.trades()).isEqualTo(1);
        assertThat(day.midPrice()).isEqualTo(100);
        assertThat(day.figures().tick().value()).as("greatest common divisor").isEqualTo(0.25);
        assertThat(day.figures().spreadBp().value()).as("half the time 100 bp, half 50").isCloseTo(75, within(1e-9));
        assertThat(day.figures().oneTickShare().value()).isZero();
        assertThat(day.realisedVolatility().isPresent()).as("a minute is no volatility").isFalse();
    }

    @Test
    void a_quote_of_the_evening_before_counts_from_midnight() {
        var log = new MarketLog();
        quote(log, -20, "99", "101");
        quote(log, 20, "99.5", "100.5");
        quote(log, 40, "99.5", "100.5");
        var day = days(log).getLast();
        assertThat(days(log)).hasSize(2);
        assertThat(day.books()).isEqualTo(2);
        assertThat(day.figures().spreadBp().value()).as("20 s of 200 bp, 20 s of 100").isCloseTo(150, within(1e-9));
    }

    @Test
    void depth_comes_from_books_where_there_are_any() {
        var log = new MarketLog();
        quote(log, 0, "99.99", "100.01");
        quote(log, 60, "99.99", "100.01");
        for (long at : new long[]{0, 60}) {
            log.add(new Book("BTC", "v", DAY + at * S, -1, levels("99.99", "99.95", "99"), levels("100.01", "101")),
                    "f");
        }
        var depths = days(log).getFirst().figures().depths();
        assertThat(depths.get(0).bidUsd().value()).as("1 bp: the best alone").isCloseTo(2 * 99.99, within(1e-9));
        assertThat(depths.get(1).bidUsd().value()).as("5 bp").isCloseTo(2 * 99.99 + 2 * 99.95, within(1e-9));
        assertThat(depths.get(1).askUsd().value()).isCloseTo(2 * 100.01, within(1e-9));
    }

    @Test
    void a_walk_on_the_minute_has_the_volatility_of_its_returns() {
        var log = new MarketLog();
        double squares = 0;
        double mid = 100;
        for (int minute = 0; minute <= 100; minute++) {
            double next = 100 + (minute % 7) * 0.1;
            squares += minute == 0 ? 0 : Math.pow(next / mid - 1, 2);
            mid = next;
            var price = BigDecimal.valueOf(1000 + minute % 7, 1);
            log.add(new Quote("BTC", "v", DAY + minute * 60L * S, -1, price, BigDecimal.ONE, price, BigDecimal.ONE),
                    "f");
        }
        assertThat(days(log).getFirst().realisedVolatility().value())
                .isCloseTo(Math.sqrt(squares / 100 * 525_600), within(1e-9));
    }

    private static List<Book.Level> levels(String... prices) {
        return List.of(prices).stream().map(price -> new Book.Level(new BigDecimal(price), BigDecimal.TWO)).toList();
    }
}
