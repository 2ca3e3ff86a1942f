package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Segmentations apart from a report.
@Command(name = "segment", header = {"Segmentations apart from a report.", "",
        "  assay segment value dealer.yaml     what telling clients apart is worth to a dealer", ""})
final class SegmentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK.code();
    }
}
