package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Event;
import io.assay.core.event.EventBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Readers of plain rows against the decoders of their formats, which read every row.
class PlainRowsTest {
    private static final Path SAMPLES = Path.of("..", "testdata");
    private static final Path FILLS = SAMPLES.resolve("canonical/fills.csv");
    private static final Path QUOTES = SAMPLES.resolve("tardis/binance-futures_quotes_2025-01-01_BTCUSDT.csv");
    private static final byte[] STRANGE =
            {',', '"', '\\', '0', '9', '-', '.', ' ', 'e', 'B', 'Z', 'T', ':', '\t', 0, 0x7f, '\''};

    /// A table, and both ways to read its lines.
    private static final class Table {
        final List<String> header;
        final Format format;
        final Caught slow = new Caught();
        final Caught quick = new Caught();
        private final TableRow row;
        private final Rows rows;
        private final PlainRows<?> plain;
        private final LineCells cells;
        private final Lines<?> lines;
        private final Columns<?> columns;

        Table(String header) {
            this.header = List.of(header.split(",", -1));
            format = Formats.ofTable(new LinkedHashSet<>(this.header)).orElseThrow();
            var source = new Source("f", Caught.ME, Caught.LATEST_NS);
            row = new TableRow(this.header, source);
            rows = new Rows(source, slow);
            plain = PlainRows.of(format, this.header, source, quick).orElseThrow();
            cells = new LineCells(',', this.header.size());
            lines = new Lines<>(plain.lines(','));
            columns = new Columns<>(plain.byColumn(), cells);
        }

        /// Reads a line both ways; whether the quick way did.
        boolean read(byte[] line) {
            slow.events.clear();
            slow.rejects.clear();
            slow.skipped.clear();
            quick.events.clear();
            var buffer = new byte[line.length + 20];
            Arrays.fill(buffer, (byte) ',');
            System.arraycopy(line, 0, buffer, 7, line.length);
            boolean isPlain = cells.over(buffer, 7, 7 + line.length);
            boolean read = isPlain && plain.read(cells, 3);
            plain.flush();
            var text = new String(line, StandardCharsets.UTF_8);
            boolean whole = row.start(List.of(text.split(",", -1)), 3);
            if (whole) {
                rows.decode(format, row);
            }
            if (whole && !read && isPlain && row.fault() == null) {
                plain.learn(cells);
            }
            // a block written 007 is left to others by column
            assertThat(isPlain ? columns.read(!read && whole && row.fault() == null) : List.of()).as(text)
                    .isIn(text.contains(",0") ? List.of(List.of(), quick.events) : List.of(quick.events));
            assertThat(lines.read(line, !read && isPlain && whole && row.fault() == null)).as(text)
                    .isEqualTo(quick.events);
            if (read) {
                assertThat(slow.rejects).as(text).isEmpty();
                assertThat(slow.skipped).as(text).isEmpty();
                assertThat(quick.events).as(text).isEqualTo(slow.events).hasSize(1);
            } else {
                assertThat(quick.events).as(text).isEmpty();
            }
            return read;
        }

