package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.ModelSchema;
import io.assay.app.pipeline.Json;

/// The JSON Schema of the files a command reads models from.
final class SchemaAnswer {
    private static final String ALL = "all";

    private SchemaAnswer() {}

    /// @param model what `model` says, or `all`
    static int print(ModelSchema of, String model, Surroundings surroundings) {
        surroundings.out().print(Json.of(model.equals(ALL) ? of.all() : of.of(model)));
        surroundings.out().flush();
        return ExitCode.OK.code();
    }
}
