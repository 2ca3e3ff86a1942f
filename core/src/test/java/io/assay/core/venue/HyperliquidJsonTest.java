package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.assay.core.event.Fill;
import io.assay.core.event.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One fill of two accounts in every wrapping the feeds use.
class HyperliquidJsonTest {
    private static final String A = Caught.object();
    private static final String B = Caught.object("side", "\"A\"", "crossed", "false");
    private static final String PAIRS = "[[\"" + Caught.ME + "\"," + A + "],[\"" + Caught.OTHER + "\"," + B + "]]";

    @Test
    void blocks_name_account_block_and_place_whatever_the_order_of_keys() {
        var first = Caught.json("{\"local_time\":\"2025-12-04T17:52:45.7\",\"block_number\":817863403,\"events\":"
                + PAIRS + "}");
        var last = Caught.json("{\"events\":" + PAIRS + ",\"block_number\":\"817863403\"}");
        assertThat(first.events).isEqualTo(last.events).hasSize(2);
        assertThat(first.fills()).extracting(Fill::account, Fill::block, Fill::place).containsExactly(
                tuple(Caught.ME, 817863403L, 0L),
                tuple(Caught.OTHER, 817863403L, 1L));
    }

    @Test
    void the_same_two_fills_come_out_of_every_wrapping() {
        var expected = Caught.json("[\"" + Caught.ME + "\"," + A + "]\n[\"" + Caught.OTHER + "\"," + B + "]").events;
        assertThat(expected).hasSize(2);
        var a = Caught.object("user", "\"" + Caught.ME + "\"", "txIndex", "3");
        var b = Caught.object("side", "\"A\"", "crossed", "false", "user", "\"" + Caught.OTHER + "\"");
        for (var text : List.of(PAIRS, "[" + a + "," + b + "]", a + "\n" + b, a + b,
                envelope(Caught.ME, A) + envelope(Caught.OTHER, B),
                "{\"endpoint\":\"x\",\"queries\":[{\"engines\":[\"v2\",\"v3\"],\"error\":null,\"fills\":[" + A
                        + "],\"slot\":\"" + Caught.ME + "\"},{\"slot\":\"" + Caught.OTHER + "\",\"fills\":[" + B
                        + "]},{\"slot\":\"z\",\"fills\":[]}]}")) {
            assertThat(Caught.json(text).events).as(text).isEqualTo(expected);
            assertThat(Caught.json(text).rejects).isEmpty();
        }
    }

    @Test
    void a_pair_names_its_account_even_where_the_flag_names_another() {
        assertThat(Caught.json("[\"" + Caught.ME + "\"," + A + "]", Caught.OTHER).fill().account())
                .isEqualTo(Caught.ME);
    }

    @Test
    void what_stands_where_a_fill_should_is_refused_and_not_lost() {
        for (var text : List.of("5", "null", "\"x\"", "true", "{}", "{\"error\":\"limit\"}", "[5]", "[null]",
                "[\"" + Caught.ME + "\"]", "[\"" + Caught.ME + "\",null]", "[[\"" + Caught.ME + "\",{}]]",
                "{\"events\":[null]}", "{\"events\":[5]}", "{\"events\":[[\"" + Caught.ME + "\"]]}",
                "{\"events\":[[\"" + Caught.ME + "\",{}]]}", "{\"user\":\"u\",\"fills\":[{}]}")) {
            var caught = Caught.json(text, Caught.ME);
            assertThat(caught.events).as(text).isEmpty();
            assertThat(caught.rejects).as(text).singleElement()
                    .satisfies(r -> assertThat(r.reason()).isEqualTo(Reason.MISSING_FIELD));
        }
    }

    @Test
    void what_is_no_fill_and_no_row_is_let_pass() {
        for (var text : List.of("[]", "{\"block_number\":1,\"events\":[]}", "{\"channel\":\"pong\"}",
                "{\"user\":\"u\",\"fills\":[]}", "[[],[]]",
                "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"userFills\"}}")) {
            var caught = Caught.json(text, Caught.ME);
            assertThat(caught.events).as(text).isEmpty();
            assertThat(caught.rejects).as(text).isEmpty();
        }
    }

    @Test
    void a_block_number_that_is_none_refuses_the_row() {
        for (var number : List.of("\"abc\"", "-5", "1e5", "12345678901234567890123456", "\"\"")) {
            for (var fill : List.of(A, Caught.object("px", "\"NaN\""))) {
                var caught = Caught.json("{\"block_number\":" + number + ",\"events\":[[\"" + Caught.ME + "\"," + fill
                        + "]]}");
                assertThat(caught.events).isEmpty();
                assertThat(caught.rejects).singleElement().satisfies(
                        r -> assertThat(r.field()).isEqualTo(fill.equals(A) ? "block_number" : "px"));
            }
        }
    }

    @Test
    void a_reject_names_the_line_of_its_fill() {
        var text = "[\n" + A + ",\n\n" + Caught.object("px", "\"0\"") + "]";
        assertThat(Caught.json(text, Caught.ME).rejects).singleElement().satisfies(r -> {
            assertThat(r.line()).isEqualTo(4);
            assertThat(r.reason()).isEqualTo(Reason.NOT_POSITIVE);
        });
    }

    private static String envelope(String account, String fill) {
        return "{\"channel\":\"userFills\",\"data\":{\"isSnapshot\":true,\"fills\":[" + fill + "],\"user\":\"" + account
                + "\"}}";
    }
}
