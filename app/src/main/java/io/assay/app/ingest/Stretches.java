package io.assay.app.ingest;

import io.assay.core.event.EventBlock;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.PlainLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Reads the lines of a source in stretches, as many bytes as their reader reads at a time, on several threads, and hands on what
/// they hold in the order of the file ([InTurn]). Plain lines come as rows of blocks, any other line is read by the caller's
/// thread, between the rows it stands between.
final class Stretches<B extends EventBlock> implements AutoCloseable {
    /// Of a stretch of a large source: half a MiB.
    static final int BYTES = 1 << 19;

    private final LineReader lines;
    private final EventSink sink;
    private final Consumer<LineReader> otherLine;
    private final int threads;
    private final List<Pupil<B>> readers = new ArrayList<>();
    private final InTurn<Stretch<B>> stretches;
    private final B alone;
    private boolean isFirst = true;

    /// A reader of plain lines, which serves one thread, and how much it has learned.
    static final class Pupil<B extends EventBlock> {
        final PlainLines<B> lines;
        private final Lessons<byte[]> lessons;
        private int learned;

        Pupil(PlainLines<B> lines, Lessons<byte[]> lessons) {
            this.lines = lines;
            this.lessons = lessons;
        }

        void catchUp() {
            learned = lessons.teach(lines::learn, learned);
        }
    }

    /// @param maker makes a reader for each thread
    /// @param otherLine reads the line its reader stands at
    /// @param lessons that it finds
    /// @param threads that may read beside the caller's; with one, the caller's reads
    Stretches(LineReader lines, Supplier<? extends PlainLines<B>> maker, EventSink sink, Consumer<LineReader> otherLine,
            Lessons<byte[]> lessons, int threads) {
        this.lines = lines;
        this.sink = sink;
        this.otherLine = otherLine;
        this.threads = threads;
        for (int i = 0; i < threads; i++) {
            readers.add(new Pupil<>(maker.get(), lessons));
        }
        stretches = new InTurn<>(threads, thread -> new Stretch<>(readers.get(thread), lines.bytesAtATime()),
                Stretch::read, this::deliver);
        alone = readers.getFirst().lines.block();
    }

    /// Reads to the end.
    ///
    /// @param progress told the number of the last line delivered
    void read(LongConsumer progress) throws IOException {
        while (true) {
            if (lines.handOver(stretches.next())) {
                begin();
            } else {
                stretches.deliverAll();
                if (!lines.next()) {
                    return;
                }
                readAlone();
            }
            progress.accept(lines.number());
        }
    }

    /// The first stretch is read here: most files hold no other, and need no thread.
    private void begin() {
        if (isFirst || threads == 1) {
            stretches.alone();
        } else {
            stretches.begin();
        }
        isFirst = false;
    }

    private void deliver(Stretch<B> stretch) {
        long before = lines.number();
        stretch.rows.learn();
        int row = 0;
        for (int i = 0; i < stretch.odds(); i++) {
            sink.rows(stretch.rows, row, stretch.rowsBefore(i), before);
            row = stretch.rowsBefore(i);
            stretch.show(i, lines, before);
            otherLine.accept(lines);
        }
        sink.rows(stretch.rows, row, stretch.rows.size(), before);
        lines.passed(before + stretch.lines());
    }

    /// A line that ends in no stretch: the last of a file that does not end it, one too long for the buffer.
    private void readAlone() {
        readers.getFirst().catchUp();
        var reader = readers.getFirst().lines;
        alone.clear();
        boolean plain =
                !lines.isTooLong() && reader.read(lines.bytes(), lines.from(), lines.from() + lines.length(), alone,
                        1) != PlainLines.NOT;
        reader.finish(alone);
        alone.learn();
        if (plain) {
            sink.rows(alone, 0, alone.size(), lines.number() - 1);
        } else {
            otherLine.accept(lines);
        }
    }

    @Override
    public void close() {
        stretches.close();
    }
}
