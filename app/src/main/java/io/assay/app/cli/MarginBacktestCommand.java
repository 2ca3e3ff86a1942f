package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.NumberColumns;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.Json;
import io.assay.core.policy.margin.AcerbiSzekely;
import io.assay.core.policy.margin.Coverage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Whether margins held what they promised.
@Command(name = "backtest",
        header = {"Whether losses passed margins as often, as singly and as deeply as promised.", "",
                "  assay margin backtest days.csv                columns gain, margin and, if promised, shortfall", ""},
        footer = {"",
                "Kupiec (1995) for the number of breaches, Christoffersen (1998) for bunches, Acerbi and Szekely (2014)",
                "for their depth. A small p says that the promise was not kept."},
        sortOptions = false)
final class MarginBacktestCommand implements Callable<Integer> {
    private static final long SEED = 2014;
    private static final int DRAWS = 20_000;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "DAYS", description = "CSV, a row a day.")
    private Path file = Path.of("");

    @Option(names = "--level", paramLabel = "P", defaultValue = "0.99",
            description = "Part of days the margin is to hold (default: ${DEFAULT-VALUE}).")
    private double level = 0.99;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    MarginBacktestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!(level > 0.5 && level < 1)) {
            throw UserError.usage("bad value for --level: " + level).because("wanted: a number between 0.5 and 1")
                    .next("assay margin backtest --help");
        }
        var columns = NumberColumns.read(file);
        double[] gains = columns.wanted("gain");
        double[] margins = columns.wanted("margin");
        Map<String, Object> out = coverage(gains, margins);
        columns.column("shortfall").ifPresent(shortfalls -> {
            var test = AcerbiSzekely.of(gains, margins, shortfalls, 1 - level);
            double[] drawn = AcerbiSzekely.normalZ2(gains.length, 1 - level, DRAWS, new SplittableRandom(SEED));
            out.put("acerbi_szekely_z1", test.z1());
            out.put("acerbi_szekely_z2", test.z2());
            out.put("acerbi_szekely_z2_p", test.z2P(drawn));
        });
        surroundings.out().print(json ? Json.of(out) : text(out));
        surroundings.out().flush();
        return ExitCode.OK.code();
    }

    private Map<String, Object> coverage(double[] gains, double[] margins) {
        var breached = new boolean[gains.length];
        double beyond = 0;
        double margin = 0;
        for (int t = 0; t < gains.length; t++) {
            breached[t] = gains[t] + margins[t] < 0;
            beyond += Math.max(0, -gains[t] - margins[t]);
            margin += margins[t];
        }
        var coverage = Coverage.of(breached, 1 - level);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("days", coverage.days());
        out.put("breaches", coverage.breaches());
        out.put("breaches_promised", (1 - level) * coverage.days());
        out.put("mean_margin", margin / gains.length);
        out.put("loss_beyond_margin", beyond);
        out.put("kupiec_lr", coverage.unconditional());
        out.put("kupiec_p", coverage.unconditionalP());
        out.put("independence_lr", coverage.independence());
        out.put("independence_p", coverage.independenceP());
        out.put("conditional_lr", coverage.conditional());
        out.put("conditional_p", coverage.conditionalP());
        return out;
    }

    private static String text(Map<String, Object> figures) {
        var table = new Figures();
        figures.forEach((name, value) -> table.row(name, value instanceof Double d
                ? Double.isNaN(d) ? "" : Figures.number(d, 4)
                : value.toString()));
        return table.text();
    }
}
