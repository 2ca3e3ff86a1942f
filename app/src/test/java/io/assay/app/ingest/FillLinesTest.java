package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import io.assay.app.config.UserError;
import io.assay.core.event.Event;
import io.assay.core.event.FillBlock;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.HyperliquidJson;
import io.assay.core.venue.Source;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Lines read in stretches by several threads, against every line read by itself, the long way.
class FillLinesTest {
    private static final JsonFactory JSON = new JsonFactory();

    @Test
    void any_number_of_threads_says_the_same_as_reading_line_by_line() throws IOException {
        var lines = lines(9_000, 1);
        var text = "\uFEFF" + String.join("", lines);
        assertThat(text.length()).isGreaterThan(6 * Stretches.BYTES);
        var slow = slow(lines);
        assertThat(slow).filteredOn(said -> said.contains("Reject")).hasSizeGreaterThan(100);
        for (int threads : List.of(1, 2, 3, 5)) {
            assertThat(read(text, threads, Integer.MAX_VALUE)).as("%d threads", threads).isEqualTo(slow);
        }
    }

    @Test
    void how_the_bytes_arrive_makes_no_difference() throws IOException {
        var lines = lines(4_000, 2);
        var text = String.join("", lines);
        assertThat(read(text, 2, 10_007)).isEqualTo(slow(lines));
    }

    /// The same columns and the same numbers of names as of fills that came one by one.
    @Test
    void a_log_of_blocks_is_that_of_single_fills() throws IOException {
        var text = String.join("", lines(6_000, 3));
        var blocks = new Collector();
        blocks.begin("f");
        JsonFiles.lines(plain(text, Integer.MAX_VALUE), source(), blocks, line -> {}, 3);
        var single = new Collector() {
            @Override
            public void fills(FillBlock block, int from, int to, long before) {
                for (int row = from; row < to; row++) {
                    event(block.fill(row), before + block.line(row));
                }
            }
        };
        single.begin("f");
        JsonFiles.lines(plain(text, Integer.MAX_VALUE), source(), single, line -> {}, 1);
        assertThat(blocks.log.size()).isEqualTo(single.log.size()).isGreaterThan(5_000);
        assertThat(blocks.end("", "", 0)).isEqualTo(single.end("", "", 0));
        assertThat(blocks.fillsPerAccount()).isEqualTo(single.fillsPerAccount());
        assertThat(accounts(blocks.log)).isEqualTo(accounts(single.log));
        assertThat(blocks.log.instrumentNames()).isEqualTo(single.log.instrumentNames());
        assertThat(rows(blocks.log)).isEqualTo(rows(single.log));
    }

    private static Source source() {
        return new Source("f", "0xab", Long.MAX_VALUE);
    }

    private static List<Integer> accounts(FillLog log) {
        return IntStream.range(0, log.size()).mapToObj(log::accountOf).toList();
    }

    private static List<String> rows(FillLog log) {
        var ordered = FillOrder.of(log, log.instrumentNames().stream()
                .map(coin -> Instrument.of(coin, InstrumentKind.PERPETUAL, coin, "", "USDC")).toList());
        var fills = ordered.fills();
        return Stream.concat(ordered.rejects().stream().map(Reject::toString), IntStream.range(0, fills.size())
                .mapToObj(row -> fills.timeNs(row) + " " + fills.receivedNs(row) + " " + fills.block(row) + " "
                        + fills.place(row) + " " + fills.instrument(row) + " " + fills.side(row) + " "
                        + fills.liquidity(row) + " " + fills.cause(row) + " " + fills.price(row) + " "
                        + fills.signedQuantity(row) + " " + fills.tradeIds().get(row) + " " + fills.orderIds().get(row)
                        + " " + fills.fees().get(row) + " " + fills.realisedPnls().get(row) + " "
                        + fills.feeCurrency(row) + " " + fills.positionBefore(row)))
                .toList();
    }

    @Test
    void the_account_asked_for_is_asked_for_once() throws IOException {
        var asked = Collections.synchronizedList(new ArrayList<String>());
        var text = String.join("", Collections.nCopies(9_000, fill(7, "") + "\n"));
        var said = new Said();
        JsonFiles.lines(plain(text, Integer.MAX_VALUE), new Source("f", "", () -> {
            asked.add("whose?");
            return "desk";
        }, Long.MAX_VALUE), said, line -> {}, 3);
        assertThat(asked).hasSize(1);
        assertThat(said.said).hasSize(9_000).allMatch(fill -> fill.contains("account=desk"));
    }

