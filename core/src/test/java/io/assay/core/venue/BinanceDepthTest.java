package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Book;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Books rebuilt from a snapshot and the differences after it.
class BinanceDepthTest {
    private static final long T0 = 1_723_161_256_000L;

    @Test
    void differences_after_a_snapshot_make_a_book_and_those_before_it_wait() {
        var caught = Caught.lines("", difference(1, 2, 0, 0, "[[\"99\",\"7\"]]", "[]"),
                difference(3, 6, 2, 100, "[[\"98\",\"1\"]]", "[[\"103\",\"2\"]]"),
                snapshot(4, 50, "[[\"100\",\"1\"],[\"99\",\"2\"]]", "[[\"101\",\"1\"],[\"102\",\"5\"]]"),
                difference(7, 9, 6, 2_000, "[[\"100\",\"0\"]]", "[[\"101\",\"3\"]]"));
        assertThat(caught.rejects).isEmpty();
        assertThat(caught.events).extracting(event -> sides((Book) event)).containsExactly(
                "100x1 99x2 98x1 | 101x1 102x5 103x2", "99x2 98x1 | 101x3 102x5 103x2");
        assertThat(caught.events).extracting(event -> ((Book) event).timeNs())
                .containsExactly((T0 + 100) * 1_000_000, (T0 + 2_000) * 1_000_000);
        assertThat(caught.skipped).hasSize(2).allMatch(why -> why.contains("without a snapshot"));
    }

    @Test
    void after_a_gap_or_a_refused_row_the_book_is_unknown_until_a_snapshot() {
        for (var hurt : List.of(difference(12, 13, 11, 3_000, "[]", "[]"), difference(10, 11, 9, 3_000,
                "[[\"x\",\"1\"]]", "[]"), difference(10, 11, 9, 3_000, "[[\"99\",\"-1\"]]", "[]"),
                difference(10, 11, 9, 3_000, "[[\"99\",\"\"]]", "[]"))) {
            var caught = Caught.lines("", difference(1, 2, 0, 0, "[]", "[]"),
                    snapshot(2, 10, "[[\"100\",\"1\"]]", "[[\"101\",\"1\"]]"), difference(3, 9, 2, 2_000, "[]", "[]"),
                    hurt,
                    difference(14, 15, 13, 5_000, "[]", "[]"), difference(16, 17, 15, 7_000, "[]", "[]"),
                    snapshot(16, 7_500, "[[\"90\",\"1\"]]", "[[\"91\",\"1\"]]"),
                    difference(18, 19, 17, 9_000, "[]", "[[\"92\",\"1\"]]"));
            assertThat(caught.events).extracting(event -> sides((Book) event)).as(hurt).containsExactly("100x1 | 101x1",
                    "100x1 | 101x1", "90x1 | 91x1", "90x1 | 91x1 92x1");
            assertThat(caught.events.size() + caught.rejects.size() + caught.skipped.size()).isEqualTo(8);
            assertThat(caught.rejects).extracting(Reject::reason)
                    .isSubsetOf(Reason.BAD_NUMBER, Reason.NOT_POSITIVE, Reason.MISSING_FIELD);
        }
    }

    @Test
    void spot_chains_by_its_first_change_and_a_snapshot_among_two_symbols_belongs_to_nobody() {
        var spot = Caught.lines("", difference(1, 2, -1, 0, "[]", "[]"),
                snapshot(2, 10, "[[\"100\",\"1\"]]", "[[\"101\",\"1\"]]"),
                difference(3, 4, -1, 2_000, "[]", "[[\"101\",\"0\"]]"),
                difference(5, 6, -1, 4_000, "[]", "[[\"102\",\"4\"]]"), difference(8, 9, -1, 6_000, "[]", "[]"));
        assertThat(spot.events).extracting(event -> sides((Book) event)).containsExactly("100x1 | 101x1", "100x1 | ",
                "100x1 | 102x4");
        assertThat(spot.kinds).containsEntry("BTCUSDT", InstrumentKind.SPOT);
        var two = Caught.lines("", difference(1, 2, 0, 0, "[]", "[]"),
                difference(1, 2, 0, 0, "[]", "[]").replace("BTCUSDT", "ETHUSDT"),
                snapshot(2, 10, "[[\"100\",\"1\"]]", "[[\"101\",\"1\"]]"));
        assertThat(two.events).isEmpty();
        assertThat(two.skipped).last().asString().contains("without a symbol");
    }

