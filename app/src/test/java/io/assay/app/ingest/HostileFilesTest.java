package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.app.config.ConfigKey;
import io.assay.app.config.UserError;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files beyond reason: one reject or one clear error that names the limit, and memory for what lies within it only.
@Timeout(120)
class HostileFilesTest {
    private static final int MB = 1 << 20;
    private static final String HEADER = "account,instrument,kind,ts_event,side,price,qty,trade_id\n";
    private static final String ROW = "a,BTC,PERPETUAL,2023-02-27T15:02:26Z,B,1,1,";

    @TempDir
    private Path folder;

    @Test
    void a_row_of_a_table_is_at_most_a_megabyte_and_a_line_of_json_sixteen() {
        var read = read(
                HEADER + ROW + "1\n" + "a,".repeat(MB / 2 + 1) + "\n" + "a,".repeat(MB / 2 - 1) + "\n" + ROW + "2\n");
        assertThat(read.events).hasSize(2);
        assertThat(read.rejects).extracting(Reject::reason).containsExactly(Reason.LINE_TOO_LONG, Reason.BAD_CSV);
        assertThat(read.rejects).extracting(Reject::value).first().isEqualTo("over 1 MiB");
        var json = read(fill(1) + "\n[" + " ".repeat(16 * MB) + "]\n[" + " ".repeat(15 * MB) + fill(2) + "]\n");
        assertThat(json.events).hasSize(2);
        assertThat(json.rejects).extracting(Reject::value).containsExactly("over 16 MiB");
        var tags = read(IngestLab.text(IngestLab.TESTDATA.resolve("fix/session.log")) + "8=FIX.4.4|35=8|"
                + "1=|".repeat(MB / 3));
        assertThat(tags.rejects).extracting(Reject::reason).containsExactly(Reason.LINE_TOO_LONG);
    }