        boolean read(String line) {
            return read(line.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// The reader of columns beside the reader of cells, the same row three times.
    private static final class Columns<B extends EventBlock> {
        private final PlainColumns<B> reader;
        private final B block;
        private final CellColumns cells;

        Columns(PlainColumns<B> reader, LineCells line) {
            this.reader = reader;
            block = reader.block();
            cells = new RowAgain(line);
        }

        /// Events of the row the cells are at, none where it is left to others.
        List<Event> read(boolean learn) {
            var caught = new Caught();
            var others = new int[3];
            block.clear();
            int left = reader.read(cells, 4, 7, block, others);
            reader.finish(block);
            block.learn();
            assertThat(left).isEqualTo(3 - block.size()).isIn(0, 3);
            assertThat(others).isEqualTo(left == 0 ? new int[3] : new int[]{4, 5, 6});
            for (int row = 0; row < block.size(); row++) {
                assertThat(block.line(row)).isEqualTo(row + 1);
            }
            caught.rows(block, 0, Math.min(1, block.size()), 2);
            if (learn) {
                reader.learn(cells);
            }
            return caught.events;
        }
    }

    /// A row again and again.
    private static final class RowAgain extends CellColumns {
        private final LineCells row;

        RowAgain(LineCells row) {
            this.row = row;
        }

        @Override
        public void at(int to) {
            assertThat(to).isBetween(4, 6);
        }

        @Override
        public boolean isEmpty(int column) {
            return row.isEmpty(column);
        }

        @Override
        public boolean text(int column) {
            return taken(row.text(column));
        }

        @Override
        public boolean decimal(int column) {
            return taken(row.decimal(column));
        }

        @Override
        public boolean count(int column) {
            return taken(row.count(column));
        }

        @Override
        public boolean moment(int column) {
            return taken(row.moment(column));
        }

        private boolean taken(boolean isRead) {
            number = row.number;
            scale = row.scale;
            bytes = row.bytes;
            from = row.from;
            to = row.to;
            return isRead;
        }
    }

    /// The reader of lines beside the reader of cells, over bytes of others.
    private static final class Lines<B extends EventBlock> {
        private final PlainLines<B> reader;
        private final B block;

        Lines(PlainLines<B> reader) {
            this.reader = reader;
            block = reader.block();
        }

        /// Events of a line, none where it is left to others.
        List<Event> read(byte[] line, boolean learn) {
            var ended = Arrays.copyOf(line, line.length + 2);
            ended[line.length] = '\r';
            ended[line.length + 1] = '\n';
            var caught = read(line, 0, 0, 0);
            // with room behind it, at the end of the bytes, with a line end, with one of two characters
            assertThat(read(line, 3, 40, 0)).isEqualTo(caught);
            assertThat(read(ended, 5, 40, 0)).isEqualTo(caught);
            assertThat(read(ended, 0, 40, 2)).isEqualTo(caught);
            if (learn) {
                reader.learn(line);
            }
            return caught;
        }

        private List<Event> read(byte[] line, int before, int after, int less) {
            var bytes = new byte[before + line.length + after];
            Arrays.fill(bytes, (byte) '1');
            System.arraycopy(line, 0, bytes, before, line.length);
            var caught = new Caught();
            block.clear();
            int to = before + line.length - less;
            int end = reader.read(bytes, before, to, block, 3);
            reader.finish(block);
            block.learn();
            caught.rows(block, 0, block.size(), 0);
            if (end == PlainLines.NOT) {
                assertThat(block.size()).isZero();
            } else {
                assertThat(end).isBetween(to - 2, to);
            }
            return caught.events;
        }
    }

    @Test
    void rows_are_read_from_their_bytes_once_their_instrument_is_known() throws IOException {
        for (var file : List.of(FILLS, QUOTES)) {
            var lines = Files.readAllLines(file);
            var table = new Table(lines.getFirst());
            int plain = 0;
            int again = 0;
            for (var line : lines.subList(1, lines.size())) {
                table.read(line);
                boolean isPlain = !line.contains("\"");
                plain += isPlain ? 1 : 0;
                again += table.read(line) ? 1 : 0;
            }
            // 92 of 124 fills and 80 of 80 quotes: all those without a quotation mark
            assertThat(again).as(file.toString()).isGreaterThan(plain / 2);
        }
    }

    /// Of 99,147 lines with one byte changed, left out or doubled 32,053 are read from their bytes, every one alike.
    @Test
    void rows_with_a_byte_changed_left_out_or_doubled_are_read_alike_or_left_to_others() throws IOException {
        var random = new SplittableRandom(1);
        int read = 0;
        int mutants = 0;
        for (var file : List.of(FILLS, QUOTES)) {
            var lines = Files.readAllLines(file);
            var table = new Table(lines.getFirst());
            for (var line : lines.subList(1, lines.size())) {
                var whole = line.getBytes(StandardCharsets.UTF_8);
                for (int at = 0; at < whole.length; at++) {
                    table.read(whole);
                    for (var mutant : mutants(whole, at, STRANGE[random.nextInt(STRANGE.length)])) {
                        mutants++;
                        read += table.read(mutant) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(mutants).isGreaterThan(20_000);
        assertThat(read).isBetween(mutants / 10, mutants * 9 / 10);
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
    void cells_with_faults_and_oddities_are_read_alike_or_left_to_others() {
        var header = "account,instrument,kind,ts_event,ts_recv,side,price,qty,liquidity,fee,fee_ccy,trade_id,order_id,"
                + "cause,pos_before,realised_pnl,block,seq,qty_unit,multiplier,quote,raw";
        var good = List.of("0xAB", "BTC", "PERPETUAL", "2025-12-04T16:52:45.790000000Z", "2025-12-04T16:52:45.8", "B",
                "100.50", "0.10", "TAKER", "-0.01", "USDC", "12", "13", "TWAP", "-1", "2.50", "7", "0", "CONTRACT",
                "10", "USDC", "x");
        var odd = List.of("", "0", "-0", "-1", "1.", ".5", "007", "1e5", "1,5", " 1", "1 ", "+1", "NaN", "null", "S",
                "s", "maker", "MAKER", "999999999999999999", "1000000000000000000", "0.123456789012345678",
                "0.1234567890123456789", "1.000000000000000000", "12345678901234567890", "2025-02-29T00:00:00Z",
                "2024-02-29T00:00:00Z", "2025-12-04T24:00:00Z", "2025-12-04T23:59:60Z", "2025-12-04 16:52:45",
                "2025-12-04T16:52:45", "2025-12-04T16:52:45.Z", "2025-12-04T16:52:45.1234567890Z",
                "2025-12-04T16:52:45z", "2025-12-04T16:52:45+00:00", "2009-01-02T23:59:59Z", "2031-01-01T00:00:00Z",
                "1764867165790000000", "x".repeat(129), "ü", "a\u0000", "FUTURE", "BASE", "0XcD");
        var table = new Table(header);
        int read = 0;
        for (int column = 0; column < good.size(); column++) {
            for (var text : odd) {
                table.read(String.join(",", good));
                var cells = new ArrayList<>(good);
                cells.set(column, text);
                read += table.read(String.join(",", cells)) ? 1 : 0;
                table.read(String.join(",", cells));
            }
        }
        table.read(String.join(",", good));
        assertThat(table.read(String.join(",", good))).isTrue();
        assertThat(read).isGreaterThan(100);
    }

    @Test
    void quotes_with_empty_zero_and_crossed_sides_are_read_alike_or_left_to_others() {
        var table = new Table("exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount");
        var numbers = List.of("", "0", "0.0", "1", "2", "1.50", "-1", "1e-05", "0.99999", "12345678901234567.5");
        int read = 0;
        for (var askAmount : numbers) {
            for (var ask : numbers) {
                for (var bid : numbers) {
                    for (var bidAmount : numbers) {
                        read += table.read(String.join(",", "binance", "BTCUSDT", "1735689600000000",
                                askAmount.equals("1") ? "1735689600000000" : "1735689600000001", askAmount, ask, bid,
                                bidAmount)) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(read).isBetween(2_000, 7_000);
    }
}
