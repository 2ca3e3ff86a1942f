package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.ModelSchema;
import io.assay.app.config.QuoteModel;
import io.assay.app.config.QuoteModelFile;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.Json;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Quotes and hedges of a model in a file.
@Command(name = "quote", header = {"What to quote and when to hedge, by a model in a file or by a run's own segments.",
        "",
        "  assay quote dealer.yaml                ladders by tier, skew, hedging, what the book earns and holds",
        "  assay quote dealer.yaml --json         the same in full precision",
        "  assay quote --run out --instrument BTC ladders in ticks by the segments of a run",
        "  assay quote demand offers.csv          how often offers are taken at which width, by segment",
        "  assay quote funnel offers.csv          from requests to trades: hits, covers, rejects, last look",
        "  assay quote pilot offers.csv           widths by lot that would tell the demand: how many, at what cost",
        "  assay quote lot pilot requests.csv     the width of each request of a pilot", ""},
        footer = {"",
                "A run's ladders are published (policy.parquet, policy.csv, model.yaml) where its profile of use is dealer.",
                "", "The file says 'model:' and then its numbers:",
                "  dealer              tiers, sizes, hedging, impact (Barzykin, Bergault, Gueant 2022, 2023)",
                "  multi               many correlated instruments (the same, 2023)",
                "  glft                one book (Gueant, Lehalle, Fernandez-Tapia 2013)",
                "  avellaneda-stoikov  one book, with its simulation (2008)",
                "  logistic            the best offer to one flow",
                "  market              who gains when a market is split (Bergemann, Brooks, Morris 2015)",
                "docs/how-to/quote.md shows a file of each, docs/reference/models.md lists every key with its unit."},
        sortOptions = false)
final class QuoteCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "A model of quoting, in YAML or JSON.")
    private Optional<Path> model = Optional.empty();

    @Mixin
    private RunQuoteFlags run = new RunQuoteFlags();

    @Option(names = "--seed", paramLabel = "N",
            description = "Where every random choice of a simulation starts, over the file's.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Option(names = "--schema", paramLabel = "MODEL",
            description = "Write instead the JSON Schema of a model's file, of any with 'all', or of an answer: dealer-answer, run-answer.")
    private Optional<String> schema = Optional.empty();

    QuoteCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// With its commands.
    static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new QuoteCommand(surroundings))
                .addSubcommand("demand", new DemandCommand(surroundings))
                .addSubcommand("funnel", new FunnelCommand(surroundings))
                .addSubcommand("pilot", new PilotCommand(surroundings))
                .addSubcommand("lot", new LotCommand(surroundings));
    }

    @Override
    public Integer call() {
        if (schema.isPresent()) {
            return SchemaAnswer.print(ModelSchema.QUOTE, schema.get(), surroundings);
        }
        if (model.isPresent() == run.run.isPresent()) {
            throw UserError.usage(model.isPresent() ? "both a model and a run" : "neither a model nor a run")
                    .at("assay quote").next("assay quote --help");
        }
        run.alone().ifPresent(option -> {
            throw UserError.usage(option + " belongs to --run").at("assay quote").next("assay quote --help");
        });
        if (run.run.isPresent() && seed.isPresent()) {
            throw UserError.usage("--seed belongs to a model that is simulated").at("assay quote")
                    .next("leave it out with --run");
        }
        var answer = run.run.map(run::answer).orElseGet(() -> solved(model.orElseThrow()));
        surroundings.out().print(json ? Json.of(answer.json()) : answer.text());
        surroundings.out().flush();
        return ExitCode.OK.code();
    }

    /// Texts of answers are made on the way out of a solution, whose faults are the file's.
    private QuoteAnswer solved(Path file) {
        var model = QuoteModelFile.read(file);
        try {
            var answer = answer(model);
            return new Said(answer.text(), answer.json());
        } catch (IllegalArgumentException e) {
            throw UserError.usage(String.valueOf(e.getMessage())).at(file.toString())
                    .next("docs/reference/models.md lists every key").causedBy(e);
        } catch (IllegalStateException e) {
            throw UserError.usage(unsettled(model) + ": " + e.getMessage()).at(file.toString())
                    .next("check the units; docs/reference/models.md lists every key").causedBy(e);
        }
    }

    private record Said(String text, Map<String, Object> json) implements QuoteAnswer {}

    /// The key to look at first when a model has no solution in numbers.
    private static String unsettled(QuoteModel model) {
        return switch (model) {
            case QuoteModel.Dealer dealer -> dealer.horizon().isPresent() ? "horizon: no policy settles with it"
                    : "grid: no policy settles on it";
            case QuoteModel.Book _b -> "inventory_limit: no solution up to it";
            case QuoteModel.Multi _m -> "horizon: no solution so far ahead";
            case QuoteModel.Reservation _r -> "horizon: no solution";
            case QuoteModel.Logistic _l -> "costs: no solution";
            case QuoteModel.Split _m -> "values: no solution";
        };
    }

    private QuoteAnswer answer(QuoteModel model) {
        return switch (model) {
            case QuoteModel.Dealer dealer -> DealerQuotes.of(dealer);
            case QuoteModel.Book book -> new BookQuotes(book);
            case QuoteModel.Reservation maker -> ReservationQuotes.of(maker, seed.orElse(maker.seed()));
            case QuoteModel.Multi multi -> MultiQuotes.of(multi, seed);
            case QuoteModel.Logistic logistic -> new LogisticOffers(logistic);
            case QuoteModel.Split market -> new MarketSplit(market);
        };
    }

    /// Who gains in a market of known values.
    private record MarketSplit(QuoteModel.Split asked) implements QuoteAnswer {
        @Override
        public String text() {
            return MarketAnswer.text(asked.market().split(asked.shares()));
        }

        @Override
        public Map<String, Object> json() {
            return MarketAnswer.map(asked.market().split(asked.shares()));
        }
    }

    /// The best offers of one side.
    private record LogisticOffers(QuoteModel.Logistic asked) implements QuoteAnswer {
        @Override
        public String text() {
            var table = new Figures().row("cost, bp", "best distance, bp", "gain, bp", "filled");
            for (double cost : asked.costs()) {
                table.row(Figures.number(cost, 4), Figures.number(asked.quote().bestDistanceBp(cost), 6),
                        Figures.number(asked.quote().bestGainBp(cost), 6),
                        Figures.percent(asked.quote().bestFillProbability(cost)));
            }
            var filled = new Figures().row("distance, bp", "filled");
            for (double distance : asked.distances()) {
                filled.row(Figures.number(distance, 4), Figures.percent(asked.quote().fillProbability(distance)));
            }
            return table.text() + "\n" + filled.text();
        }

        @Override
        public Map<String, Object> json() {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("model", "logistic");
            out.put("offers", Arrays.stream(asked.costs()).mapToObj(cost -> {
                Map<String, Object> offer = new LinkedHashMap<>();
                offer.put("cost_bp", cost);
                offer.put("distance_bp", asked.quote().bestDistanceBp(cost));
                offer.put("gain_bp", asked.quote().bestGainBp(cost));
                offer.put("fill_probability", asked.quote().bestFillProbability(cost));
                return offer;
            }).toList());
            out.put("fills", DealerQuotes.fills(asked.quote(), asked.distances()));
            return out;
        }
    }
}
