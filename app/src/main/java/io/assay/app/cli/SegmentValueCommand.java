package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.QuoteModel;
import io.assay.app.config.QuoteModelFile;
import io.assay.app.config.UserError;
import io.assay.core.policy.quote.DealerSolver;
import io.assay.core.policy.quote.Labelling;
import io.assay.core.policy.quote.PricedMarket;
import io.assay.core.policy.quote.ValueCurve;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a segmentation is worth where the truth is known: in a dealer's model, or in a market of known values.
@Command(name = "value", header = {"What telling clients apart is worth where the truth is known.", "",
        "  assay segment value dealer.yaml                      the value curve of a dealer's tiers",
        "  assay segment value dealer.yaml --epsilon 0,0.1,0.5  with these parts of the flow mislabelled",
        "  assay segment value --market 1,2,3/1,1,1 --segment 1,0.5,0",
        "                                                       who gains when a market is split in two", ""},
        footer = {"", "docs/how-to/value.md shows a dealer.yaml and explains every number."}, sortOptions = false)
final class SegmentValueCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DEALER", arity = "0..1", description = "A dealer and the tiers he quotes, in YAML.")
    private Optional<Path> dealer = Optional.empty();

    @Option(names = "--epsilon", paramLabel = "PART", split = ",",
            description = "Parts of each tier's flow that carry another tier's label (default: 0 to no information in tenths).")
    private List<Double> epsilons = List.of();

    @Option(names = "--horizon", paramLabel = "DAYS",
            description = "Quotes with these days to go, instead of those of the long run.")
    private Optional<Double> horizon = Optional.empty();

    @Option(names = "--market", paramLabel = "VALUES/PARTS",
            description = "What buyers would pay, and how many there are of each.")
    private Optional<String> market = Optional.empty();

    @Option(names = "--segment", paramLabel = "PARTS",
            description = "The part of the buyers of each value in a segment; the rest makes one more. Repeatable.")
    private List<String> segments = List.of();

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    SegmentValueCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (dealer.isPresent() == market.isPresent()) {
            throw UserError.usage(dealer.isPresent() ? "both a dealer and a market" : "neither a dealer nor a market")
                    .at("assay segment value").next("assay segment value --help");
        }
        surroundings.out().print(dealer.isPresent() ? curve(dealer.get()) : split(market.orElseThrow()));
        surroundings.out().flush();
        return ExitCode.OK.code();
    }

    private String curve(Path file) {
        if (!segments.isEmpty()) {
            throw UserError.usage("--segment belongs to --market").at("assay segment value")
                    .next("write labels of your own into the file, as 'labels:'");
        }
        var given = QuoteModelFile.readDealer(file);
        var model = given.model();
        int n = model.tiers().size();
        try {
            var curve = ValueCurve.of(model, epsilons.isEmpty() ? tenths(n) : epsilons);
            var own = given.labels().map(labels -> DealerSolver.ergodic(model, labels));
            var ahead = horizon.or(() -> given.horizon().map(QuoteModel.Dealer.Horizon::days))
                    .map(days -> DealerSolver.atHorizon(model,
                            given.labels().orElseGet(() -> Labelling.mislabelled(model, 0)), days,
                            given.horizon().map(QuoteModel.Dealer.Horizon::terminalPenalty).orElse(0.0)));
            var answer = new DealerAnswer(model, curve, own, ahead);
            return json ? answer.json() : answer.text();
        } catch (IllegalArgumentException e) {
            throw UserError.usage("this cannot be asked of this dealer").at(file.toString())
                    .because(String.valueOf(e.getMessage())).next("assay segment value --help").causedBy(e);
        } catch (IllegalStateException e) {
            throw UserError.usage("no policy found on this grid").at(file.toString())
                    .because(String.valueOf(e.getMessage()))
                    .next("raise inventory_limit, lower the impact, or check the units").causedBy(e);
        }
    }

    /// From perfect labels to labels that say nothing, `(n - 1)/n`.
    private static List<Double> tenths(int tiers) {
        double none = (tiers - 1) / (double) tiers;
        return tiers == 1 ? List.of(0.0)
                : Stream.concat(IntStream.range(0, 10).mapToObj(i -> i / 10.0)
                        .filter(e -> e < none - 1e-9), Stream.of(none)).toList();
    }

    private String split(String text) {
        if (!epsilons.isEmpty() || horizon.isPresent()) {
            throw UserError.usage("--epsilon and --horizon belong to a dealer").at("assay segment value")
                    .next("leave them out with --market");
        }
        String[] sides = text.split("/", -1);
        if (sides.length != 2) {
            throw UserError.usage("bad value for --market: " + text).because("wanted: values/parts, as in 1,2,3/1,1,1")
                    .next("assay segment value --help");
        }
        double[] mass = numbers("--market", sides[1]);
        double all = Arrays.stream(mass).sum();
        try {
            var priced = new PricedMarket(numbers("--market", sides[0]),
                    Arrays.stream(mass).map(m -> m / all).toArray());
            var split = priced.split(shares(mass.length));
            return json ? MarketAnswer.json(split) : MarketAnswer.text(split);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("not a market and its segments").at("--market " + text)
                    .because(String.valueOf(e.getMessage())).next("assay segment value --help").causedBy(e);
        }
    }

    /// The segments asked for, and one more for the buyers in none of them.
    private double[][] shares(int values) {
        var rest = new double[values];
        Arrays.fill(rest, 1);
        var out = new ArrayList<double[]>();
        for (String segment : segments) {
            double[] share = numbers("--segment", segment);
            for (int i = 0; i < Math.min(values, share.length); i++) {
                rest[i] -= share[i];
            }
            out.add(share);
        }
        if (Arrays.stream(rest).anyMatch(r -> Math.abs(r) > 1e-12)) {
            out.add(Arrays.stream(rest).map(r -> Math.abs(r) > 1e-12 ? r : 0).toArray());
        }
        return out.toArray(double[][]::new);
    }

    private static double[] numbers(String option, String text) {
        try {
            return Arrays.stream(text.split(",", -1)).mapToDouble(SegmentValueCommand::number).toArray();
        } catch (NumberFormatException e) {
            throw UserError.usage("bad value for " + option + ": " + text).because("wanted: numbers between commas")
                    .next("assay segment value --help").causedBy(e);
        }
    }

    /// A number, or a fraction with a colon: `1:3` is a third.
    private static double number(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? Double.parseDouble(text.strip())
                : Double.parseDouble(text.substring(0, colon).strip())
                        / Double.parseDouble(text.substring(colon + 1).strip());
    }
}
