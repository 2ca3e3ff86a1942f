package io.assay.app.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Writes the tables of a run three times over: into `assay.duckdb`, and each as `NAME.parquet` and `NAME.csv`.
///
/// The CSV files are formatted while the database takes in the same arrays; neither waits for the other.
public final class ResultStore {
    public static final String DATABASE = "assay.duckdb";

    private static final int MEMORY_MB = 512;
    /// Small enough that two threads share a table of 100,000 rows.
    private static final int PARQUET_GROUP_ROWS = 20_480;

    private ResultStore() {}

    /// Writes into `folder`, which must hold no database yet.
    ///
    /// @throws StoreException when the engine or the disk refuses
    public static void write(Path folder, List<Table> tables, int threads) {
        ExecutorService formatters = Executors.newFixedThreadPool(Math.max(1, threads));
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> csv = writer.submit(() -> {
                for (Table table : tables) {
                    CsvFile.write(table, folder.resolve(table.name() + ".csv"), formatters, 2 * threads);
                }
                return tables.size();
            });
            writeDatabase(folder, tables, threads);
            await(csv);
        } finally {
            writer.shutdownNow();
            formatters.shutdownNow();
        }
    }

    private static void await(Future<?> csv) {
        try {
            csv.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("writing CSV", e);
        } catch (ExecutionException e) {
            throw new StoreException("writing CSV", e.getCause() instanceof IOException io ? io : e);
        }
    }

    private static void writeDatabase(Path folder, List<Table> tables, int threads) {
        String doing = "opening " + DATABASE;
        try (Connection connection = DuckDb.create(folder.resolve(DATABASE), threads, MEMORY_MB);
                Statement statement = connection.createStatement()) {
            for (Table table : tables) {
                doing = "storing table " + table.name();
                TableSource.register(connection, table);
                statement.execute("CREATE TABLE " + table.name() + " AS " + TableSource.select(table));
                statement.execute(comments(table));
                doing = "writing " + table.name() + ".parquet";
                statement.execute(copy(table, folder.resolve(table.name() + ".parquet")));
            }
        } catch (SQLException e) {
            throw new StoreException(doing, e);
        }
    }

    private static String copy(Table table, Path file) {
        return "COPY " + table.name() + " TO " + DuckDb.literal(file.toString())
                + " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE " + PARQUET_GROUP_ROWS
                + ")";
    }

    private static String comments(Table table) {
        var sql = new StringBuilder("BEGIN; COMMENT ON TABLE ").append(table.name()).append(" IS ")
                .append(DuckDb.literal(table.comment())).append(';');
        for (Column column : table.columns()) {
            String text = column.unit().isEmpty() ? column.comment() : column.comment() + " [" + column.unit() + "]";
            sql.append("COMMENT ON COLUMN ").append(table.name()).append('.').append(TableSource.quoted(column.name()))
                    .append(" IS ").append(DuckDb.literal(text)).append(';');
        }
        return sql.append("COMMIT").toString();
    }
}
