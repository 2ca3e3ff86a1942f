package io.assay.app.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.assay.app.config.ExitCode;
import io.assay.app.config.Nearest;
import io.assay.app.config.UserError;
import io.assay.core.event.Decimals;
import io.assay.core.venue.CanonicalFills;
import io.assay.core.venue.MappedTime;
import io.assay.core.venue.Mapping;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads a mapping from YAML; every key is known, and an unknown one is refused with the nearest.
public final class MapFile {
    private static final List<String> TOP = List.of("columns", "constants", "words", "time", "numbers", "quantity",
            "fee");
    private static final List<String> COLUMNS = Stream.concat(CanonicalFills.COLUMNS.stream(), Stream.of(Mapping.CLOCK))
            .toList();
    private static final List<String> NEEDED = List.of("instrument", "ts_event", "side", "price", "qty");

    private final String name;

    private MapFile(String name) {
        this.name = name;
    }

    /// @throws UserError when it cannot be read or is no mapping
    public static Mapping read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + file).at(file.toString())
                    .because(e.getClass().getSimpleName()).next("check the path and your rights").causedBy(e);
        }
    }

    /// @param name of the file, for messages
    public static Mapping parse(String yaml, String name) {
        return new MapFile(name).mapping(tree(yaml, name));
    }

    private static JsonNode tree(String yaml, String name) {
        var factory = new YAMLFactory();
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try {
            return new YAMLMapper(factory).readTree(yaml);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw UserError.usage(name + " is not YAML").at(name + (at == null ? "" : ":" + at.getLineNr()))
                    .because(e.getOriginalMessage().lines().findFirst().orElse("")).next("mend that line")
                    .causedBy(e);
        }
    }

    private Mapping mapping(JsonNode root) {
        known(root, "", TOP);
        var columns = texts(root, "columns", COLUMNS);
        var constants = texts(root, "constants", CanonicalFills.COLUMNS);
        boolean bySign = flag(section(root, "quantity", List.of("multiplier", "sign-is-side")), "sign-is-side");
        for (var field : NEEDED) {
            if (!columns.containsKey(field) && !constants.containsKey(field) && !(field.equals("side") && bySign)) {
                throw wrong("no column for " + field, "columns",
                        "a fill needs " + String.join(", ", NEEDED), "add " + field + " under columns");
            }
        }
        return new Mapping(columns, constants, words(root), time(root), numbers(root), multiplier(root), bySign,
                flag(section(root, "fee", List.of("paid-is-negative")), "paid-is-negative"));
    }

    private Map<String, Map<String, String>> words(JsonNode root) {
        var words = new LinkedHashMap<String, Map<String, String>>();
        var node = section(root, "words", Mapping.WORDED);
        node.fieldNames().forEachRemaining(field -> words.put(field, texts(node, field, List.of())));
        return words;
    }

    private MappedTime time(JsonNode root) {
        var node = section(root, "time", List.of("unit", "format", "zone"));
        var unit = text(node, "unit", "iso");
        try {
            if (!MappedTime.UNITS.contains(unit)) {
                throw wrong("unknown unit of time: " + unit, "time.unit",
                        "one of " + String.join(", ", MappedTime.UNITS), near(unit, MappedTime.UNITS));
            }
            return new MappedTime(unit, text(node, "format", ""), ZoneId.of(text(node, "zone", "UTC")));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw wrong("the time cannot be read so", "time", String.valueOf(e.getMessage()),
                    "a format such as dd.MM.yyyy HH:mm:ss, a zone such as UTC or Europe/Zurich").causedBy(e);
        }
    }

    private Mapping.Numbers numbers(JsonNode root) {
        var node = section(root, "numbers", List.of("decimal", "grouping"));
        var decimal = text(node, "decimal", ".");
        var grouping = text(node, "grouping", "");
        if (!(decimal.equals(".") || decimal.equals(",")) || grouping.equals(decimal) || grouping.length() > 1) {
            throw wrong("numbers cannot be written so", "numbers", "decimal " + decimal + ", grouping " + grouping,
                    "decimal is . or , and grouping another character or nothing");
        }
        return new Mapping.Numbers(decimal, grouping);
    }

    private BigDecimal multiplier(JsonNode root) {
        var text = text(root.path("quantity"), "multiplier", "1");
        var value = Decimals.parseFloating(text);
        if (value == null || value.signum() <= 0) {
            throw wrong("bad multiplier: " + text, "quantity.multiplier", "base units in one unit of quantity, above 0",
                    "write 1 where quantities are base units");
        }
        return value;
    }

    private boolean flag(JsonNode node, String key) {
        var text = text(node, key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong("neither true nor false: " + text, key, "", "write true or false");
        }
        return text.equals("true");
    }

    private JsonNode section(JsonNode root, String key, List<String> keys) {
        var node = root.path(key);
        if (!node.isMissingNode() && !node.isNull()) {
            known(node, key, keys);
        }
        return node;
    }

    private Map<String, String> texts(JsonNode root, String key, List<String> keys) {
        var texts = new LinkedHashMap<String, String>();
        var node = section(root, key, keys);
        node.fieldNames().forEachRemaining(field -> {
            if (!node.path(field).isNull()) {
                texts.put(field, text(node, field, ""));
            }
        });
        return texts;
    }

    private String text(JsonNode node, String key, String otherwise) {
        var value = node.path(key);
        if (!value.isMissingNode() && !value.isValueNode()) {
            throw wrong(key + " wants a value", key, "it holds a section or a list", "write one value");
        }
        return value.isMissingNode() || value.isNull() ? otherwise : value.asText();
    }

    /// @param keys that may stand here; empty when any may
    private void known(JsonNode node, String where, List<String> keys) {
        if (!node.isObject()) {
            throw wrong("keys and values wanted", where, "got " + node.getNodeType(), "see docs/how-to/map.md");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.isEmpty() && !keys.contains(key)) {
                throw wrong("unknown key " + key, where, "known are " + String.join(", ", keys), near(key, keys));
            }
        });
    }

    private static String near(String word, Collection<String> known) {
        return Nearest.to(word, known).map(name -> "did you mean " + name + "?").orElse("use one of those");
    }

    private UserError wrong(String what, String where, String why, String next) {
        return UserError.usage(what).at(name + (where.isEmpty() ? "" : ", " + where)).because(why).next(next);
    }
}
