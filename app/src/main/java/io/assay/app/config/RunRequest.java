package io.assay.app.config;

import java.nio.file.Path;
import java.util.List;

/// One report to make.
///
/// @param inputs files, folders, globs, or `-` for standard input, as given
/// @param out where the result goes
/// @param dryRun read and check everything, write nothing
public record RunRequest(List<String> inputs, Path out, RunConfig config, boolean dryRun) {
    public RunRequest {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("a report of no input");
        }
    }
}
