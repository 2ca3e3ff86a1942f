package io.assay.app.ingest;

import io.assay.app.store.ParquetCells;
import io.assay.app.store.PlainParquet;
import io.assay.core.event.EventBlock;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.PlainColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Reads the rows of a Parquet file in slices of its groups, on several threads, and hands on what they hold in the order of the
/// file ([InTurn]). Plain rows come as rows of blocks, any other row is read by the caller's thread, between the rows it stands
/// between. The first slices are of one row, two, four and so on, and each is delivered before the next is begun: what is met first is
/// learned from them.
final class Slices<B extends EventBlock> implements AutoCloseable {
    /// Most rows of a slice.
    static final int ROWS = 1 << 12;

    private final OtherRow otherRow;
    private final EventSink sink;
    private final Lessons<ParquetCells> lessons = new Lessons<>();
    private final int threads;
    private final int most;
    private final List<Pupil<B>> readers = new ArrayList<>();
    private final InTurn<Slice<B>> slices;
    /// Rows begun.
    private long begun;

    /// Reads a row that is not plain.
    interface OtherRow {
        /// @param cells at the row
        /// @param number of the row in the file, the first being 1
        /// @return whether this taught something of an instrument
        boolean read(ParquetCells cells, long number);
    }

    /// A reader of plain rows, which serves one thread, and how much it has learned.
    static final class Pupil<B extends EventBlock> {
        final PlainColumns<B> columns;
        private final Lessons<ParquetCells> lessons;
        private int learned;

        Pupil(PlainColumns<B> columns, Lessons<ParquetCells> lessons) {
            this.columns = columns;
            this.lessons = lessons;
        }

        void catchUp() {
            learned = lessons.teach(row -> columns.learn(row.beside()), learned);   // other threads read the same rows
        }
    }

    /// @param maker makes a reader for each thread
    /// @param threads that may read beside the caller's; with one, the caller's reads
    /// @param most rows of a slice; they change no result
    Slices(Supplier<PlainColumns<B>> maker, EventSink sink, OtherRow otherRow, int threads, int most) {
        this.sink = sink;
        this.otherRow = otherRow;
        this.threads = threads;
        this.most = most;
        for (int i = 0; i < threads; i++) {
            readers.add(new Pupil<>(maker.get(), lessons));
        }
        slices = new InTurn<>(threads, thread -> new Slice<>(readers.get(thread), most), Slice::read, this::deliver);
    }

    /// Reads all groups that can be read so.
    ///
    /// @param progress told how many rows were begun
    void read(PlainParquet file, LongConsumer progress) {
        for (var group = file.next(); group.isPresent(); group = file.next()) {
            int rows = group.get().rows();
            for (int from = 0; from < rows;) {
                int to = (int) Math.min(rows, from + Math.min(most, 1 + begun));
                slices.next().over(group.get().beside(), from, to, begun);
                if (threads == 1 || begun < most) {
                    slices.alone();
                } else {
                    slices.begin();
                }
                begun += to - from;
                from = to;
                progress.accept(begun);
            }
        }
        slices.deliverAll();
    }

    private void deliver(Slice<B> slice) {
        slice.rows.learn();
        int row = 0;
        for (int i = 0; i < slice.others(); i++) {
            int next = slice.rowsBefore(i, row);
            sink.rows(slice.rows, row, next, slice.before());
            row = next;
            var cells = slice.other(i);
            if (otherRow.read(cells, slice.lineOfOther(i))) {
                lessons.add(cells.alone());
            }
        }
        sink.rows(slice.rows, row, slice.rows.size(), slice.before());
        slice.leave();
    }

    @Override
    public void close() {
        slices.close();
    }
}
