package io.assay.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a key of a model's file, or of an answer, may hold, as JSON Schema (draft 2020-12) says it.
sealed interface KeyShape {
    /// Numbers as people write them where YAML 1.1 takes them for words.
    String WRITTEN = "(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?$";

    /// @param isAbove whether `least` itself is too little
    record Amount(double least, boolean isAbove, double most) implements KeyShape {}

    /// A decimal that is kept exactly: a number, or text that reads as one.
    record Exact(Amount of) implements KeyShape {}

    record Whole(long least, long most) implements KeyShape {}

    /// @param choices none = any word
    record Word(List<String> choices) implements KeyShape {
        public Word {
            choices = List.copyOf(choices);
        }
    }

    /// A list of at least one.
    ///
    /// @param orOne whether one alone may stand without a list
    record Several(KeyShape of, boolean orOne) implements KeyShape {}

    record Section(KeyTable keys) implements KeyShape {}

    /// A section whose keys are the writer's own names.
    record Named(KeyShape of) implements KeyShape {}

    record Either(KeyShape one, KeyShape other) implements KeyShape {}

    /// Of an answer: absent is null, never 0.
    record Maybe(KeyShape of) implements KeyShape {}

    /// Of an answer: a list of any length.
    record Series(KeyShape of) implements KeyShape {}

    /// Of an answer: true or false.
    record Flag() implements KeyShape {}

    /// @param isTextRead whether a number may also be text that reads as one
    default Map<String, Object> schema(boolean isTextRead) {
        return switch (this) {
            case Amount number -> number(number, isTextRead);
            case Exact exact -> number(exact.of, true);
            case Whole whole -> whole(whole, isTextRead);
            case Word word -> word(word);
            case Several several -> several(several, isTextRead);
            case Section section -> section.keys.section(isTextRead);
            case Named named -> one("type", "object").put("additionalProperties", named.of.schema(isTextRead)).map;
            case Either either -> one("anyOf",
                    List.of(either.one.schema(isTextRead), either.other.schema(isTextRead))).map;
            case Maybe maybe -> one("anyOf", List.of(maybe.of.schema(isTextRead), one("type", "null").map)).map;
            case Series series -> one("type", "array").put("items", series.of.schema(isTextRead)).map;
            case Flag _f -> one("type", "boolean").map;
        };
    }

    private static Map<String, Object> number(Amount number, boolean isTextRead) {
        var out = one("type", "number");
        if (number.least > Double.NEGATIVE_INFINITY) {
            out.put(number.isAbove ? "exclusiveMinimum" : "minimum", number.least);
        }
        if (number.most < Double.POSITIVE_INFINITY) {
            out.put("maximum", number.most);
        }
        return orWritten(out.map, number.least, isTextRead);
    }

    private static Map<String, Object> whole(Whole whole, boolean isTextRead) {
        return orWritten(one("type", "integer").put("minimum", whole.least).put("maximum", whole.most).map,
                (double) whole.least, isTextRead);
    }

    private static Map<String, Object> orWritten(Map<String, Object> number, double least, boolean isTextRead) {
        return isTextRead ? one("anyOf", List.of(number,
                one("type", "string").put("pattern", (least < 0 ? "^[-+]?" : "^[+]?") + WRITTEN).map)).map : number;
    }

    private static Map<String, Object> word(Word word) {
        return word.choices.isEmpty()
                ? one("type", List.of("string", "number", "boolean")).put("pattern", "\\S").map
                : one("enum", word.choices).map;
    }

    private static Map<String, Object> several(Several several, boolean isTextRead) {
        var of = several.of.schema(isTextRead);
        var list = one("type", "array").put("minItems", 1).put("items", of).map;
        return several.orOne ? one("anyOf", List.of(list, of)).map : list;
    }

    private static Entries one(String key, Object value) {
        return new Entries(new LinkedHashMap<>()).put(key, value);
    }

    /// Entries in their order.
    record Entries(Map<String, Object> map) {
        Entries put(String key, Object value) {
            map.put(key, value);
            return this;
        }
    }
}
