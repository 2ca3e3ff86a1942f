package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.NumberColumns;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.Json;
import io.assay.core.policy.margin.Cyclicality;
import io.assay.core.policy.margin.ShortfallMargin;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// How hard an expected-shortfall margin swings over a cycle.
@Command(name = "cycle", header = {"How hard a margin swings: peak to trough, and rises over 1, 5 and 30 days.", "",
        "  assay margin cycle --step 0.01:0.03                 volatility steps from 1 % to 3 % a day",
        "  assay margin cycle --step 0.01:0.03 --weight 0.25 --stress 0.04",
        "  assay margin cycle returns.csv --rise 0.1           returns a day, in a column 'return'", ""},
        sortOptions = false)
final class MarginCycleCommand implements Callable<Integer> {
    private static final double MOST = 0.9;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "RETURNS", arity = "0..1", description = "CSV with a column 'return', a row a day.")
    private Optional<Path> returns = Optional.empty();

    @Option(names = "--step", paramLabel = "FROM:TO", description = "Volatility a day before and after a step.")
    private Optional<String> step = Optional.empty();

    @Option(names = "--days", paramLabel = "N", defaultValue = "1000",
            description = "Days after the step (default: ${DEFAULT-VALUE}).")
    private int days = 1000;

    @Option(names = "--level", paramLabel = "P", defaultValue = "0.975",
            description = "Level of expected shortfall (default: ${DEFAULT-VALUE}).")
    private double level = 0.975;

    @Option(names = "--lambda", paramLabel = "PART", defaultValue = "0.97",
            description = "Memory of volatility (default: ${DEFAULT-VALUE}).")
    private double lambda = 0.97;

    @Option(names = "--weight", paramLabel = "PART", defaultValue = "0",
            description = "Weight of the stressed volatility.")
    private double weight;

    @Option(names = "--stress", paramLabel = "SIGMA", defaultValue = "0", description = "Stressed volatility a day.")
    private double stress;

    @Option(names = "--floor", paramLabel = "MARGIN", defaultValue = "0",
            description = "Least margin, as a part of the position.")
    private double floor;

    @Option(names = "--rise", paramLabel = "PART", defaultValue = "Infinity", description = "Largest rise a day.")
    private double rise = Double.POSITIVE_INFINITY;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    MarginCycleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (returns.isPresent() == step.isPresent() || days < 1) {
            throw UserError.usage("a file of returns or a --step wanted, and at least one day")
                    .at("assay margin cycle").next("assay margin cycle --help");
        }
        try {
            var rule = new ShortfallMargin(level, lambda, weight, stress, floor, rise);
            surroundings.out()
                    .print(returns.isPresent() ? course(rule, returns.get()) : step(rule, step.orElseThrow()));
            surroundings.out().flush();
            return ExitCode.OK.code();
        } catch (IllegalArgumentException e) {
            throw UserError.usage("no margin has a cycle like this").because(String.valueOf(e.getMessage()))
                    .next("assay margin cycle --help").causedBy(e);
        }
    }

    private String step(ShortfallMargin rule, String text) {
        String[] sides = text.split(":", -1);
        UserError bad = UserError.usage("bad value for --step: " + text)
                .because("wanted: two volatilities a day, as in 0.01:0.03").next("assay margin cycle --help");
        if (sides.length != 2) {
            throw bad;
        }
        try {
            var moves = new double[days];
            Arrays.fill(moves, Double.parseDouble(sides[1]));
            return answer(rule, Double.parseDouble(sides[0]), moves);
        } catch (NumberFormatException e) {
            throw bad.causedBy(e);
        }
    }

    /// The first day is at the volatility of the first thirty.
    private String course(ShortfallMargin rule, Path file) {
        double[] moves = NumberColumns.read(file).wanted("return");
        int first = Math.min(30, moves.length);
        double squares = Arrays.stream(moves, 0, first).map(r -> r * r).sum();
        return answer(rule, Math.sqrt(squares / first), moves);
    }

    private String answer(ShortfallMargin rule, double sigma, double[] moves) {
        var margins = new double[moves.length + 1];
        double held = 0;
        ShortfallMargin.Day day = rule.start(sigma);
        margins[0] = day.margin();
        for (int t = 0; t < moves.length; t++) {
            day = rule.next(day, moves[t]);
            margins[t + 1] = day.margin();
            held = Math.max(held, day.held());
        }
        var measured = Cyclicality.of(margins);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("first_margin", margins[0]);
        out.put("last_margin", margins[moves.length]);
        out.put("peak_to_trough", measured.peakToTrough());
        out.put("rise_1d", measured.day());
        out.put("rise_5d", measured.week());
        out.put("rise_30d", measured.month());
        out.put("days_to_nine_tenths", reached(margins));
        out.put("most_held_back", held);
        return json ? Json.of(out) : text(out);
    }

    /// First day whose margin is at least nine tenths of the last one.
    private static int reached(double[] margins) {
        int day = 0;
        while (margins[day] < MOST * margins[margins.length - 1]) {
            day++;
        }
        return day;
    }

    private static String text(Map<String, Object> figures) {
        var table = new Figures();
        figures.forEach((name, value) -> table.row(name, value instanceof Double d
                ? Double.isNaN(d) ? "" : Figures.number(d, 4)
                : value.toString()));
        return table.text();
    }
}
