package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.TapeReader;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/// Exports read for a question that needs no whole run, and what was wrong with them said.
record TapeRead(TapeReader tape, RunConfig config) {

    /// @param command as typed, for messages
    static TapeRead of(String command, List<String> inputs, ReadFlags flags, Manners manners,
            Surroundings surroundings) {
        return of(command, inputs, flags, manners, surroundings, (config, progress) -> TapeReader.read(inputs, config,
                progress, Prompt.NOBODY, Clock.systemUTC().instant(), surroundings.in()));
    }

    /// How exports become a tape.
    @FunctionalInterface
    interface Reading {
        TapeReader read(RunConfig config, Progress progress);
    }

    /// @param command as typed, for messages
    static TapeRead of(String command, List<String> inputs, ReadFlags flags, Manners manners,
            Surroundings surroundings, Reading reading) {
        if (inputs.isEmpty()) {
            throw UserError.usage("no file named").at(command).next(command + " fills.json");
        }
        var progress = manners.progress(surroundings);
        InputCheck.check(inputs);
        var config = RunConfig.of(flags.settings());
        var read = reading.read(config, progress);
        if (!manners.quiet) {
            read.warnings().forEach(one -> surroundings.err().println("warning: " + one));
            read.notes().forEach(one -> surroundings.err().println("note: " + one));
            if (read.rejected() > 0) {
                surroundings.err().println(String.format(Locale.ROOT,
                        "warning: %,d rows could not be used; assay report says which and why", read.rejected()));
            }
        }
        return new TapeRead(read, config);
    }

    /// As `--strict` asks.
    int exitCode() {
        return (config.strict() && tape.rejected() > 0 ? ExitCode.REJECTS : ExitCode.OK).code();
    }
}
