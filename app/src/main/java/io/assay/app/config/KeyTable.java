package io.assay.app.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The keys of a section of a model's file: what readers refuse by, and what its JSON Schema is made of.
///
/// @param title of the section
/// @param keys in the order they are shown in
public record KeyTable(String title, List<Key> keys) {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    public KeyTable {
        keys = List.copyOf(keys);
    }

    /// @param isNeeded whether there is no model without it
    /// @param is its unit, its default where it has one, and what it is
    record Key(String name, KeyShape shape, boolean isNeeded, String is) {}

    static KeyTable of(String title, Key... keys) {
        return new KeyTable(title, Arrays.asList(keys));
    }

    static Key needed(String name, KeyShape shape, String is) {
        return new Key(name, shape, true, is);
    }

    static Key may(String name, KeyShape shape, String is) {
        return new Key(name, shape, false, is);
    }

    static Key model(String name) {
        return needed("model", KeyShapes.choice(name), "which model this is");
    }

    SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(
                keys.stream().map(Key::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    /// The whole file as JSON Schema.
    ///
    /// @param isTextRead whether a number may also be text that reads as one
    Map<String, Object> schema(boolean isTextRead) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("$schema", DIALECT);
        out.putAll(section(isTextRead));
        return out;
    }

    Map<String, Object> section(boolean isTextRead) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (var key : keys) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", key.is);
            property.putAll(key.shape.schema(isTextRead));
            properties.put(key.name, property);
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("title", title);
        out.put("type", "object");
        out.put("properties", properties);
        out.put("required", keys.stream().filter(Key::isNeeded).map(Key::name).toList());
        out.put("additionalProperties", false);
        return out;
    }
}
