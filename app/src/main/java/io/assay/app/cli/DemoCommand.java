package io.assay.app.cli;

import io.assay.app.config.ConfigKey;
import io.assay.app.config.RunConfig;
import io.assay.app.config.RunRequest;
import io.assay.app.config.Settings;
import io.assay.app.store.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes a day of trading with planted kinds of account, reports on it, and says where the report lies.
@Command(name = "demo", header = {"Make a day of trading and report on it; needs no file.", "", "  assay demo", ""})
final class DemoCommand implements Callable<Integer> {
    private final Wiring wiring;
    private final Surroundings surroundings;

    @Option(names = {"-o", "--out"}, paramLabel = "DIR", defaultValue = "out/demo",
            description = "Where the result goes (default: ${DEFAULT-VALUE}).")
    private Path out =
            Path.of("out", "demo");

    @Option(names = "--seed", paramLabel = "N",
            description = "Which day (default: the default seed).")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Mixin
    private Manners manners = new Manners();

    DemoCommand(Wiring wiring, Surroundings surroundings) {
        this.wiring = wiring;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        var progress = manners.progress(surroundings);
        var settings = new Settings();
        seed.ifPresent(value -> settings.set(ConfigKey.SEED, List.of(value), "--seed", Path.of("")));
        Path input = out.resolveSibling(out.getFileName() + "-input");
        progress.say("making a day of trading in " + input + " (made up: no account in it is real)");
        Files.createDirectories(input);
        Wiring.Day day = wiring.demoDay().get().write(input, RunConfig.of(settings).seed(), progress);
        OutputFolder.claim(input, day.files());
        day.instruments().ifPresent(
                file -> settings.set(ConfigKey.INSTRUMENTS, List.of(file.toString()), "the demo", Path.of("")));
        progress.say("reading " + String.join(" ", day.inputs()));
        var request = new RunRequest(day.inputs(), out, RunConfig.of(settings), false);
        return ReportRun.run(request, wiring, surroundings, progress, manners, json);
    }
}
