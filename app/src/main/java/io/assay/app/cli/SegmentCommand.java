package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Methods of segmentation on any table of numbers, to be held against other programs.
@Command(name = "segment", header = {"Divide any table of numbers into segments, and check it against R.", "",
        "  assay segment fit iris.csv --labels Species            mixtures, all families, BIC",
        "  assay segment fit iris.csv --method k-means --k 3      k-means",
        "  assay segment drift before.csv after.csv               which columns have moved", ""})
final class SegmentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// With its two commands.
    static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new SegmentCommand())
                .addSubcommand("fit", new SegmentFitCommand(surroundings))
                .addSubcommand("drift", new SegmentDriftCommand(surroundings));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK.code();
    }
}
