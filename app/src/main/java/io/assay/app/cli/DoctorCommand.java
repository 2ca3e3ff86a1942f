package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Looks at the machine and says what would stand in the way.
@Command(name = "doctor", header = {"Check this machine, and say what to do about what is missing.", "",
        "  assay doctor", ""})
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = {"-o", "--out"}, paramLabel = "DIR", defaultValue = "out",
            description = "Where results would go (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Checkup.Finding> findings = Checkup.all(out);
        for (Checkup.Finding finding : findings) {
            String next = finding.next().isEmpty() ? "" : "; " + finding.next();
            surroundings.out().println(String.format(Locale.ROOT, "%-4s  %-10s %s%s",
                    finding.state().name().toLowerCase(Locale.ROOT), finding.what(), finding.found(), next));
        }
        boolean fails = findings.stream().anyMatch(finding -> finding.state() == Checkup.State.FAIL);
        return (fails ? ExitCode.IO : ExitCode.OK).code();
    }
}
