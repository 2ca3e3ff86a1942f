package io.assay.app.store;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The database of a finished run, open for questions only: nothing can be changed, no other file can be reached and
/// no setting can be turned, by the engine's own word.
public final class ResultDatabase implements AutoCloseable {
    private static final Pattern SPACE_IN_MOMENT = Pattern.compile("^(\\d+-\\d\\d-\\d\\d) ");

    private final Path file;
    private final Connection connection;

    private ResultDatabase(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// Opens the result in `folder`.
    ///
    /// @throws UserError when there is none, or it is not a database
    public static ResultDatabase open(Path folder) {
        return open(folder, "-d");
    }

    /// @param flag that named the folder, for messages
    public static ResultDatabase open(Path folder, String flag) {
        Path file = folder.resolve(ResultStore.DATABASE);
        if (!Files.isRegularFile(file)) {
            throw UserError.usage("no result in " + folder).at(flag + " " + folder)
                    .because(Files.isDirectory(folder) ? "the folder holds no " + ResultStore.DATABASE
                            : "there is no such folder")
                    .next("assay report FILE --out " + folder);
        }
        try {
            return new ResultDatabase(file, DuckDb.openLocked(file));
        } catch (SQLException e) {
            throw UserError.of(ExitCode.IO, "cannot open " + file).at(flag + " " + folder)
                    .because(SqlErrors.firstLine(e.getMessage()))
                    .next("close other programs that have it open, or run the report again").causedBy(e);
        }
    }

    /// A column of an answer.
    public record Heading(String name, Kind kind) {}

    /// How a value of an answer is to be written.
    public enum Kind {
        /// Fits a double or 64 bits: a number everywhere.
        NUMBER,
        /// An exact decimal or a wider integer: a number on screen, text in JSON, where readers would round it.
        EXACT,
        BOOLEAN,
        TEXT;

        public boolean isNumeric() {
            return this == NUMBER || this == EXACT;
        }
    }

    /// Receives an answer row by row.
    public interface Answer {
        void headings(List<Heading> headings);

        /// One row; null is SQL NULL. The array is not reused.
        void row(@Nullable String[] cells);
    }

    /// Asks `sql`, with `parameters` for its question marks, and hands the answer over as it comes.
    ///
    /// @throws UserError when the engine does not understand or does not allow it
    public void ask(String sql, List<String> parameters, Answer answer) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                deliver(result, answer);
            }
        } catch (SQLException e) {
            throw SqlErrors.explain(sql, e, columns());
        }
    }

    /// The whole answer at once, for questions of our own.
    public List<@Nullable String[]> rows(String sql, String... parameters) {
        var rows = new ArrayList<@Nullable String[]>();
        ask(sql, List.of(parameters), new Answer() {
            @Override
            public void headings(List<Heading> headings) {}

            @Override
            public void row(@Nullable String[] cells) {
                rows.add(cells);
            }
        });
        return rows;
    }

    /// Column names by table, both in order.
    public SortedMap<String, List<String>> columns() {
        var columns = new TreeMap<String, List<String>>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY ALL");
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                columns.computeIfAbsent(result.getString(1), _t -> new ArrayList<>()).add(result.getString(2));
            }
            return columns;
        } catch (SQLException e) {
            throw new StoreException("reading the tables of " + file, e);
        }
    }

    private static void deliver(ResultSet result, Answer answer) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        int width = meta.getColumnCount();
        var headings = new ArrayList<Heading>();
        var types = new String[width];
        for (int c = 0; c < width; c++) {
            types[c] = meta.getColumnTypeName(c + 1).toUpperCase(Locale.ROOT);
            headings.add(new Heading(meta.getColumnLabel(c + 1), kind(types[c])));
        }
        answer.headings(headings);
        while (result.next()) {
            var cells = new @Nullable String[width];
            for (int c = 0; c < width; c++) {
                cells[c] = cell(result, c + 1, types[c]);
            }
            answer.row(cells);
        }
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "FLOAT", "DOUBLE" ->
                    Kind.NUMBER;
            case "UBIGINT", "HUGEINT", "UHUGEINT" -> Kind.EXACT;
            case "BOOLEAN" -> Kind.BOOLEAN;
            default -> type.startsWith("DECIMAL") ? Kind.EXACT : Kind.TEXT;
        };
    }

    private static @Nullable String cell(ResultSet result, int column, String type) throws SQLException {
        if (result.getObject(column) == null) {
            return null;
        }
        if (type.equals("DOUBLE") || type.equals("FLOAT")) {
            double value = result.getDouble(column);
            return Double.isFinite(value) ? PlainText.of(value) : null;
        }
        if (type.startsWith("DECIMAL")) {
            BigDecimal value = result.getBigDecimal(column);
            return PlainText.of(value);
        }
        String text = result.getString(column);
        return type.startsWith("TIMESTAMP") ? moment(text) : text;
    }

    /// `2025-10-27 16:59:59.0+00` as `2025-10-27T16:59:59Z`; a moment without zone gets no `Z`.
    private static String moment(String text) {
        String joined = SPACE_IN_MOMENT.matcher(text).replaceFirst("$1T");
        boolean zoned = joined.endsWith("+00") || joined.endsWith("Z");
        String bare = zoned ? joined.substring(0, joined.length() - (joined.endsWith("Z") ? 1 : 3)) : joined;
        return (bare.endsWith(".0") ? bare.substring(0, bare.length() - 2) : bare) + (zoned ? "Z" : "");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("closing " + file, e);
        }
    }
}
