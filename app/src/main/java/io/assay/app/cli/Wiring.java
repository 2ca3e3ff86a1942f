package io.assay.app.cli;

import io.assay.app.config.Progress;
import io.assay.app.config.Runner;
import io.assay.app.pipeline.Pipeline;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The engines behind the commands, each made only when its command runs.
///
/// @param runner what makes a report
/// @param demoDay what makes the demo's input
/// @param moreCommands commands of other packages, by name
record Wiring(Supplier<Runner> runner, Supplier<DemoDay> demoDay, Map<String, Supplier<Object>> moreCommands) {

    /// Writes a seeded day of trading into a folder and names the files to report on.
    @FunctionalInterface
    interface DemoDay {
        List<String> write(Path folder, long seed, Progress progress);
    }

    static Wiring ofThisBuild() {
        return new Wiring(() -> new Pipeline(Clock.systemUTC(), System.in), () -> DemoWriter::write,
                Map.of("simulate", SimulateCommand::new));
    }
}
