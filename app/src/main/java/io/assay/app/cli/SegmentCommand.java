package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Segmentation apart from a report: methods on any table of numbers, to be held against other programs, and rules.
@Command(name = "segment", header = {"Segments apart from a report: of any table of numbers, and by rules.", "",
        "  assay segment fit iris.csv --labels Species        mixtures, all families, BIC",
        "  assay segment fit iris.csv --method k-means --k 3  k-means",
        "  assay segment drift before.csv after.csv           which columns have moved",
        "  assay segment value dealer.yaml                    what telling clients apart is worth",
        "  assay segment lint kirilenko --on out              rules of a taxonomy, and what they take", ""})
final class SegmentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// With its commands.
    static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new SegmentCommand())
                .addSubcommand("fit", new SegmentFitCommand(surroundings))
                .addSubcommand("drift", new SegmentDriftCommand(surroundings))
                .addSubcommand("value", new SegmentValueCommand(surroundings))
                .addSubcommand("lint", new LintCommand(surroundings));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK.code();
    }
}