    @Test
    void what_has_no_line_end_is_given_up_and_what_came_before_stands() {
        var read = read(HEADER + ROW + "1\n" + "a".repeat(80 * MB) + "\n" + ROW + "2\n");
        assertThat(read.events).hasSize(1);
        assertThat(read.rejects).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).isEqualTo(Reason.LINE_TOO_LONG);
            assertThat(reject.line()).isEqualTo(3);
            assertThat(reject.value()).contains("no line end within 64 MiB").contains("nothing after this was read");
        });
    }

    @Test
    void standard_input_without_an_end_is_refused() {
        for (var first : List.of(HEADER + ROW + "1\n", fill(1) + "\n", "[" + fill(1) + ",", "[[[[")) {
            assertThatThrownBy(() -> Recorder.stdin(Map.of(), new Endless(first, 'a')))
                    .as(first).isInstanceOfSatisfying(UserError.class,
                            error -> assertThat(error.why()).containsAnyOf("had not ended", "cannot be read as JSON"));
        }
    }

    @Test
    void one_value_of_json_takes_no_more_memory_than_a_row_may() {
        for (var many : List.of("{},", "[],", "{\"a\":1},", "\"\",")) {
            var values = many.repeat(15 * MB / many.length());
            var line = read(fill(1) + "\n{\"x\":[" + values + "1]}\n" + fill(2) + "\n");
            assertThat(line.events).as(many).hasSize(2);
            var document = "{\n\"a\": {\"b\": [\n" + values + "1]}}";
            assertThat(refusal(document)).as(many).contains("more than 96 MiB in memory");
        }
        var names = new StringBuilder("{\n\"trade_id\":1");
        for (int i = 0; i < 900_000; i++) {
            names.append(",\"field ").append(i).append("\":1");
        }
        assertThat(refusal(names + "}")).contains("more than 96 MiB in memory");
    }

    @Test
    void fills_that_wait_for_the_end_of_their_envelope_are_at_most_so_many() {
        var fills = (fill(1) + ",\n").repeat(200_001);
        var enveloped = read("{\"user\":\"" + IngestLab.ACCOUNT + "\",\"fills\":[\n" + fills + fill(2) + "]}");
        assertThat(enveloped.events).isEmpty();
        assertThat(enveloped.rejects).singleElement().extracting(Reject::value).asString().contains("more than 200,000")
                .contains("nothing after this was read");
        assertThat(read("[\n" + fills + fill(2) + "]").events).as("a bare list has no end to wait for")
                .hasSize(200_002);
    }

    @Test
    void of_endless_rejects_the_first_are_kept_and_the_others_counted() {
        int rows = 2 * RejectList.KEPT_MAX;
        var file = IngestLab.write(folder, "in", HEADER + ROW + "1\n" + "a\n".repeat(rows));
        var ingested = IngestLab.read(file, IngestLab.CANONICAL);
        assertThat(ingested.rejects()).hasSize(RejectList.KEPT_MAX);
        assertThat(ingested.files().getFirst().rejected()).isEqualTo(rows);
        assertThat(ingested.files().getFirst().read()).isEqualTo(rows + 1);
        assertThat(ingested.files().getLast().rejected()).isZero();
        assertThat(ingested.warnings()).anySatisfy(warning -> assertThat(warning).contains("first 100,000 rejects")
                .contains("not a row of this table 100,000"));
    }

    @Test
    void names_nobody_knows_are_told_up_to_a_thousand() {
        var lines = new StringBuilder(fill(1)).append('\n');
        for (int i = 0; i < 5_000; i++) {
            lines.append(fill(i).replace("}", ",\"odd " + i + "\":1}")).append('\n');
        }
        var read = read(lines.toString());
        assertThat(read.events).hasSize(5_001);
        assertThat(read.unknownFields).hasSize(1_000);
    }

    @Test
    void a_monster_in_any_field_costs_its_row_and_no_time() {
        var monsters = List.of("9".repeat(60_000), "T".repeat(60_000), "/:-".repeat(20_000),
                "1e999999999", "0." + "0".repeat(60_000) + "1", "{'a':".repeat(12_000), " ".repeat(60_000) + "1");
        int read = 0;
        for (var sample : Sample.all()) {
            for (var slot : SampleLiteralsTest.slots(sample)) {
                long began = System.nanoTime();
                for (var monster : monsters) {
                    try {
                        var hurt = sample.read(folder, slot.holding(monster));
                        assertThat(hurt.events.toString().length()).as("%s %s", sample, slot.field())
                                .isLessThan(60_000);
                        read++;
                    } catch (UserError refused) {
                        assertThat(refused.why()).isNotBlank();
                    }
                }
                assertThat(Duration.ofNanos(System.nanoTime() - began)).as("%s %s", sample, slot.field())
                        .isLessThan(Duration.ofSeconds(10));
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }

    @Test
    void telling_what_a_stranger_looks_like_takes_no_time() {
        var many = new StringBuilder("[");
        for (int i = 0; i < 8_000; i++) {
            many.append("{\"a").append(i).append("\":1},");
        }
        long began = System.nanoTime();
        assertThat(refusal(many + "{\"price\":1,\"amount\":2}]")).contains("none of its rows");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_file_that_begins_blank_is_not_called_empty() {
        assertThat(refusal(" ".repeat(100_000) + fill(1))).isEqualTo("its first 64 KiB are blank");
    }

    private Recorder read(String text) {
        return Recorder.read(Map.of(ConfigKey.ACCOUNT, IngestLab.ACCOUNT),
                IngestLab.write(folder, "in", text));
    }

    private String refusal(String text) {
        var why = new String[]{""};
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(UserError.class, error -> why[0] = error.why());
        return why[0];
    }

    private static String fill(int number) {
        return "{\"coin\":\"BTC\",\"px\":\"1\",\"sz\":\"1\",\"side\":\"B\",\"time\":1700000000123,\"startPosition\":\"0\","
                + "\"dir\":\"Open Long\",\"crossed\":true,\"fee\":\"0\",\"user\":\"" + IngestLab.ACCOUNT + "\",\"tid\":"
                + number + "}";
    }

    /// Some text, then one character for ever.
    private static final class Endless extends InputStream {
        private final byte[] first;
        private final char rest;
        private long at;

        Endless(String first, char rest) {
            this.first = first.getBytes(StandardCharsets.UTF_8);
            this.rest = rest;
        }

        @Override
        public int read() {
            return at < first.length ? first[(int) at++] : rest;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            for (int i = from; i < from + length; i++) {
                into[i] = (byte) read();
            }
            return length;
        }
    }
}
