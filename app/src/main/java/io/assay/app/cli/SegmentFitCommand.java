package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.ingest.NumberTable;
import io.assay.app.pipeline.Workers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Fits one method to a table and prints everything needed to compare it.
@Command(name = "fit", header = {"Fit a method of segmentation to a CSV file of numbers.", "",
        "  assay segment fit iris.csv --labels Species --k 3 --family VEV",
        "  assay segment fit iris.csv --method k-means --k 1..6 --gap 100 --strength 50",
        "  assay segment fit iris.csv --method k-means --k 3 --stability 100",
        "  assay segment fit accounts.csv --method hills --json", "",
        "Empty cells, NA and NaN are absent: a mixture takes them out of the integral, nothing is imputed.",
        "BIC is 2 log L - df ln n, larger is better; families are named as in mclust.", ""}, sortOptions = false)
final class SegmentFitCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "A CSV file whose first line names the columns; also gz, lz4.")
    private String file = "";

    @Mixin
    private FitFlags flags = new FitFlags();

    @Mixin
    private Manners manners = new Manners();

    SegmentFitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        flags.check();
        flags.method();
        flags.families();
        flags.counts();
        InputCheck.check(List.of(file));
        var table = NumberTable.read(Path.of(file), flags.columns, flags.labels);
        int threads = flags.threads > 0 ? flags.threads : Runtime.getRuntime().availableProcessors();
        try (var workers = new Workers(threads)) {
            var report = TableFit.of(flags, table, workers::all);
            if (flags.json) {
                FitJson.write(report, flags, surroundings.out());
            } else {
                FitText.write(report, flags, surroundings.out());
            }
            if (!manners.quiet) {
                report.notes().forEach(note -> surroundings.err().println("note: " + note));
            }
        }
        return ExitCode.OK.code();
    }
}
