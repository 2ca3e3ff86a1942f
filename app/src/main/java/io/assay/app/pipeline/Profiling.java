package io.assay.app.pipeline;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Profiles;
import io.assay.core.profile.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/// Spreads the fold over threads: the parts are joined in the order of accounts, so threads change nothing.
final class Profiling {
    /// Accounts a task; small enough that one busy account does not hold up the rest.
    private static final int CHUNK = 64;

    private final ExecutorService threads;

    Profiling(ExecutorService threads) {
        this.threads = threads;
    }

    /// Profiles of all accounts with flow in the window.
    ///
    /// @param progress told how many accounts are done
    FeatureMatrix of(Tape tape, FoldSpec spec, LongConsumer progress) {
        int accounts = tape.fills().accounts().size();
        var tasks = new ArrayList<Callable<List<Profiles.Part>>>();
        for (int from = 0; from < accounts; from += CHUNK) {
            int begin = from;
            int end = Math.min(accounts, from + CHUNK);
            tasks.add(() -> Profiles.fold(tape, spec, begin, end));
        }
        var parts = new ArrayList<Profiles.Part>(accounts);
        try {
            var running = new ArrayList<Future<List<Profiles.Part>>>();
            for (var task : tasks) {
                running.add(threads.submit(task));
            }
            for (var part : running) {
                parts.addAll(part.get());
                progress.accept(parts.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while profiling", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("profiling failed", e.getCause());
        }
        return Profiles.of(tape, parts);
    }
}
