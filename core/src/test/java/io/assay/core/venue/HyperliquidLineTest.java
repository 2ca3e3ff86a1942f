package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.assay.core.event.FillBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The reader of plain lines against [HyperliquidJson], which reads every line.
class HyperliquidLineTest {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    private static final Path SAMPLES = Path.of("..", "testdata", "hyperliquid");
    private static final String FILL =
            "{\"coin\":\"BTC\",\"px\":\"100.50\",\"sz\":\"0.1\",\"side\":\"B\",\"time\":1764867165090,"
                    + "\"startPosition\":\"-0.0\",\"dir\":\"Open Long\",\"closedPnl\":\"0.0\",\"hash\":\"0x66\",\"oid\":24,"
                    + "\"crossed\":true,\"fee\":\"-0.000257\",\"tid\":501,\"cloid\":null,\"feeToken\":\"USDC\",\"twapId\":null}";
    /// As the venue's node writes a fill of a builder, and one of a TWAP order.
    static final String BUILT =
            "{\"coin\":\"BTC\",\"px\":\"100.50\",\"sz\":\"0.1\",\"side\":\"B\",\"time\":1764867165090,"
                    + "\"startPosition\":\"-12.125\",\"dir\":\"Open Long\",\"closedPnl\":\"0.0\",\"hash\":\"0x"
                    + "6a".repeat(32)
                    + "\",\"oid\":214106928179,\"crossed\":true,\"fee\":\"0.000257\",\"builderFee\":\"0.0001\",\"tid\":124902333682235,"
                    + "\"cloid\":\"0x" + "0b".repeat(16) + "\",\"feeToken\":\"USDC\",\"builder\":\"0x" + "c1".repeat(20)
                    + "\",\"twapId\":null}";
    static final String SLICED = BUILT.replace("\"twapId\":null", "\"twapId\":1318206");
    private static final byte[] STRANGE =
            {'"', '\\', '0', '9', '-', '.', ',', ':', '{', '}', '[', ']', ' ', 'e', 'n', 'B', '\t', 0,
                    0x7f, (byte) 0xc3};

    @Test
    void every_plain_line_of_the_samples_is_read_from_its_bytes_and_alike() throws IOException {
        for (var line : lines()) {
            var plain = new Caught();
            assertThat(read(plain, bytes(line))).as(line).isTrue();
            assertThat(plain.events).as(line).isEqualTo(slow(bytes(line)).events);
        }
        assertThat(lines()).hasSizeGreaterThan(40);
    }

    /// 35 % of 226,000 lines with one byte changed are still read from their bytes, and every one of them alike, by a reader that meets
    /// their names for the first time and by one that knows them.
    @Test
    void lines_with_a_byte_changed_left_out_or_doubled_are_read_alike_or_left_to_others() throws IOException {
        var random = new SplittableRandom(1);
        int read = 0;
        int mutants = 0;
        var knowing = new HyperliquidLine(source());
        var block = knowing.block();
        for (var line : Stream.concat(lines().stream().filter(l -> l.length() < 2_000), Stream.of(FILL, BUILT, SLICED))
                .toList()) {
            var whole = bytes(line);
            for (int at = 0; at < whole.length; at++) {
                for (var mutant : mutants(whole, at, STRANGE[random.nextInt(STRANGE.length)])) {
                    mutants++;
                    read += isAlike(mutant, knowing, block) ? 1 : 0;
                }
            }
        }
        assertThat(read).isBetween(mutants / 10, mutants * 9 / 10);
    }

    @Test
    void what_is_out_of_the_ordinary_is_left_to_others() {
        for (var odd : List.of(FILL.replace("\"BTC\"", "\"B\\u0054C\""), FILL.replace("0.1", "0"),
                FILL.replace("\"sz\":\"0.1\"", "\"sz\":null"), FILL.replace("\"oid\":24,", "\"oid\":24,\"oid\":24,"),
                FILL.replace("\"hash\"", "\"hush\""), FILL.replace("1764867165090", "17648671650900000"),
                FILL.replace("100.50", "1234567890.1234567890"), FILL.replace("\"twapId\":null", "\"liquidation\":{}"),
                FILL.replace("\"B\"", "\"C\""), FILL + FILL, FILL.substring(1), "", "[]", "{}", "null",
                FILL.replace("\"fee\":\"-0.000257\"", "\"fee\":01"), FILL.replace("\"USDC\"", "\"\""))) {
            assertThat(read(new Caught(), bytes(odd))).as(odd).isFalse();
        }
    }

    @Test
    void blanks_order_and_missing_fields_make_no_difference() {
        for (var plain : List.of(FILL, FILL.replace(":", ": ").replace(",", ", "),
                FILL.replace("\"coin\":\"BTC\",", "").replace("{", "{\"coin\":\"BTC\","),
                FILL.replace("\"oid\":24,", ""), FILL.replace("\"fee\":\"-0.000257\",", ""),
                FILL.replace("\"cloid\":null,", ""), FILL.replace("\"twapId\":null", "\"twapId\":7"),
                FILL.replace("{", "{\"user\":\"0X00000000000000000000000000000000000000AB\","),
                FILL.replace("\"0.1\"", "0.1"), "[\"desk\"," + FILL + "]")) {
            assertThat(isAlike(bytes(plain))).as(plain).isTrue();
        }
    }

    private static boolean isAlike(byte[] line) {
        var reader = new HyperliquidLine(source());
        return isAlike(line, reader, reader.block());
    }

