package io.assay.app.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Writes a [Table] as CSV: blocks of rows are formatted side by side and written in order, so the bytes are the same
/// whatever the number of threads.
final class CsvFile {
    private static final int CELLS_PER_BLOCK = 100_000;

    private CsvFile() {}

    static void write(Table table, Path file, ExecutorService formatters, int blocksAhead) throws IOException {
        int rowsPerBlock = Math.max(1, CELLS_PER_BLOCK / table.columns().size());
        var waiting = new ArrayDeque<Future<byte[]>>();
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(CsvCells.line(table.columns().stream().map(Column::name).toList()));
            for (int from = 0; from < table.rows(); from += rowsPerBlock) {
                int start = from;
                int end = Math.min(from + rowsPerBlock, table.rows());
                waiting.add(formatters.submit(() -> block(table, start, end)));
                if (waiting.size() > blocksAhead) {
                    out.write(finished(waiting.remove()));
                }
            }
            while (!waiting.isEmpty()) {
                out.write(finished(waiting.remove()));
            }
        }
    }

    private static byte[] finished(Future<byte[]> block) {
        try {
            return block.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing CSV", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? new UncheckedIOException(io)
                    : new IllegalStateException("formatting CSV", e.getCause());
        }
    }

    static byte[] block(Table table, int from, int to) {
        var cells = table.columns().stream().map(CsvFile::cell).toArray(Cell[]::new);
        var out = new StringBuilder((to - from) * cells.length * 16);
        for (int row = from; row < to; row++) {
            for (int c = 0; c < cells.length; c++) {
                if (c > 0) {
                    out.append(',');
                }
                cells[c].append(out, row);
            }
            out.append(CsvCells.LINE_END);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Appends one value of one column, or nothing where it is absent.
    private interface Cell {
        void append(StringBuilder out, int row);
    }

    private static Cell cell(Column column) {
        return switch (column) {
            case Column.Text text -> (out, row) -> {
                String value = text.values()[row];
                if (value != null) {
                    CsvCells.appendText(out, value);
                }
            };
            case Column.Numbers numbers -> (out, row) -> {
                double value = numbers.values()[row];
                if (!Double.isNaN(value)) {
                    PlainText.append(out, value);
                }
            };
            case Column.Decimals decimals -> present(column, (out, row) -> out.append(decimals.values()[row]));
            case Column.Longs longs -> present(column, (out, row) -> out.append(longs.values()[row]));
            case Column.Booleans booleans -> present(column, (out, row) -> out.append(booleans.values()[row]));
            case Column.Times times -> present(column,
                    (out, row) -> PlainText.appendMoment(out, times.epochNs()[row]));
        };
    }

    private static Cell present(Column column, Cell cell) {
        return (out, row) -> {
            if (!column.isAbsent(row)) {
                cell.append(out, row);
            }
        };
    }
}
