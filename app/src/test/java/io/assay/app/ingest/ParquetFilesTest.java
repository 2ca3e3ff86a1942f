package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.store.CanonicalFillsWriter;
import io.assay.core.event.Event;
import io.assay.core.event.FillBlock;
import io.assay.core.event.Instrument;
import io.assay.core.event.QuoteBlock;
import io.assay.core.event.Reject;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.Source;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parquet straight from its columns against the same file as text: one says what the other says.
class ParquetFilesTest {
    /// Rows of which many have a fault or are out of the ordinary in one of some thirty ways.
    private static final String FAULTY = """
            SELECT CASE WHEN i % 97 = 0 THEN NULL WHEN i % 89 = 0 THEN ' ' WHEN i % 83 = 0 THEN 'ünï' WHEN i % 79 = 0
                    THEN repeat('a', 129) ELSE '0xAb' || (i % 300) END AS account,
                CASE WHEN i % 211 = 0 THEN '' WHEN i % 199 = 0 THEN 'Ö' ELSE 'COIN' || (i % 7) END AS instrument,
                CASE WHEN i % 7 = 0 THEN 'SPOT' WHEN i % 401 = 0 THEN 'WHAT' ELSE 'PERPETUAL' END AS kind,
                CASE WHEN i % 101 = 0 THEN NULL ELSE {time}(1764867165000000000 + i * 1000000007) END AS ts_event,
                CASE WHEN i % 3 = 0 THEN {time}(1764867165000000000 + i * 1000000008) WHEN i % 307 = 0
                    THEN {time}(1000000000) END AS ts_recv,
                CASE WHEN i % 5 = 0 THEN i WHEN i % 113 = 0 THEN -i END::BIGINT AS seq,
                CASE WHEN i % 5 < 3 THEN i * 1000 END::BIGINT AS block,
                CASE WHEN i % 127 = 0 THEN 'X' WHEN i % 131 = 0 THEN NULL WHEN i % 2 = 0 THEN 'B' ELSE 'S' END AS side,
                CASE WHEN i % 103 = 0 THEN 0 WHEN i % 107 = 0 THEN -i WHEN i % 109 = 0 THEN 0.00000001
                    WHEN i % 139 = 0 THEN 123456789.12345678 ELSE i * 1.25 END::{number} AS price,
                CASE WHEN i % 151 = 0 THEN NULL ELSE (1 + i % 1000) * 0.001 END::{number} AS qty,
                CASE WHEN i % 4 = 0 THEN 'MAKER' WHEN i % 4 = 1 THEN 'TAKER' WHEN i % 157 = 0 THEN 'taker'
                    WHEN i % 163 = 0 THEN 'LATE' END AS liquidity,
                CASE WHEN i % 6 > 0 THEN (i % 100 - 50) * 0.0001 END::{number} AS fee,
                CASE WHEN i % 6 > 1 THEN 'USDC' WHEN i % 167 = 0 THEN 'ÜSD' END AS fee_ccy,
                CASE WHEN i % 173 = 0 THEN NULL WHEN i % 179 = 0 THEN '0' || i WHEN i % 181 = 0 THEN 'T' || i
                    WHEN i % 53 = 0 THEN '123456789012345678' || i ELSE i::VARCHAR END AS trade_id,
                CASE WHEN i % 191 = 0 THEN 'uuid' WHEN i % 2 = 0 THEN i::VARCHAR END AS order_id,
                CASE WHEN i % 10 = 0 THEN 'TWAP' WHEN i % 193 = 0 THEN 'OTHER' END AS cause,
                CASE WHEN i % 8 > 0 THEN (i % 40 - 20) * 0.5 END::{number} AS pos_before,
                CASE WHEN i % 8 > 5 THEN (i % 40 - 20) * 0.00000001 END::{number} AS realised_pnl,
                CASE WHEN i % 7 = 3 THEN 'CONTRACT' END AS qty_unit,
                CASE WHEN i % 7 = 3 THEN CASE WHEN i % 197 = 0 THEN 0 ELSE 10 END END::{number} AS multiplier,
                'USDC' AS quote, CASE WHEN i % 7 = 5 THEN {time}(1764867165000000000) END AS expiry,
                CASE WHEN i % 7 = 5 THEN 'label ' || (i % 2) END AS label, i::DOUBLE AS other
            FROM range(6000) r(i)""";

    @TempDir
    private Path folder;

    /// What was said, in order, and by which way.
    private static final class Heard implements EventSink {
        final List<String> said = new ArrayList<>();
        final TreeSet<String> described = new TreeSet<>();
        int drafts;
        int rejects;

        @Override
        public void event(Event event, long line) {
            said.add(line + " " + event);
        }

        @Override
        public void fills(FillBlock block, int from, int to, long before) {
            drafts += to - from;
            EventSink.super.fills(block, from, to, before);
        }

        @Override
        public void quotes(QuoteBlock block, int from, int to, long before) {
            drafts += to - from;
            EventSink.super.quotes(block, from, to, before);
        }

        @Override
        public void reject(Reject reject) {
            rejects++;
            said.add(reject.toString());
        }

        @Override
        public void skipped(String what, long line) {
            said.add(line + " " + what);
        }

        @Override
        public void describe(Instrument instrument) {
            described.add(instrument.toString());
        }

        @Override
        public void unknownField(String name) {
            described.add("unknown " + name);
        }

        @Override
        public void personal(String field) {
            said.add("personal " + field);
        }

        @Override
        public void warning(String sentence) {
            said.add(sentence);
        }
    }

