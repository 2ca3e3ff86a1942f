package io.assay.app.cli;

import io.assay.app.config.Progress;
import io.assay.app.simulate.SimulationConfig;
import io.assay.app.simulate.SimulationFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// Makes the input of the demo: a planted venue day, small enough to be graded in seconds.
final class DemoWriter {
    private static final int ACCOUNTS = 1_000;
    private static final long FILLS = 200_000;

    private DemoWriter() {
    }

    /// Writes the day and names its fills.
    static List<String> write(Path folder, long seed, Progress progress) {
        var layout = new SimulationFiles.Layout(folder, SimulationFiles.Format.F2, false, ".gz");
        try (var _task = progress.begin("simulating " + FILLS + " fills", "", 0)) {
            SimulationFiles.run(SimulationConfig.DEFAULT.withSize(ACCOUNTS, FILLS).withSeed(seed), layout, List.of());
            return List.of(layout.nodeFills().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
