package io.assay.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// JSON Schemas of the files that commands read models from, made of the tables their readers refuse by.
public enum ModelSchema {
    QUOTE("quote", QuoteKeyTables.ALL, true),
    IMPACT("impact", ImpactKeyTables.ALL, false),
    HEDGE("hedge", HedgeKeyTables.ALL, false),
    MARGIN("margin", MarginKeyTables.ALL, false),
    COLLATERAL("collateral", CollateralKeyTables.ALL, false);

    private static final String MODEL = "model: ";

    private final String command;
    private final List<KeyTable> tables;
    private final boolean isTextRead;

    ModelSchema(String command, List<KeyTable> tables, boolean isTextRead) {
        this.command = command;
        this.tables = tables;
        this.isTextRead = isTextRead;
    }

    /// The command that reads these models.
    public String command() {
        return command;
    }

    /// What `model` may say, or where files have no such key their names.
    public List<String> models() {
        return tables.stream().map(ModelSchema::name).toList();
    }

    /// Answers in JSON that have a schema.
    public List<String> answers() {
        return switch (this) {
            case QUOTE -> AnswerTables.ALL.stream().map(KeyTable::title).toList();
            case IMPACT, HEDGE, MARGIN, COLLATERAL -> List.of();
        };
    }

    /// @param name of a model or of an answer
    /// @throws UserError when there is none
    public Map<String, Object> of(String name) {
        if (answers().contains(name)) {
            return AnswerTables.ALL.get(answers().indexOf(name)).schema(false);
        }
        var names = Stream.concat(models().stream(), answers().stream()).toList();
        return tables.stream().filter(table -> name(table).equals(name)).findFirst()
                .map(table -> table.schema(isTextRead))
                .orElseThrow(() -> UserError.usage("no schema of " + name).at("--schema " + name)
                        .next(Nearest.to(name, names).map(near -> "did you mean " + near + "?")
                                .orElse("one of " + String.join(", ", names))));
    }

    /// One schema for all models of the command, told apart by `model` or by their keys.
    public Map<String, Object> all() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("$schema", tables.getFirst().schema(isTextRead).get("$schema"));
        out.put("title", "models of assay " + command);
        out.put("oneOf", tables.stream().map(table -> table.section(isTextRead)).toList());
        return out;
    }

    KeyTable table(String model) {
        return tables.stream().filter(table -> name(table).equals(model)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no model " + model));
    }

    private static String name(KeyTable table) {
        return table.title().startsWith(MODEL) ? table.title().substring(MODEL.length()) : table.title();
    }
}
