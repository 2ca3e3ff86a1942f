package io.assay.app.config;

import java.util.Optional;

/// Asks the person at the keyboard, once, for what no file says.
public interface Prompt {
    /// Asks nobody: input is a pipe, or `--no-input` was given.
    Prompt NOBODY = question -> Optional.empty();

    /// The answer, or empty when nobody is there to give one.
    Optional<String> ask(String question);
}
