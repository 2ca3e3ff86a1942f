package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.venue.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Lines read in stretches of any size by any number of threads, against one thread that reads line by line and learns as it goes.
class StretchesTest {
    private static final Path SAMPLES = Path.of("..", "testdata");
    private static final Path FILLS = SAMPLES.resolve("canonical/fills.csv");
    private static final Path QUOTES = SAMPLES.resolve("tardis/binance-futures_quotes_2025-01-01_BTCUSDT.csv");

    @Test
    void neither_the_size_of_stretches_nor_threads_change_what_is_said_of_a_table() throws IOException {
        for (var file : List.of(FILLS, QUOTES)) {
            for (long seed = 0; seed < 4; seed++) {
                var text = table(file, 60, seed);
                var said = said(text, 1, Stretches.BYTES);
                // of 120 lines 76 to 83 give events, 28 to 39 rejects
                assertThat(said).filteredOn(one -> one.contains("Reject")).as(text).hasSizeGreaterThan(20);
                assertThat(said).filteredOn(one -> one.contains("Fill[") || one.contains("Quote["))
                        .hasSizeGreaterThan(60);
                for (int threads = 1; threads <= 3; threads++) {
                    for (int bytes : List.of(1, 7, 16, 100, 333, 1_000, 5_000)) {
                        assertThat(said(text, threads, bytes)).as("%d threads, %d bytes, seed %d", threads, bytes, seed)
                                .isEqualTo(said);
                    }
                }
            }
        }
    }

    @Test
    void many_instruments_met_late_are_learned_by_every_thread() throws IOException {
        var random = new SplittableRandom(3);
        var header = "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount\n";
        var text = new StringBuilder(header);
        for (int i = 0; i < 30_000; i++) {
            text.append("binance-futures,").append("ABCDEFGH", 0, 1 + random.nextInt(8))
                    .append(random.nextInt(1 + i / 500))
                    .append("USDT,").append(1_735_689_600_000_000L + i).append(',')
                    .append(1_735_689_600_000_000L + i + random.nextInt(2)).append(",1.5,")
                    .append(100 + random.nextInt(100)).append(".25,99.").append(random.nextInt(1000)).append(",2\n");
        }
        var said = said(text.toString(), 1, Stretches.BYTES);
        assertThat(said).filteredOn(one -> one.contains("Quote[")).hasSize(30_000);
        for (int threads = 2; threads <= 3; threads++) {
            assertThat(said(text.toString(), threads, 10_000)).isEqualTo(said);
        }
    }

    @Test
    void neither_the_size_of_stretches_nor_threads_change_what_is_said_of_lines() throws IOException {
        var text = "\uFEFF" + String.join("", FillLinesTest.lines(60, 9, 20));
        var said = json(text, 1, Stretches.BYTES);
        assertThat(said).hasSizeGreaterThan(60);
        for (int threads = 1; threads <= 3; threads++) {
            for (int bytes : List.of(1, 16, 100, 1_000, 5_000)) {
                assertThat(json(text, threads, bytes)).as("%d threads, %d bytes", threads, bytes).isEqualTo(said);
            }
        }
    }

    private static List<String> said(String text, int threads, int bytes) throws IOException {
        var said = new FillLinesTest.Said();
        TableFiles.csv(FillLinesTest.plain(text, Integer.MAX_VALUE), new Source("f", "0xab", Long.MAX_VALUE), said,
                Mappings.of(Path.of(""), Optional.empty()), line -> {}, threads, bytes);
        return said.said;
    }

    private static List<String> json(String text, int threads, int bytes) throws IOException {
        var said = new FillLinesTest.Said();
        JsonFiles.lines(FillLinesTest.plain(text, Integer.MAX_VALUE), new Source("f", "0xab", Long.MAX_VALUE), said,
                line -> {}, threads, bytes);
        return said.said;
    }

    /// Rows of a sample with whatever is not plain between them, the last without a line end.
    private static String table(Path file, int rows, long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var sample = Files.readAllLines(file);
        var lines = new ArrayList<String>();
        lines.add((seed % 2 == 0 ? "\uFEFF" : "") + sample.getFirst());
        for (int i = 0; i < rows; i++) {
            lines.add(sample.get(1 + random.nextInt(sample.size() - 1)));
            var line = sample.get(1 + random.nextInt(sample.size() - 1));
            switch (random.nextInt(12)) {
                case 0 -> lines.add("");
                case 1 -> lines.add(sample.getFirst());
                case 2 -> lines.add(line + ",one more");
                case 3 -> lines.add(line.replaceFirst("[0-9]\\.", "x."));
                case 4 -> lines.add(line.replaceFirst(",", ",\""));
                case 5 -> lines.add('"' + line.replaceFirst(",", "\","));
                case 6 -> lines.add("\uFEFF" + line);
                case 7 -> lines.add(line.replaceFirst("USD", "ÜSD"));
                case 8 -> lines.add(line.replaceFirst("USD", "\\\\USD"));
                case 9 -> lines.add(line + "x".repeat(random.nextInt(2_000)));
                case 10 -> lines.add(line.substring(0, random.nextInt(line.length())));
                default -> lines.add(line + "\u0000");
            }
        }
        var text = new StringBuilder();
        for (var line : lines) {
            text.append(line).append(random.nextInt(5) == 0 ? "\r\n" : "\n");
        }
        assertThat(text.toString().getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(5_000);
        return text.substring(0, text.length() - 1);
    }
}
