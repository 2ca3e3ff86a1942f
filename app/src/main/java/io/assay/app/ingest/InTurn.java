package io.assay.app.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// Pieces of a source, read on several threads and delivered by the caller's one after the other, in the order in which they were
/// begun.
///
/// Piece `i` goes to thread `i mod n`, which reads its pieces one after the other. So neither the number of threads nor who was
/// quicker can be told from what is delivered.
final class InTurn<P> implements AutoCloseable {
    /// Pieces of one thread: one that is read, one that waits.
    private static final int AHEAD = 2;

    private final int threads;
    private final IntFunction<P> maker;
    private final Consumer<P> reading;
    private final Consumer<P> delivering;
    private final List<P> pieces = new ArrayList<>();
    private final List<ExecutorService> running = new ArrayList<>();
    private final ArrayDeque<Future<?>> begun = new ArrayDeque<>();
    private long count;

    /// @param threads that may read beside the caller's; with one, the caller's reads
    /// @param maker makes an empty piece for the thread of a number; pieces are used again
    /// @param reading done by the thread of a piece
    /// @param delivering done by the caller's thread
    InTurn(int threads, IntFunction<P> maker, Consumer<P> reading, Consumer<P> delivering) {
        this.threads = threads;
        this.maker = maker;
        this.reading = reading;
        this.delivering = delivering;
    }

    /// The piece to begin next, of which nothing is wanted any more.
    P next() {
        if (begun.size() == threads * AHEAD) {
            deliverOldest();
        }
        int at = (int) (count % ((long) threads * AHEAD));
        if (at == pieces.size()) {
            pieces.add(maker.apply(at % threads));
        }
        return pieces.get(at);
    }

    /// Begins the [#next] piece.
    void begin() {
        var piece = next();
        while (running.size() < threads) {
            running.add(Executors.newSingleThreadExecutor());
        }
        begun.add(running.get((int) (count % threads)).submit(() -> reading.accept(piece)));
        count++;
    }

    /// Reads and delivers the [#next] piece here, behind all that were begun.
    void alone() {
        deliverAll();
        var piece = next();
        reading.accept(piece);
        delivering.accept(piece);
        count++;
    }

    /// Delivers whatever was begun.
    void deliverAll() {
        while (!begun.isEmpty()) {
            deliverOldest();
        }
    }

    private void deliverOldest() {
        int at = (int) ((count - begun.size()) % ((long) threads * AHEAD));
        await(begun.removeFirst());
        delivering.accept(pieces.get(at));
    }

    private static void await(Future<?> read) {
        try {
            read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause
                    : new IllegalStateException("a reader failed", e.getCause());
        }
    }

    @Override
    public void close() {
        running.forEach(ExecutorService::shutdownNow);
    }
}
