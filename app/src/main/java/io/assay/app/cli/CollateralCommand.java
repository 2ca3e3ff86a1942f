package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.ModelSchema;
import io.assay.app.config.Nearest;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.AllocationModel;
import io.assay.app.pipeline.DepegModel;
import io.assay.app.pipeline.HaircutModel;
import io.assay.app.pipeline.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What collateral counts for, where it is posted cheapest, and what a lost peg does.
@Command(name = "collateral",
        header = {"What collateral counts for, where it is posted cheapest, what a lost peg does.", "",
                "  assay collateral haircuts held.yaml       haircuts, tiers and caps of what is held",
                "  assay collateral allocate buckets.yaml    the cheapest way to secure every bucket",
                "  assay collateral depeg book.yaml --json   accounts short of margin along a path of prices", ""},
        footer = {"", "docs/how-to/collateral.md shows each file and explains every number."}, sortOptions = false)
final class CollateralCommand implements Callable<Integer> {
    private static final List<String> QUESTIONS = List.of("haircuts", "allocate", "depeg");

    private final Surroundings surroundings;

    @Parameters(index = "0", arity = "0..1", paramLabel = "haircuts|allocate|depeg", description = "What to answer.")
    private String question = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE",
            description = "What is asked about, in YAML or JSON.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--schema", paramLabel = "NAME",
            description = "Write the JSON Schema of a file for that question instead, or of any with 'all'.")
    private Optional<String> schema = Optional.empty();

    @Option(names = "--strict",
            description = "Exit with 2 when something has no figure, or requirements cannot be met.")
    private boolean strict;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    CollateralCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (schema.isPresent()) {
            return SchemaAnswer.print(ModelSchema.COLLATERAL, schema.get(), surroundings);
        }
        if (!QUESTIONS.contains(question)) {
            throw UserError.usage(question.isEmpty() ? "no question" : "no such question: " + question)
                    .at("assay collateral")
                    .because("there are " + String.join(", ", QUESTIONS))
                    .next(Nearest.to(question, QUESTIONS).map(near -> "did you mean " + near + "?")
                            .orElse("assay collateral --help"));
        }
        Path asked = file.orElseThrow(() -> UserError.usage("no file").at("assay collateral " + question)
                .next("assay collateral " + question + " FILE.yaml"));
        Map<String, Object> figures = switch (question) {
            case "haircuts" -> HaircutModel.of(asked);
            case "allocate" -> AllocationModel.of(asked);
            default -> DepegModel.of(asked);
        };
        surroundings.out().print(json ? Json.of(figures) : CollateralText.of(figures));
        surroundings.out().flush();
        boolean isWhole = figures.getOrDefault("absent", List.of()).equals(List.of())
                && !Boolean.FALSE.equals(figures.get("feasible"));
        return (strict && !isWhole ? ExitCode.REJECTS : ExitCode.OK).code();
    }
}
