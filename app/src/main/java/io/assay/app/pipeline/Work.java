package io.assay.app.pipeline;

import io.assay.app.config.Progress;
import java.util.function.Supplier;

/// A step of unknown length, named on the screen while it lasts.
final class Work {
    private Work() {}

    static <T> T during(Progress progress, String what, Supplier<T> step) {
        try (var task = progress.begin(what, "", 0)) {
            task.at(0);
            return step.get();
        }
    }
}
