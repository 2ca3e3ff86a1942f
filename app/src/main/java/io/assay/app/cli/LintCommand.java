package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.TaxonomyFile;
import io.assay.app.config.TaxonomyLint;
import io.assay.app.ingest.ProfileFile;
import io.assay.core.profile.Column;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks a taxonomy before anybody relies on it.
@Command(name = "lint", header = {"Check the rules of a taxonomy.", "",
        "  assay segment lint desk.yaml",
        "  assay segment lint desk.yaml --on out           what each rule takes of a result's accounts",
        "  assay segment lint kirilenko                    a preset", ""}, sortOptions = false,
        footer = {"",
                "Names, units and keys are checked; rules that nobody can meet are errors (exit code 1); columns that may"
                        + " not price, comparisons that exclude nothing and a missing last rule are noted."})
final class LintCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE|NAME", description = "A taxonomy in YAML, or the name of a preset.")
    private String taxonomy = "";

    @Option(names = "--on", paramLabel = "DIR|CSV", description = "A result, or its profiles.csv: shows the coverage.")
    private Optional<Path> on = Optional.empty();

    @Mixin
    private Manners manners = new Manners();

    LintCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var file = TaxonomyFile.read(taxonomy,
                TaxonomyFile.PRESETS.contains(taxonomy) ? Optional.empty() : Optional.of(Path.of(taxonomy)),
                Column.names());
        var out = surroundings.out();
        var findings = TaxonomyLint.of(file);
        boolean wrong = findings.stream().anyMatch(TaxonomyLint.Finding::wrong);
        findings.stream().filter(finding -> finding.wrong() || !manners.quiet)
                .forEach(finding -> out.print((finding.wrong() ? "error: " : "note: ")
                        + (finding.rule().isEmpty() ? "" : "'" + finding.rule() + "': ") + finding.says() + "\n"));
        if (on.isPresent()) {
            coverage(file, on.get());
        }
        if (!manners.quiet && !wrong) {
            out.print(file.taxonomy().name() + ": " + file.taxonomy().rules().size() + " rules on "
                    + file.taxonomy().columns().size() + " columns, none that nobody can meet\n");
        }
        return (wrong ? ExitCode.USAGE : ExitCode.OK).code();
    }

    private void coverage(TaxonomyFile file, Path where) {
        var profiles = ProfileFile.read(Files.isDirectory(where) ? where.resolve("profiles.csv") : where);
        var out = surroundings.out();
        TaxonomyLint.absences(file, profiles).forEach(line -> out.print("note: " + line + "\n"));
        for (var row : TaxonomyLint.coverage(file, profiles)) {
            out.print(String.format(Locale.ROOT, "%-28s %8d accounts %6.1f %%\n", row.rule(), row.accounts(),
                    100 * row.share()));
        }
    }
}