    /// The slow twin keeps prices in plain maps and reads every message.
    @Test
    void random_books_equal_those_of_plain_maps() {
        int looks = 0;
        for (int seed = 0; seed < 50; seed++) {
            var random = new SplittableRandom(seed);
            var bids = new TreeMap<Integer, Integer>(Comparator.reverseOrder());
            var asks = new TreeMap<Integer, Integer>();
            var lines = new ArrayList<String>(List.of(difference(1, 1, 0, 0, "[]", "[]"),
                    snapshot(1, 1, "[[\"100\",\"1\"]]", "[[\"200\",\"1\"]]")));
            bids.put(100, 1);
            asks.put(200, 1);
            var expected = new ArrayList<String>(List.of(plain(bids, asks)));
            for (int id = 2; id < 60; id++) {
                int bid = 100 - random.nextInt(20);
                int ask = 200 + random.nextInt(20);
                int size = random.nextInt(3);
                set(bids, bid, size);
                set(asks, ask, size);
                lines.add(difference(id, id, id - 1, 2_000L * id, "[[\"" + bid + "\",\"" + size + "\"]]",
                        "[[\"" + ask + "\",\"" + size + "\"]]"));
                expected.add(plain(bids, asks));
            }
            var caught = Caught.lines("", lines.toArray(String[]::new));
            assertThat(caught.events).extracting(event -> sides((Book) event)).as("seed %d", seed).isEqualTo(expected);
            looks += caught.events.size();
        }
        assertThat(looks).isEqualTo(50 * 59);
    }

    private static void set(TreeMap<Integer, Integer> side, int price, int size) {
        if (size == 0) {
            side.remove(price);
        } else {
            side.put(price, size);
        }
    }

    private static String plain(TreeMap<Integer, Integer> bids, TreeMap<Integer, Integer> asks) {
        return plain(bids) + " | " + plain(asks);
    }

    private static String plain(TreeMap<Integer, Integer> side) {
        var text = new ArrayList<String>();
        side.forEach((price, size) -> text.add(price + "x" + size));
        return String.join(" ", text);
    }

    private static String sides(Book book) {
        return side(book.bids()) + " | " + side(book.asks());
    }

    private static String side(List<Book.Level> levels) {
        return String.join(" ",
                levels.stream().map(level -> plain(level.price()) + "x" + plain(level.quantity())).toList());
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }

    /// @param before -1 for spot, which does not say
    private static String difference(long first, long last, long before, long millis, String bids, String asks) {
        var chain = before < 0 ? "" : "\"T\":" + (T0 + millis) + ",\"pu\":" + before + ",";
        return (T0 + millis + 5) + "000000 {\"stream\":\"btcusdt@depth\",\"data\":{\"e\":\"depthUpdate\",\"E\":"
                + (T0 + millis)
                + ",\"s\":\"BTCUSDT\"," + chain + "\"U\":" + first + ",\"u\":" + last + ",\"b\":" + bids + ",\"a\":"
                + asks
                + "}}";
    }

    private static String snapshot(long id, long millis, String bids, String asks) {
        return (T0 + millis + 5) + "000000 {\"lastUpdateId\":" + id + ",\"E\":" + (T0 + millis) + ",\"T\":"
                + (T0 + millis)
                + ",\"bids\":" + bids + ",\"asks\":" + asks + "}";
    }
}
