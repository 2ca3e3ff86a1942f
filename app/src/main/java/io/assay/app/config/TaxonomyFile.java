package io.assay.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.assay.core.segment.AbstentionLimits;
import io.assay.core.segment.Condition;
import io.assay.core.segment.Rules;
import io.assay.core.segment.Segment;
import io.assay.core.segment.Taxonomy;
import io.assay.core.segment.Top;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// A taxonomy as people write it, in YAML. Every key and column must be known; a wrong one is refused with
/// the nearest known one.
///
/// @param taxonomy the rules
/// @param minFills flow fills under which an account is too new, where the file says
/// @param confidence probability under which an account is unsure, where the file says
public record TaxonomyFile(Taxonomy taxonomy, OptionalDouble minFills, OptionalDouble confidence) {
    public static final String DEFAULT_PRESET = "default";
    /// Taxonomies that ship with Assay, by name.
    public static final List<String> PRESETS = List.of(DEFAULT_PRESET, "kirilenko");

    static final Set<String> TOP = Set.of("name", "min-fills", "confidence", "segments");
    static final Set<String> OF_SEGMENT = Set.of("name", "description", "all", "any", "otherwise", "top");
    static final Set<String> OF_GROUP = Set.of("all", "any");

    public TaxonomyFile {
        if (minFills.orElse(0) < 0 || confidence.orElse(0) < 0 || confidence.orElse(0) > 1) {
            throw new IllegalArgumentException(
                    "taxonomy: 'min-fills' is at least 0 and 'confidence' from 0 to 1, got " + minFills.orElse(0)
                            + " and "
                            + confidence.orElse(0));
        }
    }

    /// The method that sorts by this taxonomy.
    public Rules toRules() {
        return toRules(AbstentionLimits.DEFAULT);
    }

    /// The same with limits of its own where the file states them, and these where it does not.
    public Rules toRules(AbstentionLimits otherwise) {
        return new Rules(taxonomy, new AbstentionLimits(minFills.orElse(otherwise.fillsMin()),
                confidence.orElse(otherwise.probabilityMin())));
    }

