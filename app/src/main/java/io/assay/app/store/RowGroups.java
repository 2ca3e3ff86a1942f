package io.assay.app.store;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.schema.ColumnSchema;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The groups of rows of a Parquet file one after the other, some of their columns each: while one is looked at, threads read
/// the columns of the next, unless they are large.
final class RowGroups implements AutoCloseable {
    /// Groups of more rows are not read ahead.
    private static final int AHEAD_MAX = 1 << 19;
    private static final int INT = 4;

    private final FileChannel channel;
    private final List<RowGroup> groups;
    private final List<ColumnSchema> columns;
    private final ParquetType[] types;
    private final int[] seen;
    private final Optional<ExecutorService> beside;
    private Optional<Begun> ahead = Optional.empty();
    private int next;

    /// Cells of a group whose columns are being read.
    private record Begun(ParquetCells cells, List<Future<?>> columns) {}

    /// @param types of all columns
    /// @param seen numbers of the columns that are read
    /// @param threads that may read beside the caller's; with one, the caller's reads
    RowGroups(Path file, List<RowGroup> groups, List<ColumnSchema> columns, ParquetType[] types, int[] seen,
            int threads) throws IOException {
        this.groups = groups;
        this.columns = columns;
        this.types = types;
        this.seen = seen;
        channel = FileChannel.open(file);
        beside = threads > 1 ? Optional.of(Executors.newFixedThreadPool(threads)) : Optional.empty();
    }

    /// Whether pages of all groups are packed as we can unpack them, and no group claims more rows than its file can well hold.
    static boolean areKnown(List<RowGroup> groups, int[] seen, long bytes) {
        return groups.stream().allMatch(group -> {
            boolean known = group.numRows() >= 0 && group.numRows() <= Math.max(1 << 20, bytes);
            for (int column : seen) {
                known &= column < group.columns().size()
                        && PageCodec.of(group.columns().get(column).metaData().codec()).isPresent();
            }
            return known && group.numRows() < Integer.MAX_VALUE;
        });
    }

    boolean hasNext() {
        return next < groups.size();
    }

    /// Rows of the next group.
    int rows() {
        return Math.toIntExact(groups.get(next).numRows());
    }

    /// The cells of the next group.
    ParquetCells next() {
        var begun = ahead.isPresent() ? ahead.get() : begin(next);
        begun.columns.forEach(RowGroups::await);
        next++;
        ahead = beside.isPresent() && hasNext() && rows() <= AHEAD_MAX ? Optional.of(begin(next)) : Optional.empty();
        return begun.cells;
    }

    private static void await(Future<?> reading) {
        try {
            reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalArgumentException("a group of rows that cannot be read", e.getCause());
        }
    }

    private Begun begin(int number) {
        var cells = new ParquetCells(types, number + 1, rows());
        var begun = new ArrayList<Future<?>>();
        for (int column : seen) {
            if (beside.isPresent()) {
                begun.add(beside.get().submit(() -> read(number, column, cells)));
            } else {
                read(number, column, cells);
            }
        }
        return new Begun(cells, begun);
    }

    private void read(int number, int column, ParquetCells into) {
        var group = groups.get(number);
        var values = read(group.columns().get(column), columns.get(column), Math.toIntExact(group.numRows()));
        if (!into.take(column, values)) {
            throw new IllegalArgumentException("values that are not to be trusted in column " + column);
        }
    }

    private ColumnValues read(ColumnChunk chunk, ColumnSchema column, int rows) {
        var about = chunk.metaData();
        if (about.numValues() != rows) {
            throw new IllegalArgumentException(about.numValues() + " values in " + rows + " rows");
        }
        var dictionaryAt = about.dictionaryPageOffset();
        long from = dictionaryAt != null && dictionaryAt > 0 && dictionaryAt < about.dataPageOffset() ? dictionaryAt
                : about.dataPageOffset();
        int width = switch (column.type()) {
            case INT32, FLOAT -> INT;
            case INT64, DOUBLE -> Long.BYTES;
            case FIXED_LEN_BYTE_ARRAY -> ParquetType.WIDE;
            case BYTE_ARRAY -> 0;
            case BOOLEAN, INT96 -> throw new IllegalArgumentException("a column of " + column.type());
        };
        return ColumnPages.read(bytes(from, about.totalCompressedSize()), PageCodec.of(about.codec()).orElseThrow(),
                column.maxDefinitionLevel() > 0, width, rows);
    }

    private byte[] bytes(long from, long count) {
        try {
            if (from < 0 || count < 0 || count > channel.size() - from) {
                throw new EOFException("a column beyond the end of its file");
            }
            var buffer = ByteBuffer.allocate(Math.toIntExact(count));
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, from + buffer.position()) < 0) {
                    throw new EOFException("a file that became shorter");
                }
            }
            return buffer.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        beside.ifPresent(ExecutorService::shutdownNow);
        channel.close();
    }
}