    @Test
    void what_goes_wrong_in_a_thread_is_told() {
        var text = String.join("", Collections.nCopies(9_000, fill(7, "") + "\n"));
        assertThatThrownBy(() -> JsonFiles.lines(plain(text, Integer.MAX_VALUE), new Source("f", "", () -> {
            throw UserError.usage("whose fills are these?");
        }, Long.MAX_VALUE), new Said(), line -> {}, 3)).isInstanceOf(UserError.class).hasMessageContaining("whose");
    }

    private static List<String> read(String text, int threads, int atATime) throws IOException {
        var said = new Said();
        JsonFiles.lines(plain(text, atATime), source(), said, line -> {}, threads);
        return said.said;
    }

    private static List<String> slow(List<String> lines) throws IOException {
        var said = new Said();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.startsWith("broken")) {
                said.said.add("Reject of line " + (i + 1));
            } else if (!line.isEmpty()) {
                try (var parser = JSON.createParser(line)) {
                    HyperliquidJson.readAll(parser, source(), said, i + 1L);
                }
            }
        }
        return said.said;
    }

    /// Plain fills of many accounts with any other kind of line between them, one of them longer than a stretch, the last
    /// without a line end.
    private static List<String> lines(int count, long seed) {
        return lines(count, seed, Stretches.BYTES);
    }

    /// @param longest bytes that one of them has more than
    static List<String> lines(int count, long seed, int longest) {
        var random = new SplittableRandom(seed);
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var user = String.format(Locale.ROOT, "\"user\":\"0x%040x\",", random.nextInt(300));
            var end = random.nextInt(9) == 0 ? "\r\n" : "\n";
            lines.add(switch (random.nextInt(60)) {
                case 0 -> "";
                case 1 -> "broken \"" + i;
                case 2 -> fill(random.nextInt(), user).replace("\"px\":\"", "\"px\":\"-");
                case 3 -> fill(random.nextInt(), user).replace("\"px\"",
                        "\"liquidation\":{\"method\":\"market\"},\"px\"");
                case 4 -> fill(random.nextInt(), user).replace("\"px\"", "\"new field\":1,\"px\"");
                case 5 -> fill(random.nextInt(), "");
                default -> fill(random.nextInt(), user);
            } + end);
        }
        var pair = "[\"0x" + "0".repeat(39) + "b\"," + fill(3, "") + "]";
        lines.add(count / 2, "{\"block_number\":7,\"events\":["
                + String.join(",", Collections.nCopies(longest / pair.length() + 9, pair)) + "]}\n");
        lines.add(fill(5, ""));
        return lines;
    }

    private static String fill(int random, String user) {
        return "{" + user + "\"coin\":\"C" + (random & 31) + "\",\"px\":\"" + (random & 0xffff)
                + ".5\",\"sz\":\"0.1\",\"side\":\""
                + ((random & 1) == 0 ? "A" : "B") + "\",\"time\":1764867165090,\"startPosition\":\"" + random / 1000
                + "\",\"dir\":\"Open Long\",\"closedPnl\":\"0.0\",\"hash\":\"0x" + "6".repeat(64) + "\",\"oid\":"
                + (random & 0xfff)
                + ",\"crossed\":true,\"fee\":\"0.000257\",\"tid\":" + (random & 0xffffff)
                + ",\"feeToken\":\"USDC\",\"twapId\":null}";
    }

    static Plain plain(String text, int atATime) throws IOException {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        InputStream slowly = new FilterInputStream(bytes) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return super.read(into, from, Math.min(length, atATime));
            }
        };
        return new Plain(slowly, new Unpacking(new CountingStream(InputStream.nullInputStream())));
    }

    /// Everything that was said, in its order, with its line.
    static final class Said implements EventSink {
        final List<String> said = new ArrayList<>();

        @Override
        public void event(Event event, long line) {
            said.add(line + ": " + event);
        }

        @Override
        public void reject(Reject reject) {
            said.add(reject.reason() == Reason.BAD_JSON ? "Reject of line " + reject.line()
                    : reject.toString());
        }

        @Override
        public void skipped(String what, long line) {
            said.add(line + " skipped: " + what);
        }

        @Override
        public void describe(Instrument instrument) {
            said.add(instrument.toString());
        }

        @Override
        public void unknownField(String name) {
            // said before a line is known to be whole, and once a name
        }

        @Override
        public void personal(String field) {
            said.add(field);
        }

        @Override
        public void warning(String sentence) {
            said.add(sentence);
        }
    }
}
