package io.assay.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.simulate.SimulationFiles.Format;
import io.assay.app.simulate.SimulationFiles.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files say what happened, in the formats they claim.
class WritersTest {
    private static final SimulationConfig CONFIG = SimulationConfig.DEFAULT.withSize(100, 6_000).withSeed(5);

    @TempDir
    Path folder = Path.of("unset");

    @Test
    void node_fills_parse_and_hold_every_trade_once_a_side() throws IOException {
        Layout layout = write("plain", "", Format.BOTH);
        var mapper = new ObjectMapper();
        List<Trade> trades = Recorder.of(CONFIG).trades;
        int at = 0;
        long lastBlock = 0;
        int emptyBlocks = 0;
        for (String line : Files.readAllLines(layout.nodeFills())) {
            JsonNode block = mapper.readTree(line);
            assertThat(block.get("block_number").asLong()).isGreaterThan(lastBlock);
            lastBlock = block.get("block_number").asLong();
            JsonNode events = block.get("events");
            emptyBlocks += events.isEmpty() ? 1 : 0;
            for (int i = 0; i < events.size(); i += 2, at++) {
                assertFill(events.get(i), trades.get(at), trades.get(at).buyer(), "B");
                assertFill(events.get(i + 1), trades.get(at), trades.get(at).seller(), "A");
                assertThat(nanos(block.get("block_time").asText())).isEqualTo(trades.get(at).timeNs());
            }
        }
        assertThat(at).isEqualTo(trades.size());
        assertThat(emptyBlocks).isPositive();
    }

