package io.assay.app.cli;

import io.assay.app.config.ConfigFile;
import io.assay.app.config.RunConfig;
import io.assay.app.config.RunRequest;
import io.assay.app.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a report of exports.
@Command(name = "report", header = {"Grade the accounts of an export.", "", "  assay report fills.json --out out",
        "  assay report node_fills/ --from 2025-10-01 --to 2025-11-01",
        "  zcat day.gz | assay report - --account 0xab..",
        ""}, sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    private static final Path USUAL_CONFIG = Path.of("assay.yaml");

    private final Wiring wiring;
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", arity = "1..*",
            description = "Files, folders, patterns, or - for standard input.")
    private List<String> inputs = List.of();

    @Option(names = {"-o", "--out"}, paramLabel = "DIR", defaultValue = "out",
            description = "Where the result goes (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    @Option(names = "--config", paramLabel = "FILE",
            description = "Configuration (default: assay.yaml in this folder, if there is one).")
    private Optional<
            Path> config = Optional.empty();

    @Mixin
    private RunFlags flags = new RunFlags();

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Option(names = "--dry-run", description = "Read and check everything, write nothing.")
    private boolean dryRun;

    @Mixin
    private Manners manners = new Manners();

    ReportCommand(Wiring wiring, Surroundings surroundings) {
        this.wiring = wiring;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var progress = manners.progress(surroundings);
        InputCheck.check(inputs);
        Settings settings = file(progress).overlaid(flags.settings());
        var request = new RunRequest(inputs, out, RunConfig.of(settings), dryRun);
        progress.say("reading " + String.join(" ", inputs));
        return ReportRun.run(request, wiring, surroundings, progress, manners, json);
    }

    private Settings file(TerminalProgress progress) {
        if (config.isPresent()) {
            return ConfigFile.read(config.get());
        }
        if (!Files.isRegularFile(USUAL_CONFIG)) {
            return new Settings();
        }
        progress.say("using " + USUAL_CONFIG);
        return ConfigFile.read(USUAL_CONFIG);
    }
}
