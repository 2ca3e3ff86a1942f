package io.assay.app.config;

/// What makes a report: the one thing the command line asks of the engine.
@FunctionalInterface
public interface Runner {
    /// Makes it, from the inputs to the folder on disk.
    ///
    /// @throws UserError when the person who asked can put right what went wrong
    RunSummary run(RunRequest request, Progress progress, Prompt prompt);
}
