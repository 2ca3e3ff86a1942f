package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import io.assay.app.config.RunSummary;
import io.assay.app.store.OutputFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One report from request to exit code: runs it, prints what it says, and words Ctrl-C.
final class ReportRun {
    private ReportRun() {}

    static int run(RunRequest request, Wiring wiring, Surroundings surroundings, Progress progress, Manners manners,
            boolean json) {
        if (!request.dryRun()) {
            OutputFolder.check(request.out());
        }
        RunSummary summary = Interruption.saying(surroundings.err(),
                request.out() + " is as it was before; the same command starts again",
                () -> wiring.runner().get().run(request, progress, prompt(request, surroundings, manners)));
        if (json) {
            SummaryJson.write(summary, surroundings.out());
        } else if (!manners.quiet) {
            surroundings.out().print(SummaryText.of(summary));
        }
        boolean rejects = summary.total().quarantined() > 0;
        return (request.config().strict() && rejects ? ExitCode.REJECTS : ExitCode.OK).code();
    }

    /// Asks on the screen, and only when a person is there and standard input is not the data.
    private static Prompt prompt(RunRequest request, Surroundings surroundings, Manners manners) {
        boolean nobody = manners.noInput || !surroundings.inIsTerminal() || !surroundings.errIsTerminal()
                || request.inputs().contains("-");
        return nobody ? Prompt.NOBODY : question -> {
            surroundings.err().print(question + " ");
            surroundings.err().flush();
            return answer(surroundings);
        };
    }

    private static Optional<String> answer(Surroundings surroundings) {
        try {
            var reader = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
            return Optional.ofNullable(reader.readLine()).map(String::strip).filter(line -> !line.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
