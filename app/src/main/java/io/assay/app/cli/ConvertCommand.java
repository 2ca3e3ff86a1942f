package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.pipeline.Conversion;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the fills of any export in the canonical schema.
@Command(name = "convert", header = {"Write the fills of an export as canonical CSV or Parquet.", "",
        "  assay convert fills.json -o fills.parquet", "  assay convert node_fills/ -o fills.csv",
        ""}, sortOptions = false)
final class ConvertCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, folders, patterns, or - for standard input.")
    private List<String> inputs = List.of();

    @Option(names = {"-o", "--out"}, required = true, paramLabel = "FILE",
            description = "Where to write; the name ends in .csv or .parquet.")
    private Path out = Path.of("fills.csv");

    @Mixin
    private ReadFlags flags = new ReadFlags();

    @Mixin
    private Manners manners = new Manners();

    ConvertCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var progress = manners.progress(surroundings);
        InputCheck.check(inputs);
        var config = RunConfig.of(flags.settings());
        var done = Conversion.run(inputs, out, config, progress, Prompt.NOBODY, Clock.systemUTC().instant(),
                surroundings.in());
        if (!manners.quiet) {
            surroundings.out().print(String.format(Locale.ROOT,
                    "read %,d = applied %,d + duplicate %,d + late 0 + pending %,d + quarantined %,d%s\nwrote %s\n",
                    done.read(), done.written(), done.duplicate(), done.pending(), done.quarantined(),
                    done.left() == 0 ? "" : String.format(Locale.ROOT, " + no fills %,d", done.left()), out));
        }
        return (config.strict() && done.quarantined() > 0 ? ExitCode.REJECTS : ExitCode.OK).code();
    }
}
