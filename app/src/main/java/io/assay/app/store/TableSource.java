package io.assay.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// A [Table] as a table function, so that SQL can select from the arrays without a copy in between. One thread reads
/// it, so the rows keep their order. Decimals travel as text and moments as whole nanoseconds; [#select] casts them.
final class TableSource implements DuckDBTableFunction<Table, int[], Object> {
    private final Table table;

    private TableSource(Table table) {
        this.table = table;
    }

    /// Makes `table` readable on this connection under a name of its own.
    static void register(Connection connection, Table table) throws SQLException {
        try (var builder = DuckDBFunctions.tableFunction()) {
            builder.withName(name(table)).withFunction(new TableSource(table)).register(connection);
        }
    }

    private static String name(Table table) {
        return "rows_of_" + table.name();
    }

    /// The query whose result is `table` with its proper types.
    static String select(Table table) {
        var sql = new StringBuilder("SELECT ");
        String comma = "";
        for (Column column : table.columns()) {
            String name = quoted(column.name());
            sql.append(comma).append(switch (column) {
                case Column.Times _t -> "make_timestamp_ns(" + name + ")::TIMESTAMPTZ_NS AS " + name;
                case Column.Decimals _d -> name + "::DECIMAL(38, 18) AS " + name;
                case Column.Text _x -> name;
                case Column.Numbers _n -> name;
                case Column.Longs _l -> name;
                case Column.Booleans _b -> name;
            });
            comma = ", ";
        }
        return sql.append(" FROM ").append(name(table)).append("()").toString();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public Table bind(DuckDBTableFunctionBindInfo info) {
        for (Column column : table.columns()) {
            info.addResultColumn(column.name(), switch (column) {
                case Column.Text _x -> DuckDBColumnType.VARCHAR;
                case Column.Decimals _d -> DuckDBColumnType.VARCHAR;
                case Column.Numbers _n -> DuckDBColumnType.DOUBLE;
                case Column.Longs _l -> DuckDBColumnType.BIGINT;
                case Column.Times _t -> DuckDBColumnType.BIGINT;
                case Column.Booleans _b -> DuckDBColumnType.BOOLEAN;
            });
        }
        info.setCardinality(table.rows(), true);
        return table;
    }

    @Override
    public int[] init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return new int[1];
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
        int[] position = info.getInitData();
        int from = position[0];
        int rows = (int) Math.min(out.capacity(), table.rows() - from);
        for (int c = 0; c < table.columns().size(); c++) {
            fill(out.vector(c), table.columns().get(c), from, rows);
        }
        position[0] = from + rows;
        return rows;
    }

    /// The kind of column is looked at once a chunk, not once a cell.
    private static void fill(DuckDBWritableVector out, Column column, int from, int rows) {
        switch (column) {
            case Column.Text text -> fillTexts(out, text.values(), from, rows);
            case Column.Decimals decimals -> fillTexts(out, decimals.values(), from, rows);
            case Column.Numbers numbers -> fillNumbers(out, numbers.values(), from, rows);
            case Column.Longs longs -> fillLongs(out, longs.values(), longs.absent(), from, rows);
            case Column.Times times -> fillLongs(out, times.epochNs(), times.absent(), from, rows);
            case Column.Booleans booleans -> fillBooleans(out, booleans, from, rows);
        }
    }

    private static void fillTexts(DuckDBWritableVector out, @Nullable String[] values, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            String value = values[from + i];
            if (value == null) {
                out.setNull(i);
            } else {
                out.setString(i, value);
            }
        }
    }

    private static void fillNumbers(DuckDBWritableVector out, double[] values, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            double value = values[from + i];
            if (Double.isNaN(value)) {
                out.setNull(i);
            } else {
                out.setDouble(i, value);
            }
        }
    }

    private static void fillLongs(DuckDBWritableVector out, long[] values, BitSet absent, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            if (absent.get(from + i)) {
                out.setNull(i);
            } else {
                out.setLong(i, values[from + i]);
            }
        }
    }

    private static void fillBooleans(DuckDBWritableVector out, Column.Booleans column, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            if (column.isAbsent(from + i)) {
                out.setNull(i);
            } else {
                out.setBoolean(i, column.values()[from + i]);
            }
        }
    }
}
