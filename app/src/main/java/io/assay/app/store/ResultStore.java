package io.assay.app.store;

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
/// The database is opened on a thread of its own, which takes as long as grading a small file does: whoever opens the
/// store before it computes finds it ready. The CSV files are formatted while the database takes in the same arrays;
/// neither waits for the other.
public final class ResultStore implements AutoCloseable {
    public static final String DATABASE = "assay.duckdb";

    private static final int MEMORY_MB = 512;
    /// Small enough that two threads share a table of 100,000 rows.
    private static final int PARQUET_GROUP_ROWS = 20_480;

    private final Path folder;
    private final int threads;
    private final ExecutorService beside = Executors.newSingleThreadExecutor();
    private final Future<Connection> opening;

    private ResultStore(Path folder, int threads) {
        this.folder = folder;
        this.threads = threads;
        opening = beside.submit(() -> DuckDb.create(folder.resolve(DATABASE), threads, MEMORY_MB));
    }

    /// Begins to open a store in `folder`, which must hold no database yet; what goes wrong with that is told by
    /// [#write(List)].
    public static ResultStore open(Path folder, int threads) {
        return new ResultStore(folder, threads);
    }

    /// Opens a store, fills and closes it.
    ///
    /// @throws StoreException when the engine or the disk refuses
    public static void write(Path folder, List<Table> tables, int threads) {
        try (var store = open(folder, threads)) {
            store.write(tables);
        }
    }

    /// Writes all there is to write.
    ///
    /// @throws StoreException when the engine or the disk refuses
    public void write(List<Table> tables) {
        ExecutorService formatters = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            Future<?> csv = beside.submit(() -> {
                for (Table table : tables) {
                    CsvFile.write(table, folder.resolve(table.name() + ".csv"), formatters, 2 * threads);
                }
                return tables.size();
            });
            writeDatabase(tables);
            await(csv, "writing CSV");
        } finally {
            formatters.shutdownNow();
        }
    }

    private static <T> T await(Future<T> work, String doing) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(doing, e);
        } catch (ExecutionException e) {
            throw new StoreException(doing, e.getCause() instanceof Exception cause ? cause : e);
        }
    }

    private void writeDatabase(List<Table> tables) {
        String doing = "opening " + DATABASE;
        try (Connection connection = await(opening, doing); Statement statement = connection.createStatement()) {
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

    /// Nobody holds the files any more when this returns.
    @Override
    public void close() {
        try {
            opening.get().close();
        } catch (ExecutionException | SQLException _e) {
            return; // never opened, or lost with the folder it lies in: who wrote was told
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            beside.shutdownNow();
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
