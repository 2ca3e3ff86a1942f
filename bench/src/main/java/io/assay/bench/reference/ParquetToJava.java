package io.assay.bench.reference;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBReadableVector;

/// A way DuckDB can hand the columns of a Parquet file to Java: by chunks of its JDBC driver, into arrays of longs that grow.
/// Nothing is checked, and exact numbers lose nothing.
///
/// @param name of the way
/// @param names columns of text that are kept by number
/// @param others expressions of the other columns
/// @param isNumbered whether the engine numbers the texts (as ENUMs made of their distinct values), or Java does
record ParquetToJava(String name, List<String> names, List<String> others, boolean isNumbered) {
    private static final List<String> FILL_NAMES = List.of("account", "instrument", "side", "liquidity", "cause", "fee_ccy");
    private static final List<String> FILL_NUMBERS = List.of("price", "qty", "fee", "pos_before");
    private static final List<String> QUOTE_NUMBERS = List.of("ask_amount", "ask_price", "bid_price", "bid_amount");

    /// The ways tried of a kind of file.
    static List<ParquetToJava> ways(String kind) {
        boolean isFills = kind.equals("fills");
        var names = isFills ? FILL_NAMES : List.of("exchange", "symbol");
        var plain = isFills ? List.of("epoch_ns(ts_event)", "epoch_ns(ts_recv)", "trade_id::BIGINT", "order_id::BIGINT")
                : List.of("timestamp", "local_timestamp");
        var numbers = isFills ? FILL_NUMBERS : QUOTE_NUMBERS;
        var scaled = numbers.stream().map(one -> "(" + one + "::DECIMAL(38, 8) * 100000000)::BIGINT").toList();
        return List.of(new ParquetToJava("ENUMs, decimals as objects", names, both(plain, numbers), true),
                new ParquetToJava("texts, decimals as objects", names, both(plain, numbers), false),
                new ParquetToJava("ENUMs, decimals scaled in SQL", names, both(plain, scaled), true));
    }

    private static List<String> both(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /// All columns of a file, one array each.
    long[][] read(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:"); var sql = connection.createStatement()) {
            sql.execute("SET threads = " + TableReads.THREADS);
            sql.execute("SET TimeZone = 'UTC'");
            var columns = new ArrayList<String>();
            for (var text : names) {
                if (isNumbered) {
                    sql.execute("CREATE TYPE kind_of_" + text + " AS ENUM (SELECT DISTINCT " + text + " FROM '" + file + "')");
                }
                columns.add(isNumbered ? "enum_code(" + text + "::kind_of_" + text + ")::INTEGER" : text);
            }
            columns.addAll(others);
            return arrays(connection.unwrap(DuckDBConnection.class),
                    "SELECT " + String.join(", ", columns) + " FROM '" + file + "'", columns.size());
        }
    }

    private static long[][] arrays(DuckDBConnection connection, String query, int width) throws SQLException {
        var out = new long[width][1 << 16];
        var numbers = new ArrayList<Map<String, Long>>();
        for (int i = 0; i < width; i++) {
            numbers.add(new HashMap<>());
        }
        int size = 0;
        try (var prepared = connection.prepare(query); var result = prepared.query()) {
            while (result.nextChunk()) {
                var chunk = result.chunk();
                int rows = (int) chunk.rowCount();
                for (int c = 0; c < width; c++) {
                    if (size + rows > out[c].length) {
                        out[c] = Arrays.copyOf(out[c], out[c].length * 2);
                    }
                    copy(chunk.vector(c), rows, out[c], size, numbers.get(c));
                }
                size += rows;
            }
        }
        return out;
    }

    private static void copy(DuckDBReadableVector from, int rows, long[] into, int at, Map<String, Long> numbers) {
        switch (from.getType()) {
            case BIGINT -> {
                for (int i = 0; i < rows; i++) {
                    into[at + i] = from.getLong(i, -1);
                }
            }
            case INTEGER -> {
                for (int i = 0; i < rows; i++) {
                    into[at + i] = from.getInt(i, -1);
                }
            }
            case DECIMAL -> {
                for (int i = 0; i < rows; i++) {
                    BigDecimal value = from.getBigDecimal(i);
                    into[at + i] = value == null ? Long.MIN_VALUE : value.setScale(8).unscaledValue().longValueExact();
                }
            }
            case VARCHAR -> {
                for (int i = 0; i < rows; i++) {
                    var text = from.getString(i);
                    into[at + i] = text == null ? -1 : numbers.computeIfAbsent(text, any -> (long) numbers.size());
                }
            }
            default -> throw new IllegalStateException(from.getType() + " was not asked for");
        }
    }
}
