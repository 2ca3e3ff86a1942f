package io.assay.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One report to make.
///
/// @param inputs files, folders, globs, or `-` for standard input, as given
/// @param out where the result goes
/// @param format name of the input format, when it is not to be recognised
/// @param dryRun read and check everything, write nothing
public record RunRequest(List<String> inputs, Path out, RunConfig config, Optional<String> format, boolean dryRun) {
    public RunRequest {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("a report of no input");
        }
    }
}
