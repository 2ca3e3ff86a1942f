package io.assay.app.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/// Fills in the canonical schema as Parquet, row by row in plain text: decimals exact, moments as ISO-8601 UTC with nine
/// digits. Memory does not grow with the file.
public final class CanonicalParquet {
    /// Key of the metadata entry that marks a file as ours, and the version this code writes.
    public static final String SCHEMA_KEY = "assay_schema";
    public static final String SCHEMA = "fill/2";

    /// Types of the canonical columns; a column not named here is text.
    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("ts_event", "TIMESTAMPTZ_NS"),
            Map.entry("ts_recv", "TIMESTAMPTZ_NS"), Map.entry("seq", "BIGINT"), Map.entry("block", "BIGINT"),
            Map.entry("price", "DECIMAL(38, 18)"), Map.entry("qty", "DECIMAL(38, 18)"),
            Map.entry("notional_usd", "DECIMAL(38, 8)"), Map.entry("fee", "DECIMAL(38, 18)"),
            Map.entry("pos_before", "DECIMAL(38, 18)"), Map.entry("realised_pnl", "DECIMAL(38, 18)"),
            Map.entry("multiplier", "DECIMAL(38, 18)"), Map.entry("expiry", "TIMESTAMPTZ_NS"),
            Map.entry("strike", "DECIMAL(38, 18)"), Map.entry("tick", "DECIMAL(38, 18)"),
            Map.entry("lot", "DECIMAL(38, 18)"));

    private CanonicalParquet() {}

    /// Receives the header once and then every row, in the order of the file.
    public interface RowConsumer {
        void header(List<String> columns);

        /// Receives one row.
        ///
        /// @param cells one a column, null where absent; the array is reused, so copy what you keep
        /// @param row counted from 1
        void row(@Nullable String[] cells, long row);
    }

    /// Reads every row of any Parquet file as text.
    ///
    /// @throws StoreException when the file is not Parquet or cannot be read
    public static void read(Path file, RowConsumer rows) {
        try (Connection connection = DuckDb.inMemory(file); Statement statement = connection.createStatement()) {
            String from = "read_parquet(" + DuckDb.literal(file.toAbsolutePath().toString()) + ")";
            List<String> columns = new ArrayList<>();
            String query = query(statement, from, columns);
            rows.header(List.copyOf(columns));
            deliver(connection, query, columns.size(), rows);
        } catch (SQLException e) {
            throw new StoreException("reading " + file, e);
        }
    }

    /// The schema version a Parquet file claims, or empty text.
    public static String schemaOf(Path file) {
        try (Connection connection = DuckDb.inMemory(file);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT decode(value) FROM parquet_kv_metadata("
                        + DuckDb.literal(file.toAbsolutePath().toString()) + ") WHERE decode(key) = '"
                        + SCHEMA_KEY + "'")) {
            return found.next() ? found.getString(1) : "";
        } catch (SQLException e) {
            throw new StoreException("reading " + file, e);
        }
    }

    /// A query that yields every column as text or, for moments, as whole nanoseconds; fills `columns`.
    private static String query(Statement statement, String from, List<String> columns) throws SQLException {
        var sql = new StringBuilder("SELECT ");
        try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + from)) {
            while (described.next()) {
                String name = described.getString("column_name");
                sql.append(columns.isEmpty() ? "" : ", ")
                        .append(asText(TableSource.quoted(name), described.getString("column_type")));
                columns.add(name);
            }
        }
        return sql.append(" FROM ").append(from).toString();
    }

    private static String asText(String name, String type) {
        String kind = type.toUpperCase(Locale.ROOT);
        if (kind.startsWith("TIMESTAMP") || kind.equals("DATE")) {
            return "epoch_ns(" + name + ")";
        }
        if (kind.equals("DOUBLE") || kind.equals("FLOAT")) {
            return name + "::DOUBLE";
        }
        String text = name + "::VARCHAR";
        return kind.startsWith("DECIMAL") && !kind.endsWith(",0)") ? "rtrim(rtrim(" + text + ", '0'), '.')" : text;
    }

    private static void deliver(Connection connection, String query, int width, RowConsumer rows) throws SQLException {
        var cells = new @Nullable String[width];
        long number = 0;
        try (var prepared = connection.unwrap(DuckDBConnection.class).prepare(query);
                var result = prepared.query()) {
            var vectors = new DuckDBReadableVector[width];
            while (result.nextChunk()) {
                var chunk = result.chunk();
                Arrays.setAll(vectors, chunk::vector);
                for (long i = 0; i < chunk.rowCount(); i++) {
                    for (int c = 0; c < width; c++) {
                        cells[c] = vectors[c].isNull(i) ? null : text(vectors[c], i);
                    }
                    rows.row(cells, ++number);
                }
            }
        }
    }

    /// The query made three kinds of column: nanoseconds, doubles and text.
    private static String text(DuckDBReadableVector vector, long row) {
        if (vector.getType() == DuckDBColumnType.BIGINT) {
            return PlainText.moment(vector.getLong(row));
        }
        return vector.getType() == DuckDBColumnType.DOUBLE ? PlainText.of(vector.getDouble(row))
                : vector.getString(row);
    }

    /// Most digits after the point the column's type holds, or -1 when it is no decimal.
    private static int scale(String column) {
        String type = TYPES.getOrDefault(column, "");
        return type.startsWith("DECIMAL")
                ? Integer.parseInt(type.substring(type.indexOf(',') + 1, type.length() - 1).strip()) : -1;
    }

    /// Writes rows of text under `columns` to a new file, with the types of the canonical schema.
    ///
    /// @throws StoreException when a value does not fit its type, naming it, or the disk refuses
    public static void write(Path file, List<String> columns, Iterator<@Nullable String[]> rows) {
        try (Connection connection = DuckDb.inMemory(file); Statement statement = connection.createStatement()) {
            RowSource.register(connection, columns, columns.stream().mapToInt(CanonicalParquet::scale).toArray(), rows);
            var sql = new StringBuilder("COPY (SELECT ");
            for (String column : columns) {
                String name = TableSource.quoted(column);
                sql.append(name).append("::").append(TYPES.getOrDefault(column, "VARCHAR")).append(" AS ").append(name)
                        .append(", ");
            }
            sql.setLength(sql.length() - 2);
            sql.append(" FROM ").append(RowSource.NAME).append("()) TO ")
                    .append(DuckDb.literal(file.toAbsolutePath().toString()))
                    .append(" (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false, KV_METADATA {").append(SCHEMA_KEY)
                    .append(": '")
                    .append(SCHEMA).append("'})");
            statement.execute(sql.toString());
        } catch (SQLException e) {
            throw new StoreException("writing " + file, e);
        }
    }
}