    /// Whether the line was read from its bytes, by a new reader and by this one alike; then it must have been read as by the slow one.
    private static boolean isAlike(byte[] line, HyperliquidLine reader, FillBlock block) {
        var plain = new Caught();
        boolean read = read(plain, line);
        var again = new Caught();
        assertThat(read(reader, block, again, line)).as(text(line)).isEqualTo(read);
        assertThat(again.events).as(text(line)).isEqualTo(plain.events);
        if (read) {
            var slow = slow(line);
            assertThat(slow.rejects).as(text(line)).isEmpty();
            assertThat(slow.unknown).as(text(line)).isEmpty();
            assertThat(plain.events).as(text(line)).isEqualTo(slow.events);
        } else {
            assertThat(plain.events).as(text(line)).isEmpty();
        }
        return read;
    }

    private static List<byte[]> mutants(byte[] whole, int at, byte strange) {
        var changed = whole.clone();
        changed[at] = strange;
        var without = new byte[whole.length - 1];
        System.arraycopy(whole, 0, without, 0, at);
        System.arraycopy(whole, at + 1, without, at, without.length - at);
        var doubled = Arrays.copyOf(whole, whole.length + 1);
        System.arraycopy(whole, at, doubled, at + 1, whole.length - at);
        return List.of(changed, without, doubled);
    }

    @Test
    void a_line_ends_at_its_line_end_and_another_may_follow() {
        var one = bytes(FILL);
        for (var end : List.of("\n", "\r\n", "\n" + FILL + "\n", "\r\n[]")) {
            var many = bytes(FILL + end);
            int found = new HyperliquidLine(source()).read(many, 0, many.length, block(), 1);
            assertThat(many[found]).as(end).isEqualTo((byte) '\n');
            assertThat(found - one.length).as(end).isEqualTo(end.indexOf('\n'));
        }
        assertThat(new HyperliquidLine(source()).read(bytes(FILL + "\rx"), 0, one.length + 2, block(), 1))
                .isEqualTo(HyperliquidLine.NOT);
        assertThat(new HyperliquidLine(source()).read(bytes(FILL.replace("true,", "true,\n")), 0, one.length + 1,
                block(), 1))
                .isEqualTo(HyperliquidLine.NOT);
    }

    /// Every line after every other: what the reader guessed from one must not show in the next.
    @Test
    void what_was_read_before_makes_no_difference() throws IOException {
        var random = new SplittableRandom(2);
        var plain = Stream.concat(lines().stream(), Stream.of(BUILT, SLICED, FILL, FILL.replace("\"cloid\":null,", ""),
                FILL.replace("\"USDC\"", "\"HYPE\""), FILL.replace("\"fee\":\"-0.000257\",", ""),
                FILL.replace("\"twapId\":null", "\"twapId\":7"), FILL.replace("\"oid\":24,", ""))).toList();
        var reader = new HyperliquidLine(source());
        var block = reader.block();
        int read = 0;
        for (int turn = 0; turn < 1_000; turn++) {
            var line = plain.get(random.nextInt(plain.size()));
            var caught = new Caught();
            assertThat(read(reader, block, caught, bytes(line))).as(line).isTrue();
            assertThat(caught.events).as(line).isEqualTo(slow(bytes(line)).events);
            read += caught.events.size();
        }
        assertThat(read).isGreaterThan(1_000);
    }

    private static FillBlock block() {
        return new HyperliquidLine(source()).block();
    }

    private static boolean read(Caught caught, byte[] line) {
        var reader = new HyperliquidLine(source());
        return read(reader, reader.block(), caught, line);
    }

    /// Once where the array ends soon behind the line, and once where it does not.
    private static boolean read(HyperliquidLine reader, FillBlock block, Caught caught, byte[] line) {
        int end = read(reader, block, caught, line, 20);
        var again = new Caught();
        assertThat(read(reader, block, again, line, 2 * PlainLines.ROOM)).as(text(line)).isEqualTo(end);
        assertThat(again.events).as(text(line)).isEqualTo(caught.events);
        return end != HyperliquidLine.NOT;
    }

    private static int read(HyperliquidLine reader, FillBlock block, Caught caught, byte[] line, int more) {
        // bytes of a buffer stand before and behind a line
        var buffer = new byte[line.length + more];
        Arrays.fill(buffer, (byte) '"');
        System.arraycopy(line, 0, buffer, 7, line.length);
        block.clear();
        int end = reader.read(buffer, 7, 7 + line.length, block, 3);
        reader.finish(block);
        block.learn();
        caught.fills(block, 0, block.size(), 0);
        assertThat(end).as(text(line)).isIn(HyperliquidLine.NOT, 7 + line.length);
        return end;
    }

    private static Caught slow(byte[] line) {
        var caught = new Caught();
        try (var parser = JSON.createParser(line)) {
            HyperliquidJson.readAll(parser, source(), caught, 3);
        } catch (IOException noJson) {
            caught.unknown.add("no JSON");
        }
        return caught;
    }

    private static Source source() {
        return new Source("f", Caught.ME, Caught.LATEST_NS);
    }

    private static List<String> lines() throws IOException {
        var blocks = Files.readAllLines(SAMPLES.resolve("node_fills_by_block.jsonl"));
        return Stream.concat(blocks.stream(), blocks.stream().flatMap(HyperliquidLineTest::pairs))
                .filter(line -> !line.contains("\"liquidation\":{")).toList();
    }

    private static Stream<String> pairs(String block) {
        var events = block.substring(block.indexOf("[[") + 1, block.length() - 2);
        return Arrays.stream(events.split("(?<=}]),", -1)).filter(pair -> pair.startsWith("[\""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

}
