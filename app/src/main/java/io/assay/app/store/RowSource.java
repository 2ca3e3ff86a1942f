package io.assay.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Rows of text as a table function: pulled from an iterator once, by one thread, a chunk at a time.
final class RowSource implements DuckDBTableFunction<List<String>, Object, Object> {
    static final String NAME = "rows_given";

    private final List<String> columns;
    private final int[] scales;
    private final Iterator<@Nullable String[]> rows;

    private RowSource(List<String> columns, int[] scales, Iterator<@Nullable String[]> rows) {
        this.columns = columns;
        this.scales = scales;
        this.rows = rows;
    }

    /// Makes the rows readable once on this connection.
    ///
    /// @param scales one a column: the most digits after the point, or -1 for a column that is no decimal
    static void register(Connection connection, List<String> columns, int[] scales,
            Iterator<@Nullable String[]> rows) throws SQLException {
        try (var builder = DuckDBFunctions.tableFunction()) {
            builder.withName(NAME).withFunction(new RowSource(columns, scales, rows)).register(connection);
        }
    }

    @Override
    public List<String> bind(DuckDBTableFunctionBindInfo info) {
        for (String column : columns) {
            info.addResultColumn(column, DuckDBColumnType.VARCHAR);
        }
        return columns;
    }

    @Override
    public Object init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return rows;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
        var vectors = new DuckDBWritableVector[columns.size()];
        Arrays.setAll(vectors, out::vector);
        int count = 0;
        while (count < out.capacity() && rows.hasNext()) {
            @Nullable String[] row = rows.next();
            if (row.length != columns.size()) {
                throw new IllegalArgumentException(
                        "row of " + row.length + " cells for " + columns.size() + " columns");
            }
            for (int c = 0; c < row.length; c++) {
                String cell = row[c];
                if (cell == null) {
                    vectors[c].setNull(count);
                } else {
                    if (scales[c] >= 0) {
                        PlainText.requireDecimal(columns.get(c), cell, scales[c]);
                    }
                    vectors[c].setString(count, cell);
                }
            }
            count++;
        }
        return count;
    }
}
