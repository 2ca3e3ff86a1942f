package io.assay.app.cli;

import io.assay.app.config.ConfigFile;
import io.assay.app.config.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Prints the reference configuration.
@Command(name = "config", header = {"Print assay.yaml with every key, its default and its meaning.", "",
        "  assay config > assay.yaml", ""})
final class ConfigCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    ConfigCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        surroundings.out().print(ConfigFile.reference());
        return ExitCode.OK.code();
    }
}
