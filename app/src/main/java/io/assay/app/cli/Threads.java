package io.assay.app.cli;

import io.assay.core.segment.Pieces;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Pieces of work on several threads. Results come in the order of the pieces.
final class Threads implements Pieces, AutoCloseable {
    private final ExecutorService threads;

    Threads(int count) {
        threads = Executors.newFixedThreadPool(count);
    }

    @Override
    public List<Object> run(List<Supplier<Object>> pieces) {
        List<Future<Object>> running = pieces.stream().map(piece -> threads.submit(piece::get)).toList();
        return running.stream().map(Threads::await).toList();
    }

    private static Object await(Future<Object> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause
                    : new IllegalStateException("a worker failed", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
