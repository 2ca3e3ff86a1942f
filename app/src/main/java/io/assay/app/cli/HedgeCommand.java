package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.ModelSchema;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.HedgeModel;
import io.assay.app.pipeline.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What to keep, what to pass on, how fast to hedge, and where to hold what is left.
@Command(name = "hedge", header = {"What to keep, how fast to hedge it, and where to hold the rest.", "",
        "  assay hedge inventory.yaml           where inventory costs least to hold",
        "  assay hedge continuous.yaml          how fast to hedge, and when not to",
        "  assay hedge internalise.yaml --json  which client fills to keep", ""}, sortOptions = false,
        footer = {"", "docs/how-to/hedge.md shows each file and explains every number."})
final class HedgeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A model in YAML or JSON.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Option(names = "--schema", paramLabel = "MODEL",
            description = "Write the JSON Schema of a model's file instead, or of any with 'all'.")
    private Optional<String> schema = Optional.empty();

    HedgeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (schema.isPresent()) {
            return SchemaAnswer.print(ModelSchema.HEDGE, schema.get(), surroundings);
        }
        var figures = HedgeModel.of(file.orElseThrow(
                () -> UserError.usage("no model").at("assay hedge").next("assay hedge --help")));
        surroundings.out().print(json ? Json.of(figures) : ImpactText.figures(figures));
        surroundings.out().flush();
        return ExitCode.OK.code();
    }
}
