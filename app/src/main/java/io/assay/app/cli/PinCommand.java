package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.pipeline.PinTable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Probability of informed trading from daily counts.
@Command(name = "pin", header = {"Probability of informed trading from daily buys and sells.", "",
        "  assay pin daily.csv          columns B and S, or buys and sells: trades a day",
        "  assay pin daily.csv --json", ""}, sortOptions = false,
        footer = {"",
                "One layer (Easley, Hvidkjaer and O'Hara), by maximum likelihood from many starts. A second opinion:"
                        + " it reads any burst of one-sided activity as news."})
final class PinCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "CSV with a line a day.")
    private Path file = Path.of("");

    @Mixin
    private TableForm form = new TableForm();

    @Mixin
    private Manners manners = new Manners();

    PinCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var pin = PinTable.of(file);
        form.print(pin.table(), 1, surroundings.out());
        if (!manners.quiet) {
            pin.warnings().forEach(warning -> surroundings.err().println("warning: " + warning));
        }
        return ExitCode.OK.code();
    }
}
