package io.assay.app.pipeline;

import io.assay.core.event.Hands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Threads of a run. Work is cut into spans of numbers and its results are joined in their order, so
/// how many threads there are changes no result.
public final class Workers implements AutoCloseable {
    /// Numbers a task; small enough that one busy account does not hold up the rest.
    private static final int CHUNK = 64;

    private final ExecutorService threads;

    public Workers(int threads) {
        this.threads = Executors.newFixedThreadPool(threads);
    }

    /// What is done for the numbers from `from` (included) to `to` (excluded): one result each.
    @FunctionalInterface
    interface Span<T> {
        List<T> of(int from, int to);
    }

    /// Results for 0 to `n` - 1, in that order.
    ///
    /// @param progress told how many are done
    <T> List<T> inOrder(int n, Span<T> work, LongConsumer progress) {
        var cuts = new ArrayList<Integer>();
        for (int from = 0; from < n; from += CHUNK) {
            cuts.add(from);
        }
        cuts.add(n);
        return inOrder(cuts, work, progress);
    }

    /// Results for spans of numbers, in their order.
    ///
    /// @param cuts first number of each span, and one past the last number
    <T> List<T> inOrder(List<Integer> cuts, Span<T> work, LongConsumer progress) {
        var running = new ArrayList<Future<List<T>>>();
        for (int i = 1; i < cuts.size(); i++) {
            int from = cuts.get(i - 1);
            int to = cuts.get(i);
            running.add(threads.submit(() -> work.of(from, to)));
        }
        var results = new ArrayList<T>(cuts.getLast());
        for (var part : running) {
            results.addAll(await(part));
            progress.accept(results.size());
        }
        return results;
    }

    /// Begins a piece of work now; asking for its result waits for it.
    <T> Supplier<T> later(Supplier<T> work) {
        var running = threads.submit(work::get);
        return () -> await(running);
    }

    /// Does independent pieces of work, and waits for all.
    public List<Object> all(List<Supplier<Object>> pieces) {
        return pieces.stream().map(this::later).toList().stream().map(Supplier::get).toList();
    }

    /// These threads for work of `core` that is cut into numbered pieces.
    Hands hands() {
        return (count, piece) -> {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> piece.accept(number)));
            }
            running.forEach(Workers::await);
        };
    }

    private static <T> T await(Future<T> part) {
        try {
            return part.get();
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
