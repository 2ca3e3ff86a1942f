package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import io.assay.app.ingest.NumberTable;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.precision.PopulationStability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Compares the columns of two tables by their population stability index, against what chance alone would give.
@Command(name = "drift", header = {"Which columns of a table have moved, and which only seem to?", "",
        "  assay segment drift before.csv after.csv",
        "  assay segment drift --null 200:200 --simulate 20000    what the index is when nothing moves", "",
        "The index over 1/n + 1/m follows a chi-square law when nothing has moved: the customary limits",
        "of 0.1 and 0.25 mean something else for every number of rows. Bins hold equally many rows of the",
        "first table.", ""},
        sortOptions = false)
final class SegmentDriftCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "0..2", paramLabel = "FILE", description = "The table before and the table after.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--columns", paramLabel = "NAME", split = ",", description = "Columns to compare (default: all).")
    private List<String> columns = new ArrayList<>();

    @Option(names = "--bins", paramLabel = "B", defaultValue = "10", description = "Bins (default: ${DEFAULT-VALUE}).")
    private int bins;

    @Option(names = "--null", paramLabel = "N:M", description = "No files: the law for N and M rows of one population.")
    private Optional<String> rows = Optional.empty();

    @Option(names = "--simulate", paramLabel = "T", defaultValue = "0",
            description = "Check the law by T pairs of samples.")
    private int trials;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "20261122",
            description = "Seed of the samples (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private TableForm form = new TableForm();

    @Mixin
    private Manners manners = new Manners();

    SegmentDriftCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// @param source `theory`, `simulated`, or a column
    private record Row(String source, double index, double mean, double q95, double above10, double above25,
            double pValue) {}

    @Override
    public Integer call() {
        if (bins < 2 || trials < 0) {
            throw UserError.usage("at least 2 --bins and no negative --simulate").at("assay segment drift");
        }
        if (rows.isPresent() == (files.size() == 2) || files.size() == 1) {
            throw UserError.usage("give two tables, or --null N:M").at("assay segment drift")
                    .next("assay segment drift before.csv after.csv");
        }
        form.print(table(rows.isPresent() ? underNothing(rows.get()) : ofTables()), Integer.MAX_VALUE,
                surroundings.out());
        return ExitCode.OK.code();
    }

    private List<Row> underNothing(String text) {
        int[] n = rows(text);
        var law = new PopulationStability(0, bins, n[0], n[1]);
        var out = new ArrayList<Row>();
        out.add(new Row("theory", Double.NaN, law.expected(), law.quantile(0.95), law.exceeds(0.1), law.exceeds(0.25),
                Double.NaN));
        if (trials > 0) {
            double[] all = PopulationStability.simulate(bins, n[0], n[1], trials, new SplittableRandom(seed));
            Arrays.sort(all);
            out.add(new Row("simulated", Double.NaN, Arrays.stream(all).sum() / trials, all[(int) (0.95 * trials)],
                    share(all, 0.1), share(all, 0.25), Double.NaN));
        }
        return out;
    }

    private static int[] rows(String text) {
        String[] parts = text.split(":", -1);
        try {
            int n = Integer.parseInt(parts[0]);
            int m = Integer.parseInt(parts[parts.length - 1]);
            if (n > 0 && m > 0 && parts.length <= 2) {
                return new int[]{n, m};
            }
        } catch (NumberFormatException noNumber) {
            throw UserError.usage("not two numbers of rows: " + text).at("--null").next("--null 200:200")
                    .causedBy(noNumber);
        }
        throw UserError.usage("not two numbers of rows: " + text).at("--null").next("--null 200:200");
    }

    private static double share(double[] all, double above) {
        return (double) Arrays.stream(all).filter(v -> v > above).count() / all.length;
    }

    private List<Row> ofTables() {
        InputCheck.check(files.stream().map(Path::toString).toList());
        var before = NumberTable.read(files.get(0), columns, Optional.empty());
        var after = NumberTable.read(files.get(1), before.columns(), Optional.empty());
        var out = new ArrayList<Row>();
        for (int c = 0; c < before.columns().size(); c++) {
            double[] a = before.column(c);
            double[] b = after.column(c);
            if (Arrays.stream(a).distinct().count() < 3 || Arrays.stream(b).allMatch(Double::isNaN)) {
                if (!manners.quiet) {
                    surroundings.err()
                            .println("note: " + before.columns().get(c) + " has too few different values to compare");
                }
                continue;
            }
            var index = PopulationStability.of(a, b, bins);
            out.add(new Row(before.columns().get(c), index.index(), index.expected(), index.quantile(0.95),
                    index.exceeds(0.1), index.exceeds(0.25), index.pValue()));
        }
        return out;
    }

    private static Table table(List<Row> rows) {
        return new Table("drift", "Population stability index of each column.", List.of(
                new Column.Text("of", "", "A column, or a law: theory, simulated.",
                        rows.stream().map(Row::source).toArray(String[]::new)),
                numbers("index", "How far it moved.", rows, Row::index),
                numbers("expected", "Mean of the index when nothing has moved.", rows, Row::mean),
                numbers("q95", "What it exceeds one time in twenty then.", rows, Row::q95),
                numbers("above_0_1", "Probability of an index above 0.1 then.", rows, Row::above10),
                numbers("above_0_25", "Probability of an index above 0.25 then.", rows, Row::above25),
                numbers("p", "Probability of an index as large as this then.", rows, Row::pValue)));
    }

    private static Column numbers(String name, String meaning, List<Row> rows, ToDoubleFunction<Row> value) {
        return new Column.Numbers(name, "1", meaning, rows.stream().mapToDouble(value).toArray());
    }
}