    /// A taxonomy by the name of a preset, or of a file.
    ///
    /// @param file wins over the name
    /// @throws UserError when there is none, or it is no taxonomy, saying where and what is wrong
    public static TaxonomyFile read(String preset, Optional<Path> file, Collection<String> columns) {
        String where = file.map(Path::toString).orElse(preset);
        if (file.isEmpty() && !PRESETS.contains(preset)) {
            throw noSuch(where);
        }
        try {
            return file.isPresent() ? parse(Files.readString(file.get()), columns) : preset(preset, columns);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("not a taxonomy").at(where).because(String.valueOf(e.getMessage()))
                    .next("mend it there; docs/reference/taxonomy.md says what may stand where").causedBy(e);
        } catch (NoSuchFileException e) {
            throw noSuch(where).causedBy(e);
        } catch (CharacterCodingException e) {
            throw UserError.usage("not text: " + where).at(where).because("a taxonomy is YAML in UTF-8")
                    .next("save it as UTF-8").causedBy(e);
        } catch (IOException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + where).at(where).because(Reasons.of(e))
                    .next("check the file").causedBy(e);
        }
    }

    private static UserError noSuch(String where) {
        String meant = Nearest.question(where, PRESETS);
        return UserError.usage("no such taxonomy: " + where).at(where)
                .because("it is no file, and no preset: " + String.join(", ", PRESETS))
                .next(meant.isEmpty() ? "name a preset, or a file that ends in .yaml" : meant);
    }

    /// A taxonomy that ships with Assay.
    ///
    /// @param columns the catalogue's
    static TaxonomyFile preset(String name, Collection<String> columns) {
        String resource = "/io/assay/app/taxonomy/" + name + ".yaml";
        try (var in = TaxonomyFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "no taxonomy preset '" + name + "'; there are: " + String.join(", ", PRESETS));
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), columns);
        } catch (IOException e) {
            throw new UncheckedIOException("reading taxonomy preset " + name, e);
        }
    }

    /// @param columns the catalogue's
    /// @throws IllegalArgumentException when the text is not a taxonomy, saying where and what is wrong
    static TaxonomyFile parse(String yaml, Collection<String> columns) {
        JsonNode root = tree(yaml);
        known(root, TOP, "taxonomy");
        var segments = root.path("segments");
        if (!segments.isArray() || segments.isEmpty()) {
            throw new IllegalArgumentException("taxonomy: a list 'segments' wanted");
        }
        var rules = new ArrayList<Taxonomy.Rule>();
        for (var segment : segments) {
            rules.add(rule(segment, columns));
        }
        return new TaxonomyFile(new Taxonomy(text(root, "name", "taxonomy"), rules), number(root, "min-fills"),
                number(root, "confidence"));
    }

    private static JsonNode tree(String yaml) {
        var factory = new YAMLFactory();
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try {
            return new YAMLMapper(factory).readTree(yaml);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "taxonomy: line %d: %s", at == null ? 0 : at.getLineNr(),
                            e.getOriginalMessage()),
                    e);
        }
    }

    private static Taxonomy.Rule rule(JsonNode node, Collection<String> columns) {
        String name = text(node, "name", "segment");
        String where = "segment '" + name + "'";
        known(node, OF_SEGMENT, where);
        var segment = new Segment(name, text(node, "description", where));
        boolean everybody = node.path("otherwise").asBoolean(false);
        if (everybody == (node.has("all") || node.has("any"))) {
            throw new IllegalArgumentException(where + ": either 'all' or 'any', or 'otherwise: true' wanted");
        }
        return new Taxonomy.Rule(segment, everybody ? new Condition.AllOf(List.of()) : group(node, columns, where),
                node.has("top") ? Optional.of(top(node.get("top").asText(), columns, where)) : Optional.empty());
    }

    private static Top top(String text, Collection<String> columns, String where) {
        try {
            var top = Top.parse(text);
            requireColumn(top.column(), columns, where);
            return top;
        } catch (IllegalArgumentException e) {
            String said = String.valueOf(e.getMessage());
            throw said.startsWith(where) ? e : new IllegalArgumentException(where + ": " + said, e);
        }
    }

    private static void requireColumn(String column, Collection<String> columns, String where) {
        if (!columns.contains(column)) {
            throw new IllegalArgumentException(where + ": unknown column '" + column + "'"
                    + Nearest.to(column, columns).map(near -> ", did you mean '" + near + "'?").orElse(""));
        }
    }

    /// `all` and `any` of one node; both of them must hold where both are given.
    private static Condition group(JsonNode node, Collection<String> columns, String where) {
        var parts = new ArrayList<Condition>();
        if (node.has("all")) {
            parts.add(new Condition.AllOf(conditions(node.get("all"), columns, where)));
        }
        if (node.has("any")) {
            parts.add(new Condition.AnyOf(conditions(node.get("any"), columns, where)));
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.AllOf(parts);
    }

    private static List<Condition> conditions(JsonNode list, Collection<String> columns, String where) {
        if (!list.isArray() || list.isEmpty()) {
            throw new IllegalArgumentException(where + ": a list of conditions wanted, got " + list);
        }
        var out = new ArrayList<Condition>();
        for (var item : list) {
            if (item.isObject() && !item.isEmpty()) {
                known(item, OF_GROUP, where);
                out.add(group(item, columns, where));
            } else {
                out.add(compare(item.asText(), columns, where));
            }
        }
        return out;
    }

    private static Condition compare(String text, Collection<String> columns, String where) {
        String column = text.strip().split("[^A-Za-z0-9_]", 2)[0];
        requireColumn(column, columns, where);
        try {
            return Condition.Compare.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static void known(JsonNode node, Set<String> keys, String where) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(where + ": keys and values wanted, got " + node);
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException(where + ": unknown key '" + key + "'"
                        + Nearest.to(key, keys).map(near -> ", did you mean '" + near + "'?")
                                .orElseGet(() -> ", known are " + keys.stream().sorted().toList()));
            }
        });
    }

    private static String text(JsonNode node, String key, String where) {
        String value = node.path(key).asText("");
        if (value.isBlank()) {
            throw new IllegalArgumentException(where + ": '" + key + "' wanted");
        }
        return value;
    }

    private static OptionalDouble number(JsonNode node, String key) {
        if (!node.has(key)) {
            return OptionalDouble.empty();
        }
        if (!node.get(key).isNumber()) {
            throw new IllegalArgumentException("taxonomy: '" + key + "' is a number, got " + node.get(key));
        }
        return OptionalDouble.of(node.get(key).asDouble());
    }
}
