package io.assay.app.pipeline;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Profiles;
import io.assay.core.profile.Tape;
import java.util.function.LongConsumer;

/// Spreads the fold over threads.
final class Profiling {
    private final Workers workers;

    Profiling(Workers workers) {
        this.workers = workers;
    }

    /// Profiles of all accounts with a fill in the window.
    ///
    /// @param progress told how many accounts are done
    FeatureMatrix of(Tape tape, FoldSpec spec, LongConsumer progress) {
        return Profiles.of(tape, workers.inOrder(Profiles.cuts(tape),
                (from, to) -> Profiles.fold(tape, spec, from, to), progress));
    }
}
