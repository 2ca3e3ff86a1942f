package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.Json;
import io.assay.app.pipeline.KnownSegments;
import io.assay.app.pipeline.PilotFacts;
import io.assay.app.pipeline.PilotFolder;
import io.assay.app.pipeline.PilotPlan;
import io.assay.app.pipeline.QuoteFile;
import io.assay.core.policy.quote.demand.PilotLot;
import io.assay.core.policy.quote.demand.PilotTerms;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Designs a pilot.
@Command(name = "pilot", header = {"Widths by lot around today's: how many requests tell the demand, at what cost.", "",
        "  assay quote pilot offers.csv --run out --out pilot    from records of offers",
        "  assay quote pilot --run out --out pilot               from fills alone, with an assumed demand",
        "  assay quote pilot offers.csv --tell-value 2           until 2 USD per million offered show", ""},
        sortOptions = false,
        footer = {"",
                "Nobody is offered anything by this: assay quote lot says which request gets which width, and your"
                        + " engine quotes it. docs/how-to/pilot.md goes all the way to a card that says EXPERIMENT."})
final class PilotCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "OFFERS", arity = "0..1", description = "Records of offers, taken or not, in CSV.")
    private Optional<Path> offers = Optional.empty();

    @Mixin
    private SegmentFlags segments = new SegmentFlags();

    @Option(names = "--widths", paramLabel = "CSV",
            description = "Columns segment, width_bp: today's widths, if not the median offered, or what takers paid in the run.")
    private Optional<Path> widths = Optional.empty();

    @Option(names = "--rungs", paramLabel = "N", defaultValue = "5",
            description = "Widths of each segment, odd (default: ${DEFAULT-VALUE}).")
    private int rungs;

    @Option(names = "--reach", paramLabel = "X", defaultValue = "0.5",
            description = "How far the outer ones are, as a share of today's (default: ${DEFAULT-VALUE}).")
    private double reach;

    @Option(names = "--share", paramLabel = "X", defaultValue = "1",
            description = "Share of the flow that takes part (default: ${DEFAULT-VALUE}).")
    private double share;

    @Option(names = "--unit", paramLabel = "WHAT", defaultValue = "request",
            description = "What draws a width: request or account_day (default: ${DEFAULT-VALUE}).")
    private PilotLot.Unit unit = PilotLot.Unit.REQUEST;

    @Option(names = "--tell-beta", paramLabel = "X",
            description = "Difference of beta that shall show, as a share of it (default: 0.5, or none with"
                    + " --tell-value).")
    private Optional<Double> tellBeta = Optional.empty();

    @Option(names = "--tell-value", paramLabel = "USD",
            description = "Difference between today's rung and another that shall show, USD per million offered.")
    private Optional<Double> tellValue = Optional.empty();

    @Option(names = "--power", paramLabel = "X", defaultValue = "0.8",
            description = "Chance that it shows (default: ${DEFAULT-VALUE}).")
    private double power;

    @Option(names = "--day-sd", paramLabel = "X", defaultValue = "0.3",
            description = "How much an account's willingness differs from day to day, in logits, where no offers tell"
                    + " (default: ${DEFAULT-VALUE}).")
    private double daySd;

    @Option(names = "--hit", paramLabel = "X", defaultValue = "0.3",
            description = "Share of requests taken today, assumed where nothing tells it (default: ${DEFAULT-VALUE}).")
    private double hit;

    @Option(names = "--beta", paramLabel = "X", defaultValue = "10",
            description = "Assumed per bp where nothing tells it; half and twice of it are looked at (default:"
                    + " ${DEFAULT-VALUE}).")
    private double beta;

    @Option(names = "--scatter", paramLabel = "BP", description = "Standard deviation of what a fill costs.")
    private Optional<Double> scatter = Optional.empty();

    @Option(names = "--min-width", paramLabel = "BP", defaultValue = "0",
            description = "No rung is narrower (default: ${DEFAULT-VALUE}).")
    private double minWidth;

    @Option(names = "--max-width", paramLabel = "BP", description = "No rung is wider.")
    private Optional<Double> maxWidth = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the lots.")
    private long seed;

    @Option(names = {"-o", "--out"}, paramLabel = "DIR", description = "Folder to keep the pilot in.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private TableForm form = new TableForm();

    @Option(names = "--plan", description = "Write all of it as one JSON object, as pilot.json keeps it.")
    private boolean whole;

    PilotCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var terms = terms();
        var plan = PilotPlan.of(facts(), terms, seed);
        out.ifPresent(folder -> PilotFolder.write(plan, folder));
        if (whole) {
            surroundings.out().print(Json.of(plan.json()));
            surroundings.out().flush();
        } else {
            form.print(plan.table(), Integer.MAX_VALUE, surroundings.out());
        }
        return ExitCode.OK.code();
    }

    private PilotTerms terms() {
        try {
            double wanted = tellBeta.orElse(tellValue.isPresent() ? Double.NaN : PilotTerms.DEFAULT.tellBeta());
            return new PilotTerms(rungs, reach, share, unit, wanted, tellValue.orElse(Double.NaN), power, daySd,
                    minWidth,
                    maxWidth.orElse(Double.POSITIVE_INFINITY));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--" + e.getMessage()).at("assay quote pilot").next("assay quote pilot --help")
                    .causedBy(e);
        }
    }

    private PilotFacts facts() {
        check("--hit: above 0 and below 1", hit > 0 && hit < 1, hit);
        check("--beta: above 0", beta > 0 && beta < 1e6, beta);
        check("--scatter: at least 0", scatter.isEmpty() || scatter.get() >= 0, scatter.orElse(Double.NaN));
        var assumed = new PilotFacts.Assumed(hit, beta, scatter.orElse(Double.NaN));
        if (offers.isPresent()) {
            var file = QuoteFile.read(offers.get());
            var known = segments.known().orElseGet(() -> KnownSegments.one(file));
            return PilotFacts.of(file, known, today(known), assumed);
        }
        var run = segments.run().orElseThrow(() -> UserError.usage("no offers and no run").at("assay quote pilot")
                .next("assay quote pilot OFFERS.csv, or --run OUT"));
        var known = segments.known().orElseThrow();
        return PilotFacts.of(run, known, today(known), assumed);
    }

    private static void check(String wanted, boolean holds, double got) {
        if (!holds) {
            throw UserError.usage(wanted + " wanted, got " + got).at("assay quote pilot")
                    .next("assay quote pilot --help");
        }
    }

    private Map<String, Double> today(KnownSegments known) {
        return widths.map(file -> PilotFacts.widths(file, known)).orElse(Map.of());
    }
}
