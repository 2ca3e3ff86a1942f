package io.assay.app.cli;

import io.assay.app.config.UserError;
import picocli.CommandLine.Option;

/// How made-up worlds are drawn and computed.
final class TrialFlags {
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Where every random choice starts.")
    long seed;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "2",
            description = "Cores to use (default: ${DEFAULT-VALUE}). Changes no result.")
    int threads;

    /// @throws UserError when there is no world, or nothing to compute it with
    void check(int worlds, String command) {
        if (worlds < 1 || threads < 1) {
            throw UserError.usage((worlds < 1 ? "--worlds" : "--threads") + " is at least 1").at(command)
                    .next("leave it out");
        }
    }
}
