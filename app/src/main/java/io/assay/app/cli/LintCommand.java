package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.TaxonomyFile;
import io.assay.app.config.TaxonomyLint;
import io.assay.app.config.UserError;
import io.assay.app.ingest.ProfileFile;
import io.assay.core.profile.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    public Integer call() throws IOException {
        var file = read();
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

    private TaxonomyFile read() throws IOException {
        if (TaxonomyFile.PRESETS.contains(taxonomy)) {
            return TaxonomyFile.preset(taxonomy, Column.names());
        }
        var path = Path.of(taxonomy);
        if (!Files.isReadable(path)) {
            throw UserError.usage("no such taxonomy: " + taxonomy).at(taxonomy)
                    .because("it is no file, and no preset: " + String.join(", ", TaxonomyFile.PRESETS))
                    .next("assay segment lint FILE.yaml");
        }
        try {
            return TaxonomyFile.parse(Files.readString(path, StandardCharsets.UTF_8), Column.names());
        } catch (IllegalArgumentException e) {
            throw UserError.usage("not a taxonomy").at(taxonomy).because(String.valueOf(e.getMessage()))
                    .next("mend the line; docs/reference/taxonomy.md says what may stand where").causedBy(e);
        }
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
