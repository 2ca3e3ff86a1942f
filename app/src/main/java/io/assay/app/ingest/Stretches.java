package io.assay.app.ingest;

import io.assay.core.event.EventBlock;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.PlainLines;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Reads the lines of a source in stretches, as many bytes as their reader reads at a time, on several threads, and hands on what they hold in the order of
/// the file.
///
/// Stretch `i` goes to reader `i mod n`, each a thread that reads its stretches one after the other; here they are delivered one
/// after the other. Plain lines come as rows of blocks, any other line is read here, between the rows it stands between. So
/// neither the number of threads nor who was quicker can be told from what is delivered.
final class Stretches<B extends EventBlock> implements AutoCloseable {
    /// Of a stretch of a large source: half a MiB.
    static final int BYTES = 1 << 19;

    /// Stretches of one thread: one that is read, one that waits.
    private static final int AHEAD = 2;

    private final LineReader lines;
    private final EventSink sink;
    private final Consumer<LineReader> otherLine;
    private final int threads;
    private final List<Pupil<B>> readers = new ArrayList<>();
    private final List<Stretch<B>> stretches = new ArrayList<>();
    private final List<ExecutorService> running = new ArrayList<>();
    private final ArrayDeque<Future<?>> begun = new ArrayDeque<>();
    private final B alone;
    private long handedOver;

    /// A reader of plain lines, which serves one thread, and how much it has learned.
    static final class Pupil<B extends EventBlock> {
        final PlainLines<B> lines;
        private final Lessons lessons;
        private int learned;

        Pupil(PlainLines<B> lines, Lessons lessons) {
            this.lines = lines;
            this.lessons = lessons;
        }

        void catchUp() {
            learned = lessons.teach(lines, learned);
        }
    }

    /// @param maker makes a reader for each thread
    /// @param otherLine reads the line its reader stands at
    /// @param lessons that it finds
    /// @param threads that may read beside the caller's; with one, the caller's reads
    Stretches(LineReader lines, Supplier<? extends PlainLines<B>> maker, EventSink sink, Consumer<LineReader> otherLine,
            Lessons lessons, int threads) {
        this.lines = lines;
        this.sink = sink;
        this.otherLine = otherLine;
        this.threads = threads;
        for (int i = 0; i < threads; i++) {
            readers.add(new Pupil<>(maker.get(), lessons));
        }
        alone = readers.getFirst().lines.block();
    }

    /// Reads to the end.
    ///
    /// @param progress told the number of the last line delivered
    void read(LongConsumer progress) throws IOException {
        while (true) {
            if (begun.size() == threads * AHEAD) {
                deliverOldest();
            }
            if (lines.handOver(next())) {
                begin(next());
                handedOver++;
            } else {
                deliverAll();
                if (!lines.next()) {
                    return;
                }
                readAlone();
            }
            progress.accept(lines.number());
        }
    }

    /// The stretch to hand over to, of which nothing is wanted any more.
    private Stretch<B> next() {
        int at = (int) (handedOver % ((long) threads * AHEAD));
        if (at == stretches.size()) {
            stretches.add(new Stretch<>(readers.get(at % threads), lines.bytesAtATime()));
        }
        return stretches.get(at);
    }

    /// The first stretch is read here: most files hold no other, and need no thread.
    private void begin(Stretch<B> stretch) {
        if (handedOver == 0 || threads == 1) {
            stretch.read();
            deliver(stretch);
            return;
        }
        while (running.size() < threads) {
            running.add(Executors.newSingleThreadExecutor());
        }
        begun.add(running.get((int) (handedOver % threads)).submit(stretch::read));
    }

    private void deliverAll() {
        while (!begun.isEmpty()) {
            deliverOldest();
        }
    }

    private void deliverOldest() {
        int at = (int) ((handedOver - begun.size()) % ((long) threads * AHEAD));
        await(begun.removeFirst());
        deliver(stretches.get(at));
    }

    private static void await(Future<?> reading) {
        try {
            reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause
                    : new IllegalStateException("a reader failed", e.getCause());
        }
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
        running.forEach(ExecutorService::shutdownNow);
    }
}
