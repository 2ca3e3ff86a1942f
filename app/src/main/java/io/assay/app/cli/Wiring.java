package io.assay.app.cli;

import io.assay.app.config.Progress;
import io.assay.app.config.Runner;
import io.assay.app.pipeline.Pipeline;
import io.assay.app.simulate.SimulationConfig;
import io.assay.app.simulate.SimulationFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The engines behind the commands, each made only when its command runs.
///
/// @param runner what makes a report
/// @param demoDay what makes the demo's input
/// @param moreCommands commands beside the shell's own, by name
record Wiring(Supplier<Runner> runner, Supplier<DemoDay> demoDay, Map<String, Subcommands.Subcommand> moreCommands) {

    /// Writes a seeded day of trading into a folder.
    @FunctionalInterface
    interface DemoDay {
        Day write(Path folder, long seed, Progress progress) throws IOException;
    }

    /// A made-up day to report on.
    ///
    /// @param inputs what is graded
    /// @param files all that was written
    record Day(List<String> inputs, Optional<Path> instruments, List<Path> files) {
        Day {
            inputs = List.copyOf(inputs);
            files = List.copyOf(files);
        }
    }

    static Wiring ofThisBuild() {
        return new Wiring(() -> new Pipeline(Clock.systemUTC(), System.in), () -> Wiring::plantedDay,
                Map.of("simulate", new Subcommands.Subcommand(SimulateCommand.class, SimulateCommand::new)));
    }

    private static Day plantedDay(Path folder, long seed, Progress _progress) throws IOException {
        var layout = new SimulationFiles.Layout(folder, SimulationFiles.Format.F2, false, "");
        SimulationFiles.Written written = SimulationFiles.run(SimulationConfig.DEFAULT.withSeed(seed), layout,
                List.of());
        Path names = layout.instruments();
        return new Day(List.of(layout.nodeFills().toString()),
                written.files().contains(names) ? Optional.of(names) : Optional.empty(), written.files());
    }
}
