package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.pipeline.PilotFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Draws the widths of a pilot.
@Command(name = "lot", header = {"The width of each request of a pilot, by lot, the same whenever it is asked.", "",
        "  assay quote lot pilot requests.csv --csv > widths.csv", ""}, sortOptions = false,
        footer = {"",
                "The file has the columns request, time, account. docs/how-to/pilot.md writes the lot down, so that an"
                        + " engine can draw it by itself."})
final class LotCommand implements Callable<Integer> {
    private static final int ROWS = 30;

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "PILOT", description = "Folder that assay quote pilot --out wrote.")
    private Path pilot = Path.of("");

    @Parameters(index = "1", paramLabel = "REQUESTS", description = "Requests, in CSV.")
    private Path requests = Path.of("");

    @Mixin
    private TableForm form = new TableForm();

    LotCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        form.print(PilotFolder.read(pilot).assign(requests), ROWS, surroundings.out());
        return ExitCode.OK.code();
    }
}
