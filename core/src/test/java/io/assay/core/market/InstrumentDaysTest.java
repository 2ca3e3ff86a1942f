package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Book;
import io.assay.core.event.Contract;
import io.assay.core.event.Fill;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import io.assay.core.event.SampleFills;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
    void a_book_from_before_midnight_holds_no_longer_than_it_would_have_held() {
        var log = new MarketLog();
        quote(log, -50, "99", "101");
        quote(log, 40, "99.5", "100.5");
        quote(log, 70, "99.5", "100.5");
        var figures = days(log).getLast().figures();
        assertThat(figures.spreadBp().value()).as("10 s of 200 bp are left, then 30 s of 100")
                .isCloseTo(125, within(1e-9));
        assertThat(figures.knownShare().value()).isCloseTo(40.0 / 70, within(1e-12));
    }

    @Test
    void a_book_too_old_at_midnight_is_no_book_of_the_day() {
        var log = new MarketLog();
        quote(log, -86_400, "9", "11");
        quote(log, -61, "99", "101");
        quote(log, 40, "99.5", "100.5");
        quote(log, 70, "99.5", "100.5");
        var figures = days(log).getLast().figures();
        assertThat(figures.spreadBp().value()).as("100 bp alone").isCloseTo(100, within(1e-9));
        assertThat(figures.knownShare().value()).as("since the first of the day").isEqualTo(1);
        var after = new MarketLog();
        quote(after, 40, "99.5", "100.5");
        quote(after, 70, "99.5", "100.5");
        assertThat(days(log).getLast()).isEqualTo(days(after).getLast());
    }

    @Test
    void a_queue_lasts_as_long_whether_prints_or_fills_say_how_many_contracts_traded() {
        var contract = Instrument.of("BTC", InstrumentKind.PERPETUAL, "BTC", "", "USDC")
                .withContract(Contract.PLAIN.withMultiplier(new BigDecimal("0.001")));
        var books = new MarketLog();
        var prints = new MarketLog();
        for (var log : List.of(books, prints)) {
            quote(log, 0, "99.5", "100.5");
            quote(log, 60, "99.5", "100.5");
        }
        var fills = new ArrayList<Fill>();
        for (int i = 1; i <= 3; i++) {
            long at = DAY + 10L * i * S;
            fills.add(SampleFills.fill("a", "BTC", at, Side.BUY, "100.5", "2.5", "" + i, null));
            prints.add(new Print("BTC", "v", at, -1, new BigDecimal("100.5"), new BigDecimal("2.5"),
                    Print.Taker.BUYER, "" + i), "f");
        }
        var traded = FillOrder.of(SampleFills.log(fills, "f"), List.of(contract)).fills();
        var none = SampleFills.fills(List.of());
        var byFills = InstrumentDays.of(traded, books, Map.of(), MarketSpec.DEFAULT).getFirst();
        var byPrints = InstrumentDays.of(none, prints, Map.of("BTC", contract), MarketSpec.DEFAULT).getFirst();
        assertThat(byFills.trades()).isEqualTo(3);
        assertThat(byFills.figures().askQueueS().value()).as("1 contract, 7.5 in a minute")
                .isCloseTo(8, within(1e-12));
        assertThat(byFills).isEqualTo(byPrints);
    }

    @Test
    void prices_without_sizes_say_how_wide_a_book_is_and_nothing_of_how_deep() {
        var log = new MarketLog();
        quote(log, 0, "99.5", "100.5");
        log.add(new Quote("BTC", "v", DAY + 30 * S, -1, new BigDecimal("99"), null, new BigDecimal("101"),
                BigDecimal.ONE), "f");
        quote(log, 60, "99.5", "100.5");
        log.add(new Print("BTC", "v", DAY + 10 * S, -1, new BigDecimal("100.5"), BigDecimal.ONE, Print.Taker.BUYER,
                "1"), "f");
        var figures = days(log).getFirst().figures();
        assertThat(figures.spreadBp().value()).isCloseTo(150, within(1e-9));
        assertThat(figures.knownShare().value()).isEqualTo(1);
        var sizes = new ArrayList<>(List.of(figures.touchUsd(), figures.bidQueueS(), figures.askQueueS()));
        figures.depths().forEach(depth -> sizes.addAll(
                List.of(depth.bidUsd(), depth.askUsd(), depth.bidAtLeastUsd(), depth.askAtLeastUsd())));
        assertThat(sizes).hasSize(19).allMatch(figure -> figure.absence().equals("sizes are not said"));
        for (long at : new long[]{0, 60}) {
            log.add(new Book("BTC", "v", DAY + at * S, -1, levels("99.5", "99"), levels("100.5", "101")), "f");
        }
        assertThat(days(log).getFirst().figures().depths().getLast().bidAtLeastUsd().isPresent())
                .as("books say it").isTrue();
    }

    @Test
    void a_side_that_is_empty_leaves_no_size_unsaid() {
        var log = new MarketLog();
        quote(log, 0, "99.5", "100.5");
        log.add(new Quote("BTC", "v", DAY + 30 * S, -1, null, null, new BigDecimal("100.5"), BigDecimal.ONE), "f");
        quote(log, 60, "99.5", "100.5");
        assertThat(days(log).getFirst().figures().touchUsd().value()).isCloseTo((2 * 99.5 + 100.5) / 2, within(1e-9));
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

    @Test
    void levels_behind_the_best_may_be_finer_than_any_best() {
        var log = new MarketLog();
        for (long at : new long[]{0, 60}) {
            log.add(new Book("BTC", "v", DAY + at * S, -1, levels("99", "98.995"), levels("101", "101.0625")), "f");
        }
        var figures = days(log).getFirst().figures();
        assertThat(figures.tick().value()).as("of all levels").isEqualTo(0.0025);
        assertThat(figures.tickInferred()).isTrue();
        assertThat(figures.spreadBp().value()).isCloseTo(200, within(1e-9));
    }

    @Test
    void a_stated_tick_stands_though_every_price_seen_is_coarser() {
        var log = new MarketLog();
        quote(log, 0, "99", "101");
        quote(log, 60, "99", "101");
        var stated = Instrument.of("BTC", InstrumentKind.PERPETUAL, "BTC", "", "USDC")
                .withContract(Contract.PLAIN.withSteps(new BigDecimal("0.10"), null));
        var day = InstrumentDays.of(SampleFills.fills(List.of()), log, Map.of("BTC", stated), MarketSpec.DEFAULT)
                .getFirst();
        assertThat(day.figures().tick().value()).isEqualTo(0.1);
        assertThat(day.figures().tickInferred()).isFalse();
        assertThat(day.figures().tickOverSpread().value()).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void taker_fills_say_what_the_same_public_prints_say_whoever_made_them() {
        var random = new SplittableRandom(11);
        var log = new MarketLog();
        var fills = new ArrayList<Fill>();
        var others = new ArrayList<Fill>();
        long price = 1_000_000;
        for (int i = 0; i < 500; i++) {
            price += random.nextInt(-3, 4) * 5L;
            long at = DAY + 2L * 86_400 * S * (i / 250) + i * 60L * S;
            boolean buys = random.nextBoolean();
            var paid = BigDecimal.valueOf(price, 2);
            log.add(new Print("BTC", "v", at, -1, paid, BigDecimal.ONE,
                    buys ? Print.Taker.BUYER : Print.Taker.SELLER, "t" + i), "f");
            var side = buys ? Side.BUY : Side.SELL;
            fills.add(SampleFills.fill("a" + random.nextInt(5), "BTC", at, side, paid.toPlainString(), "1",
                    "" + (i + 1), null));
            others.add(SampleFills.fill("a" + random.nextInt(5), "BTC", at, side, paid.toPlainString(), "1",
                    "" + (i + 1), null));
        }
        var of = days(log);
        assertThat(of).hasSize(2).allMatch(day -> day.trades() == 250 && day.books() == 0);
        assertThat(of.getFirst().figures().eta().isPresent()).isTrue();
        assertThat(of.getFirst().realisedVolatility().isPresent()).isTrue();
        for (var list : List.of(fills, others)) {
            var same = InstrumentDays.of(SampleFills.fills(list), new MarketLog(), Map.of(), MarketSpec.DEFAULT);
            assertThat(same).hasToString(of.toString().replace("venue=v", "venue="));
        }
    }

    @Test
    void a_day_of_few_trades_and_no_books_says_nothing() {
        var log = new MarketLog();
        for (int i = 0; i < 99; i++) {
            log.add(new Print("BTC", "v", DAY + 43_200 * S * (i / 49) + i * S, -1, BigDecimal.TEN, BigDecimal.ONE,
                    Print.Taker.BUYER, "t" + i), "f");
        }
        var days = days(log);
        assertThat(days).as("98 on the first day, one on the second").hasSize(1);
        assertThat(days.getFirst().trades()).isEqualTo(98);
    }

    private static List<Book.Level> levels(String... prices) {
        return List.of(prices).stream().map(price -> new Book.Level(new BigDecimal(price), BigDecimal.TWO)).toList();
    }
}
