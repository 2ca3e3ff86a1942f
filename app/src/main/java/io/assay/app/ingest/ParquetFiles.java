package io.assay.app.ingest;

import io.assay.app.store.CanonicalParquet;
import io.assay.app.store.PlainParquet;
import io.assay.core.event.EventBlock;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.PlainRows;
import io.assay.core.venue.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Reads a Parquet file of a known table: straight from its columns where these are of the types we write, row by row as text
/// where they are not ([Slices]). Both ways say the same.
final class ParquetFiles implements CanonicalParquet.RowConsumer {
    private final Source source;
    private final EventSink sink;
    private final LongConsumer progress;
    private final int threads;
    private final int rowsAtATime;
    private TableFiles.@Nullable Table table;
    private String format = "";
    /// Rows read so far.
    private long done;

    private ParquetFiles(Source source, EventSink sink, LongConsumer progress, int threads, int rowsAtATime) {
        this.source = source;
        this.sink = sink;
        this.progress = progress;
        this.threads = threads;
        this.rowsAtATime = rowsAtATime;
    }

    /// Name of the file's format, empty when its columns are those of none.
    ///
    /// @param progress told from time to time how many rows were read
    /// @param threads that may read; they change no result
    static String read(Path file, Source source, EventSink sink, LongConsumer progress, int threads) {
        return read(file, source, sink, progress, threads, Slices.ROWS);
    }

    /// @param rowsAtATime most rows read at a time; they change no result
    static String read(Path file, Source source, EventSink sink, LongConsumer progress, int threads, int rowsAtATime) {
        var rows = new ParquetFiles(source, sink, progress, threads, rowsAtATime);
        return rows.plain(file) ? rows.finish() : rows.texts(file);
    }

    /// Reads all rows as text.
    static String texts(Path file, Source source, EventSink sink) {
        return new ParquetFiles(source, sink, row -> {}, 1, 1).texts(file);
    }

    /// Reads as text whatever is not read yet; returns the name of the file's format.
    private String texts(Path file) {
        CanonicalParquet.read(file, this);
        return finish();
    }

    private String finish() {
        if (table != null) {
            table.rows.finish();
        }
        return format;
    }

    /// Reads rows from columns; false where some or all are left.
    private boolean plain(Path file) {
        var opened = PlainParquet.open(file);
        if (opened.isEmpty()) {
            return false;
        }
        try (var columns = opened.get()) {
            header(columns.columns());
            if (table == null || table.plain.isEmpty() || !columns.look(table.plain.get().columns(), threads)) {
                return false;
            }
            rows(columns, table, table.plain.get());
            return !columns.isBroken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <B extends EventBlock> void rows(PlainParquet columns, TableFiles.Table known, PlainRows<B> plain) {
        var texts = new @Nullable String[columns.columns().size()];
        try (var slices = new Slices<>(plain::byColumn, sink, (cells, row) -> {
            cells.texts(texts);
            return known.row(cells(texts), row) && plain.learn(cells);
        }, threads, rowsAtATime)) {
            slices.read(columns, row -> {
                done = row;
                progress.accept(row);
            });
        }
    }

    private static List<String> cells(@Nullable String[] texts) {
        return Arrays.stream(texts).map(cell -> cell == null ? "" : cell).toList();
    }

    @Override
    public void header(List<String> columns) {
        if (table == null) {
            TableFiles.Table.of(columns, source, sink).ifPresent(known -> {
                table = known;
                format = known.format.title();
            });
        }
    }

    @Override
    public void row(@Nullable String[] cells, long row) {
        if (row > done && table != null) {
            if (row % Slices.ROWS == 0) {
                progress.accept(row);
            }
            table.row(cells(cells), row);
        }
    }
}