    @Test
    void canonical_files_are_read_from_their_columns_and_alike() throws SQLException {
        for (var number : List.of("DECIMAL(38, 18)", "DECIMAL(38, 8)", "DECIMAL(18, 8)", "VARCHAR")) {
            for (var time : List.of("make_timestamp_ns", "to_timestamp_ms", "iso")) {
                var heard = alike(write(FAULTY.replace("{number}", number).replace("{time}", time)));
                assertThat(heard.drafts).as(number + " " + time).isGreaterThan(3_000);
                assertThat(heard.rejects).as(number + " " + time).isBetween(300, 3_000);
            }
        }
    }

    @Test
    void files_of_other_types_are_read_as_text() throws SQLException {
        var heard = alike(write(FAULTY.replace("{number}", "DOUBLE").replace("{time}", "make_timestamp_ns")));
        assertThat(heard.drafts).isZero();
        assertThat(heard.said).hasSize(6_000);
    }

    @Test
    void whole_numbers_and_other_compressions_are_no_matter() throws SQLException {
        for (var codec : List.of("zstd", "snappy", "gzip", "lz4_raw", "uncompressed")) {
            var heard = alike(write("SELECT 'a' AS account, 'BTC' AS instrument, 'SPOT' AS kind, now()::TIMESTAMP AS"
                    + " ts_event, 'B' AS side, 5::INTEGER AS price, 7::BIGINT AS qty, i AS trade_id FROM range(1000) r(i)",
                    codec));
            assertThat(heard.said).hasSize(1_000);
            assertThat(heard.drafts).as(codec).isEqualTo(999);
        }
    }

    @Test
    void quotes_are_read_from_their_columns_and_alike() throws SQLException {
        var heard = alike(write("""
                SELECT CASE WHEN i % 101 = 0 THEN NULL ELSE 'binance-futures' END AS exchange,
                    CASE WHEN i % 3 = 0 THEN 'ETHUSDT' ELSE 'BTCUSDT' END AS symbol,
                    CASE WHEN i % 103 = 0 THEN NULL ELSE 1735689600000000 + i END AS timestamp,
                    CASE WHEN i % 107 = 0 THEN 17 ELSE 1735689600000000 + i + i % 3 END AS local_timestamp,
                    CASE WHEN i % 13 > 0 THEN i % 17 * 0.01 END::DECIMAL(18, 8) AS ask_amount,
                    CASE WHEN i % 109 = 0 THEN -1 WHEN i % 19 > 0 THEN 100 + i % 23 * 0.5 END::DECIMAL(18, 8) AS ask_price,
                    CASE WHEN i % 29 = 0 THEN 200 WHEN i % 31 > 0 THEN 99 END::DECIMAL(18, 8) AS bid_price,
                    (i % 37)::DECIMAL(18, 8) AS bid_amount
                FROM range(5000) r(i)"""));
        assertThat(heard.drafts).isGreaterThan(3_500);
        assertThat(heard.rejects).isGreaterThan(100);
    }

    @Test
    void every_fill_of_a_sample_comes_back() {
        var file = folder.resolve("fills.parquet");
        CanonicalFillsWriter.parquet(IngestLab.order(IngestLab.read(IngestLab.BLOCKS)).fills(), file);
        assertThat(alike(file).said).hasSizeGreaterThan(30);
    }

    /// Names of folders become columns when the database reads them.
    @Test
    void a_folder_named_like_a_column_is_left_to_the_database() throws Exception {
        var file = write("SELECT 'a' AS account, 'BTC' AS instrument, 'SPOT' AS kind, now()::TIMESTAMP AS ts_event,"
                + " 'B' AS side, 5 AS price, 7 AS qty, i AS trade_id FROM range(10) r(i)");
        var inside = IngestLab.write(folder.resolve("venue=x"), "f.parquet", java.nio.file.Files.readAllBytes(file));
        var heard = new Heard();
        ParquetFiles.read(inside, source(), heard, row -> {}, 2);
        assertThat(heard.described.first()).contains("venue=x");
    }

    /// Neither the number of threads nor that of the rows read at a time changes what is said.
    private Heard alike(Path file) {
        var slow = new Heard();
        var format = ParquetFiles.texts(file, source(), slow);
        assertThat(format).isNotEmpty();
        for (int threads = 3; threads >= 1; threads--) {
            for (int rows : threads == 2 ? new int[]{1, 7, 100, Slices.ROWS} : new int[]{333}) {
                alike(file, slow, format, threads, rows);
            }
        }
        return alike(file, slow, format, 1, Slices.ROWS);
    }

    private static Heard alike(Path file, Heard slow, String format, int threads, int rows) {
        var quick = new Heard();
        assertThat(ParquetFiles.read(file, source(), quick, row -> {}, threads, rows)).isEqualTo(format);
        assertThat(quick.said).as("%d threads, %d rows", threads, rows).isEqualTo(slow.said);
        assertThat(quick.described).isEqualTo(slow.described);
        return quick;
    }

    private static Source source() {
        return new Source("f", "", Long.MAX_VALUE);
    }

    private Path write(String query) throws SQLException {
        return write(query, "zstd");
    }

    private Path write(String query, String codec) throws SQLException {
        var file = folder.resolve("made.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("CREATE MACRO iso(ns) AS strftime(make_timestamp_ns(ns), '%Y-%m-%dT%H:%M:%S.%n') || 'Z'");
            statement.execute("CREATE MACRO to_timestamp_ms(ns) AS make_timestamp_ns(ns)::TIMESTAMP_MS");
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet, COMPRESSION " + codec
                    + ", ROW_GROUP_SIZE 2048)");
        }
        return file;
    }
}
