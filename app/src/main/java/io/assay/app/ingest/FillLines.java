package io.assay.app.ingest;

import io.assay.core.event.FillBlock;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.HyperliquidLine;
import io.assay.core.venue.Source;
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

/// Reads lines of Hyperliquid's fills in stretches of half a MiB on several threads, and hands on what they hold in the order of
/// the file.
///
/// Stretch `i` goes to reader `i mod n`, each a thread that reads its stretches one after the other; here they are delivered one
/// after the other. Plain lines come as rows of blocks, any other line is read here, between the rows it stands between. So
/// neither the number of threads nor who was quicker can be told from what is delivered.
final class FillLines implements AutoCloseable {
    /// Of a stretch.
    static final int BYTES = 1 << 19;

    /// Stretches of one thread: one that is read, one that waits.
    private static final int AHEAD = 2;

    private final LineReader lines;
    private final EventSink sink;
    private final Consumer<LineReader> otherLine;
    private final int threads;
    private final List<HyperliquidLine> readers = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<ExecutorService> running = new ArrayList<>();
    private final ArrayDeque<Future<?>> begun = new ArrayDeque<>();
    private final FillBlock alone;
    private long handedOver;

    /// @param source shared by threads
    /// @param otherLine reads the line its reader stands at
    /// @param threads that may read beside the caller's; with one, the caller's reads
    FillLines(LineReader lines, Source source, EventSink sink, Consumer<LineReader> otherLine, int threads) {
        this.lines = lines;
        this.sink = sink;
        this.otherLine = otherLine;
        this.threads = threads;
        for (int i = 0; i < threads; i++) {
            readers.add(new HyperliquidLine(source));
        }
        alone = readers.getFirst().block();
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
    private Stretch next() {
        int at = (int) (handedOver % ((long) threads * AHEAD));
        if (at == stretches.size()) {
            stretches.add(new Stretch(readers.get(at % threads), BYTES));
        }
        return stretches.get(at);
    }

    /// The first stretch is read here: most files hold no other, and need no thread.
    private void begin(Stretch stretch) {
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

    private void deliver(Stretch stretch) {
        long before = lines.number();
        stretch.fills.learn();
        int row = 0;
        for (int i = 0; i < stretch.odds(); i++) {
            sink.fills(stretch.fills, row, stretch.rowsBefore(i), before);
            row = stretch.rowsBefore(i);
            stretch.show(i, lines, before);
            otherLine.accept(lines);
        }
        sink.fills(stretch.fills, row, stretch.fills.size(), before);
        lines.passed(before + stretch.lines());
    }

    /// A line that ends in no stretch: the last of a file that does not end it, one too long for the buffer.
    private void readAlone() {
        var reader = readers.getFirst();
        alone.clear();
        boolean plain =
                !lines.isTooLong() && reader.read(lines.bytes(), lines.from(), lines.from() + lines.length(), alone,
                        1) != HyperliquidLine.NOT;
        reader.finish(alone);
        alone.learn();
        if (plain) {
            sink.fills(alone, 0, alone.size(), lines.number() - 1);
        } else {
            otherLine.accept(lines);
        }
    }

    @Override
    public void close() {
        running.forEach(ExecutorService::shutdownNow);
    }
}