    @Test
    void canonical_rows_say_the_same_as_node_fills() throws IOException {
        Layout layout = write("both", "", Format.BOTH);
        var mapper = new ObjectMapper();
        var fills = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(layout.nodeFills())) {
            mapper.readTree(line).get("events").forEach(fills::add);
        }
        List<String> lines = Files.readAllLines(layout.canonicalFills());
        assertThat(lines).hasSize(fills.size() + 1).first().isEqualTo(CanonicalCsvWriter.HEADER);
        int columns = CanonicalCsvWriter.HEADER.split(",", -1).length;
        for (int i = 0; i < fills.size(); i++) {
            String[] row = lines.get(i + 1).split(",", -1);
            JsonNode fill = fills.get(i).get(1);
            assertThat(row).hasSize(columns);
            assertThat(row[0]).isEqualTo(fills.get(i).get(0).asText());
            assertThat(Instant.parse(row[4]).toEpochMilli()).isEqualTo(fill.get("time").asLong());
            assertThat(row[6]).isEqualTo(String.valueOf(i));
            assertThat(row[9]).isEqualTo(fill.get("px").asText());
            assertThat(row[10]).isEqualTo(fill.get("sz").asText());
            assertThat(new BigDecimal(row[12]))
                    .isEqualByComparingTo(new BigDecimal(row[9]).multiply(new BigDecimal(row[10])));
            assertThat(row[13]).isEqualTo(fill.get("crossed").asBoolean() ? "TAKER" : "MAKER");
            assertThat(row[14]).isEqualTo(fill.get("fee").asText());
            assertThat(row[15]).isEqualTo(fill.get("feeToken").asText());
            assertThat(row[16]).isEqualTo(fill.get("tid").asText());
            assertThat(row[18]).isEqualTo(fill.path("cloid").asText());
            assertThat(row[20]).isEqualTo(fill.get("startPosition").asText());
        }
    }

    @Test
    void compressed_files_hold_the_same_bytes() throws IOException {
        byte[] plain = Files.readAllBytes(write("plain", "", Format.F2).nodeFills());
        try (InputStream gz = new GZIPInputStream(Files.newInputStream(write("gz", ".gz", Format.F2).nodeFills()));
                InputStream lz4 = new LZ4FrameInputStream(
                        Files.newInputStream(write("lz4", ".lz4", Format.F2).nodeFills()))) {
            assertThat(gz.readAllBytes()).isEqualTo(plain);
            assertThat(lz4.readAllBytes()).isEqualTo(plain);
        }
    }

    @Test
    void only_whole_files_are_left_behind() throws IOException {
        Layout layout = write("all", "", Format.BOTH);
        try (var files = Files.list(layout.folder())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("fills.jsonl",
                    "fills.csv", "quotes.csv", "instruments.csv", "truth.csv");
        }
        assertThat(Files.readAllLines(layout.quotes())).first().isEqualTo(QuotesWriter.HEADER);
        assertThat(Files.readAllLines(layout.truth())).hasSize(CONFIG.accounts() + 1);
        assertThat(Files.readAllLines(layout.instruments())).hasSize(CONFIG.instruments() + 1);
    }

    @Test
    void a_failing_watcher_leaves_no_files() throws IOException {
        var layout = new Layout(folder.resolve("failed"), Format.BOTH, true, "");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> SimulationFiles.run(CONFIG, layout,
                List.of(trade -> {
                    throw new IOException("full");
                })))).hasRootCauseMessage("full");
        assertThat(layout.folder()).isEmptyDirectory();
    }

    @Test
    void decimals_and_times_are_written_as_their_slow_twins_do() throws IOException {
        var dice = new Dice(new java.util.SplittableRandom(4));
        var bytes = new ByteArrayOutputStream();
        var expected = new StringBuilder();
        try (var out = new AsciiWriter(bytes)) {
            for (int i = 0; i < 20_000; i++) {
                int places = dice.below(9);
                long value = dice.bits() >> dice.below(64);
                value = value == Long.MIN_VALUE ? 0 : value;
                out.decimal(value, places).character('\n');
                BigDecimal slow = BigDecimal.valueOf(value, places).stripTrailingZeros();
                expected.append((slow.scale() < 1 ? slow.setScale(1) : slow).toPlainString()).append('\n');
                long timeNs = Math.floorMod(dice.bits(), 4_000_000_000_000_000_000L);
                out.time(timeNs).character('\n');
                expected.append(java.time.LocalDateTime.ofEpochSecond(timeNs / 1_000_000_000L,
                        (int) (timeNs % 1_000_000_000L), java.time.ZoneOffset.UTC)
                        .format(java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn",
                                java.util.Locale.ROOT)))
                        .append('\n');
            }
        }
        assertThat(bytes.toString(StandardCharsets.US_ASCII)).isEqualTo(expected.toString());
    }

    private Layout write(String name, String suffix, Format format) throws IOException {
        var layout = new Layout(folder.resolve(name), format, true, suffix);
        SimulationFiles.run(CONFIG, layout, List.of());
        return layout;
    }

    private static void assertFill(JsonNode event, Trade trade, Trade.Leg leg, String side) {
        JsonNode fill = event.get(1);
        Listing listing = trade.listing();
        assertThat(event.get(0).asText()).isEqualTo(leg.account()).matches("0x[0-9a-f]{40}");
        assertThat(fill.get("coin").asText()).isEqualTo(listing.name());
        assertThat(fill.get("side").asText()).isEqualTo(side);
        assertThat(new BigDecimal(fill.get("px").asText()))
                .isEqualByComparingTo(BigDecimal.valueOf(trade.price(), listing.priceDecimals()));
        assertThat(new BigDecimal(fill.get("startPosition").asText()))
                .isEqualByComparingTo(BigDecimal.valueOf(leg.position(), listing.positionDecimals()));
        assertThat(fill.get("time").asLong()).isEqualTo(trade.timeNs() / 1_000_000);
        assertThat(fill.get("hash").asText()).matches(trade.hasZeroHash() ? "0x0{64}" : "0x[0-9a-f]{64}");
        assertThat(fill.get("tid").asLong()).isBetween(0L, (1L << 50) - 1);
        assertThat(fill.has("liquidation")).isEqualTo(trade.liquidation() != null);
        assertThat(fill.get("twapId").isNull()).isEqualTo(leg.twapId() == 0);
        assertThat(fill.get("feeToken").asText()).isEqualTo(leg.feeInBase() ? listing.base() : "USDC");
    }

    private static long nanos(String time) {
        Instant instant = Instant.parse(time + "Z");
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
