package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Book;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.Fills;
import io.assay.core.event.FundingRate;
import io.assay.core.event.Mark;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import io.assay.core.event.SampleFills;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MarketLogTest {
    private static final long T0 = SampleFills.T0_NS;
    private static final long SECOND = 1_000_000_000L;

    @Test
    void every_event_comes_back_as_it_went_in() {
        var events = new ArrayList<MarketEvent>();
        var random = new SplittableRandom(3);
        for (int i = 0; i < 5_000; i++) {
            long at = T0 + random.nextLong(SECOND);
            events.add(switch (i % 5) {
                case 0 -> new Quote("BTC", "v", at, Event.UNTIMED, decimal(random), null, decimal(random), null);
                case 1 -> new Book("BTC", "", at, at + 5, levels(random), levels(random));
                case 2 -> new Print("BTC", "v", at, at, decimal(random), decimal(random), Print.Taker.BUYER,
                        i % 3 == 0 ? "" : "t-" + i);
                case 3 -> new Mark("BTC-C", "v", at, at, decimal(random), null, decimal(random),
                        new BigDecimal("0.65"));
                default -> new FundingRate("BTC", "v", at, at, new BigDecimal("-0.0000125"));
            });
        }
        events.add(new Quote("BTC", "v", T0, T0, new BigDecimal("123456789012345678.5"), null,
                new BigDecimal("0.000000000000000001"), new BigDecimal("99999999999999999999.123456789012345678")));
        var log = new MarketLog();
        events.forEach(event -> log.add(event, "a"));
        assertThat(log.events()).containsExactlyInAnyOrderElementsOf(events);
        assertThat(log.instruments()).containsExactly("BTC", "BTC-C");
    }

    /// What came under a second name is as if it had come under the first; what stays, stays under both.
    @Test
    void a_renamed_instrument_holds_what_was_published_under_either_name() {
        var log = new MarketLog();
        var one = new MarketLog();
        var random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            var name = i % 2 == 0 ? "kPEPE" : "KPEPE";
            long at = T0 + random.nextLong(SECOND);
            var quoted = new Quote(name, "v", at, at + 1, decimal(random), null, decimal(random), null);
            var book = new Book(name, "v", at, at + 1, levels(random), levels(random));
            var print = new Print(name, "v", at, at, decimal(random), decimal(random), Print.Taker.BUYER, "t-" + i);
            List.of(quoted, book, print).forEach(event -> log.add(event, "a"));
            one.add(new Quote("kPEPE", "v", at, at + 1, quoted.bid(), null, quoted.ask(), null), "a");
            one.add(new Book("kPEPE", "v", at, at + 1, book.bids(), book.asks()), "a");
            one.add(new Print("kPEPE", "v", at, at, print.price(), print.quantity(), print.taker(), print.tradeId()),
                    "a");
        }
        var elsewhere = quote(T0, T0, "1", "2");
        log.add(elsewhere, "a");
        one.add(elsewhere, "a");
        log.rename("KPEPE", "v", new TreeSet<>(Set.of("kPEPE")));
        log.rename("BTC", "another venue", new TreeSet<>(Set.of("ETH")));
        assertThat(log.events("kPEPE")).hasSize(900).isEqualTo(one.events("kPEPE"));
        assertThat(log.instruments()).containsExactly("BTC", "kPEPE");
        log.rename("BTC", "v", new TreeSet<>(Set.of("BTC", "BTC/USD:BTC")));
        assertThat(log.events("BTC")).containsExactly(elsewhere);
        assertThat(log.events("BTC/USD:BTC")).containsExactly(new Quote("BTC/USD:BTC", "v", elsewhere.timeNs(),
                elsewhere.receivedNs(), elsewhere.bid(), elsewhere.bidQuantity(), elsewhere.ask(),
                elsewhere.askQuantity()));
        assertThat(log.venues("BTC")).containsExactly("v");
    }

    @Test
    void the_same_fact_twice_counts_once_and_other_receive_times_are_other_facts() {
        var log = new MarketLog();
        for (int i = 0; i < 3; i++) {
            log.add(quote(T0, T0 + 1, "1", "2"), "file" + i);
        }
        log.add(quote(T0, T0 + 2, "1", "2"), "late");
        var timeline = log.timeline(new MarketLog.Key("BTC", MarketLog.Kind.QUOTE, "v"), Reference.Clock.EVENT);
        assertThat(timeline.size()).isEqualTo(2);
        assertThat(log.duplicates()).containsExactlyInAnyOrderEntriesOf(
                Map.of("file0", 0L, "file1", 1L, "file2", 1L, "late", 0L));
        assertThat(timeline.knownNs(1)).isEqualTo(T0 + 2);
    }

    @Test
    void however_rows_lie_in_files_the_market_is_the_same_and_what_repeats_is_counted_where_it_repeats() {
        int checked = 0;
        for (int seed = 0; seed < 40; seed++) {
            var random = new SplittableRandom(seed);
            var events = someEvents(random, 400);
            var whole = new MarketLog();
            events.forEach(event -> whole.add(event, "one file"));
            for (int split = 0; split < 3; split++) {
                Collections.shuffle(events, new Random(random.nextLong()));
                var log = new MarketLog();
                var seen = new HashSet<MarketEvent>();
                var expected = new TreeMap<String, Long>();
                for (var event : events) {
                    var file = "file " + random.nextInt(3);
                    log.add(event, file);
                    expected.merge(file, seen.add(event) ? 0L : 1L, Long::sum);
                }
                assertThat(log.events("BTC")).isEqualTo(whole.events("BTC"));
                assertThat(log.duplicates()).isEqualTo(expected);
                long repeated = expected.values().stream().mapToLong(Long::longValue).sum();
                assertThat(log.size()).isEqualTo(seen.size() + repeated);
                checked += repeated > 0 ? 1 : 0;
            }
        }
        assertThat(checked).as("logs in which something repeated").isEqualTo(120);
    }

    @Test
    void a_file_given_twice_repeats_all_its_rows_and_two_sources_that_differ_repeat_nothing() {
        var events = new ArrayList<>(new HashSet<>(someEvents(new SplittableRandom(5), 300)));
        var log = new MarketLog();
        events.forEach(event -> log.add(event, "a"));
        assertThat(log.duplicates()).isEqualTo(new TreeMap<>(Map.of("a", 0L)));
        events.forEach(event -> log.add(event, "b"));
        assertThat(log.duplicates()).isEqualTo(new TreeMap<>(Map.of("a", 0L, "b", (long) events.size())));

        var both = new MarketLog();
        both.add(quote(T0, T0 + 1, "1", "2"), "a");
        both.add(quote(T0, T0 + 1, "1", "3"), "b");
        assertThat(both.duplicates()).isEqualTo(new TreeMap<>(Map.of("a", 0L, "b", 0L)));
        assertThat(both.events("BTC")).hasSize(2);
    }

    @Test
    void events_without_a_time_and_those_received_too_early_are_counted() {
        var log = new MarketLog();
        log.add(quote(T0, T0 - 1, "1", "2"), "a");
        log.add(quote(T0, T0, "1", "2"), "a");
        log.add(quote(T0, Event.UNTIMED, "1", "2"), "a");
        log.add(quote(Event.UNTIMED, T0, "1", "2"), "a");
        assertThat(log.dating()).isEqualTo(new MarketLog.Dating(1, 1));
    }

    /// Events of few moments and few values, so that many say the same.
    private static List<MarketEvent> someEvents(SplittableRandom random, int count) {
        var events = new ArrayList<MarketEvent>();
        for (int i = 0; i < count; i++) {
            long at = random.nextInt(20) == 0 ? Event.UNTIMED : T0 + random.nextInt(9);
            long got = random.nextBoolean() ? Event.UNTIMED : T0 + random.nextInt(3);
            var price = BigDecimal.valueOf(1 + random.nextInt(3));
            events.add(switch (random.nextInt(5)) {
                case 0 -> new Quote("BTC", "v", at, got, price, null, price, price);
                case 1 -> new Book("BTC", "v", at, got, List.of(new Book.Level(price, BigDecimal.ONE)), List.of());
                case 2 -> new Print("BTC", "v", at, got, price, price, Print.Taker.BUYER, "t" + random.nextInt(2));
                case 3 -> new Mark("BTC", "v", at, got, price, null, null, null);
                default -> new FundingRate("BTC", "v", at, got, price);
            });
        }
        return events;
    }

    @Test
    void a_public_trade_that_is_among_the_fills_is_one_print_with_its_parties_named() {
        var fills = SampleFills.fills(List.of(fill("a", Side.BUY, "7"), fill("b", Side.SELL, "7")));
        var log = new MarketLog();
        log.add(print(T0, "100", "2", "7"), "by id");
        log.add(print(T0 + SECOND, "100.25", "2", "8"), "another's");
        assertThat(parties(fills, log)).containsExactly("a-b 100", "?-? 100.25");
        var unnamed = new MarketLog();
        unnamed.add(print(T0, "100", "2", ""), "by looks");
        unnamed.add(print(T0, "100", "3", ""), "another's");
        assertThat(parties(fills, unnamed)).containsExactly("?-? 100", "a-b 100");
        var one = SampleFills.fills(List.of(fill("a", Side.BUY, "7")));
        assertThat(parties(one, log)).as("one side known").containsExactly("a-? 100", "?-? 100.25");
    }

    @Test
    void references_finer_than_the_fills_widen_the_scale_exactly() {
        var fills = SampleFills.fills(List.of(fill("a", Side.BUY, "7")));
        var log = new MarketLog();
        log.add(quote(T0 - SECOND, T0, "99.9999995", "100.0000002"), "fine");
        log.add(quote(T0 + SECOND / 2, T0, "99.9999995", "100.0000002"), "fine");
        log.add(quote(T0 + SECOND, T0, "99", "12345678901234567"), "absurd");
        var series = market(fills, log).reference(0).series();
        assertThat(series.scale()).isEqualTo(8);
        assertThat(BigDecimal.valueOf(series.price(series.before(T0, 0)), 8))
                .isEqualByComparingTo("99.99999985");
        assertThat(series.before(T0 + 2 * SECOND, 0)).as("what does not fit is absent, not rounded").isEqualTo(-1);
    }

    @Test
    void a_quote_holds_until_replaced_and_no_longer_than_its_limit() {
        var fills = SampleFills.fills(List.of(fill("a", Side.BUY, "7")));
        var log = new MarketLog();
        log.add(quote(T0 - SECOND, T0, "99", "101"), "a");
        log.add(quote(T0 + 100 * SECOND, T0, "100", "102"), "a");
        log.add(new Quote("BTC", "v", T0 + 110 * SECOND, T0, new BigDecimal("100"), null, null, null), "no ask");
        log.add(quote(T0 + 120 * SECOND, T0, "104", "106"), "a");
        var series = market(fills, log).reference(0).series();
        assertThat(series.after(T0, 59 * SECOND, 0, -1)).isZero();
        assertThat(series.after(T0, 60 * SECOND, 0, -1)).as("61 s old").isEqualTo(-1);
        assertThat(series.after(T0, 100 * SECOND, 0, 0)).isEqualTo(1);
        assertThat(series.after(T0, 115 * SECOND, 0, 0)).as("one side of the book is empty").isEqualTo(-1);
        assertThat(series.mark(T0 + 115 * SECOND)).as("what is held is still held").isEqualTo(1);
        assertThat(series.after(T0, 121 * SECOND, 0, 0)).as("beyond the last quote").isEqualTo(-1);
        assertThat(series.before(T0 - SECOND, 0)).as("strictly before").isEqualTo(-1);
    }

    @Test
    void what_marks_positions_has_a_price_at_every_reference() {
        var fills = SampleFills.fills(List.of(fill("a", Side.BUY, "7")));
        var log = new MarketLog();
        log.add(new Quote("BTC", "v", T0 - SECOND, T0, new BigDecimal("100"), null, null, null), "no ask yet");
        log.add(quote(T0, T0, "99", "101"), "a");
        log.add(new Quote("BTC", "v", T0 + SECOND, T0, null, null, new BigDecimal("100"), null), "no bid");
        log.add(quote(T0 + 2 * SECOND, T0, "100", "102"), "a");
        var marks = market(fills, log).marks(0);
        assertThat(marks.size()).isEqualTo(2);
        assertThat(marks.priceOf(0)).isEqualTo(100);
        assertThat(marks.priceOf(marks.mark(T0 + SECOND))).as("still held while one side is empty").isEqualTo(100);
        assertThat(marks.priceOf(1)).isEqualTo(101);
    }

    @Test
    void a_snapshot_counts_only_when_taken_within_the_horizon() {
        var fills = SampleFills.fills(List.of(fill("a", Side.BUY, "7")));
        var log = new MarketLog();
        for (long second : new long[]{-5, 10, 800}) {
            log.add(new Book("BTC", "v", T0 + second * SECOND, T0, List.of(level("99")), List.of(level("101"))), "a");
        }
        var reference = market(fills, log).reference(0);
        assertThat(reference.kind()).isEqualTo(Reference.Kind.BOOKS);
        var series = reference.series();
        assertThat(series.before(T0, 0)).isZero();
        assertThat(series.after(T0, 9 * SECOND, 0, 0)).as("none taken since the fill").isEqualTo(-1);
        assertThat(series.after(T0, 10 * SECOND, 0, 0)).isEqualTo(1);
        assertThat(series.after(T0, 610 * SECOND, 0, 0)).isEqualTo(1);
        assertThat(series.after(T0, 611 * SECOND, 0, 0)).as("stale").isEqualTo(-1);
        assertThat(series.after(T0, 801 * SECOND, 0, 0)).as("beyond the last").isEqualTo(-1);
    }

    @Test
    void funding_between_two_moments_is_rate_times_mark_of_what_was_settled_in_between() {
        var fills = SampleFills.fills(List.of(fill("a", Side.BUY, "7")));
        var log = new MarketLog();
        for (int i = 0; i < 4; i++) {
            log.add(new Mark("BTC", "v", T0 + i * SECOND, T0, BigDecimal.valueOf(100 + i), null, null, null), "a");
            log.add(new FundingRate("BTC", "v", T0 + i * SECOND, T0, BigDecimal.valueOf(i + 1, 3)), "a");
        }
        var funding = market(fills, log).funding(0);
        assertThat(funding.size()).isEqualTo(4);
        assertThat(funding.between(T0, T0 + 2 * SECOND)).as("held into the second and third")
                .isCloseTo(0.508, within(1e-12));
        assertThat(funding.rateBetween(T0 - 1, T0 + 3 * SECOND)).isCloseTo(0.010, within(1e-15));
        assertThat(funding.between(T0 + SECOND, T0 + SECOND)).isZero();
    }

    private static List<String> parties(Fills fills, MarketLog log) {
        var series = market(fills, log).series(0);
        var out = new ArrayList<String>();
        for (int i = 0; i < series.size(); i++) {
            out.add(name(fills, series.buyer(i)) + "-" + name(fills, series.seller(i)) + " "
                    + BigDecimal.valueOf(series.price(i), series.scale()).stripTrailingZeros().toPlainString());
        }
        return out;
    }

    private static String name(Fills fills, int account) {
        return account < 0 ? "?" : fills.accounts().get(account);
    }

    private static Market market(Fills fills, MarketLog log) {
        return Market.of(fills, log, Map.of(), new MarketSpec(60 * SECOND, 600 * SECOND, Set.of("USD"), List.of()));
    }

    private static Fill fill(String account, Side side, String id) {
        return SampleFills.fill(account, "BTC", T0, side, "100", "2", id, null);
    }

    private static Quote quote(long at, long received, String bid, String ask) {
        return new Quote("BTC", "v", at, received, new BigDecimal(bid), null, new BigDecimal(ask), null);
    }

    private static Print print(long at, String price, String quantity, String id) {
        return new Print("BTC", "v", at, Event.UNTIMED, new BigDecimal(price), new BigDecimal(quantity),
                Print.Taker.UNKNOWN, id);
    }

    private static List<Book.Level> levels(SplittableRandom random) {
        var levels = new ArrayList<Book.Level>();
        for (int i = random.nextInt(4); i > 0; i--) {
            levels.add(new Book.Level(decimal(random), decimal(random)));
        }
        return levels;
    }

    private static Book.Level level(String price) {
        return new Book.Level(new BigDecimal(price), BigDecimal.ONE);
    }

    private static BigDecimal decimal(SplittableRandom random) {
        return BigDecimal.valueOf(10 * random.nextLong(1, 1_000_000_000L) + 1, random.nextInt(9));
    }
}
