package io.assay.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.assay.core.policy.quote.DealerModel;
import io.assay.core.policy.quote.DealerTier;
import io.assay.core.policy.quote.Labelling;
import io.assay.core.policy.quote.LogisticQuote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A dealer and the tiers he quotes, as people write them, in YAML. Unknown keys are refused with the nearest known.
///
/// @param model the dealer
/// @param labels what the desk's own labels hold, where the file says so
public record DealerFile(DealerModel model, Optional<Labelling> labels) {
    private static final Set<String> TOP = Set.of("volatility", "risk-aversion", "impact", "hedge", "inventory",
            "sizes", "size-mix", "tiers", "labels");
    private static final Set<String> OF_HEDGE = Set.of("quadratic", "linear");
    private static final Set<String> OF_INVENTORY = Set.of("limit", "step");
    private static final Set<String> OF_TIER = Set.of("name", "alpha", "beta", "adverse", "arrivals", "size-mix");
    private static final Set<String> OF_LABEL = Set.of("name", "holds");

    /// @throws UserError when the file cannot be read or is not a dealer, saying where
    public static DealerFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.usage("no such file: " + file).next("check the path; docs/how-to/value.md shows one");
        }
        try {
            return parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("not a dealer's model").at(file.toString()).because(String.valueOf(e.getMessage()))
                    .next("correct it; docs/how-to/value.md shows every key").causedBy(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalArgumentException saying where and what is wrong
    static DealerFile parse(String yaml) {
        JsonNode root = tree(yaml);
        known(root, TOP, "the file");
        double[] sizes = numbers(root, "sizes", "the file");
        var tiers = new ArrayList<DealerTier>();
        for (JsonNode tier : list(root, "tiers")) {
            tiers.add(tier(tier, root, sizes.length));
        }
        JsonNode hedge = root.path("hedge");
        boolean hedges = !hedge.isMissingNode();
        if (hedges) {
            known(hedge, OF_HEDGE, "hedge");
        }
        JsonNode inventory = root.path("inventory");
        known(inventory, OF_INVENTORY, "inventory");
        var model = new DealerModel(number(root, "volatility", "the file"), number(root, "risk-aversion", "the file"),
                number(root, "impact", "the file", 0), hedges ? number(hedge, "quadratic", "hedge") : 1,
                hedges ? number(hedge, "linear", "hedge") : Double.POSITIVE_INFINITY, sizes, tiers,
                number(inventory, "limit", "inventory"), number(inventory, "step", "inventory", 1));
        return new DealerFile(model, root.has("labels") ? Optional.of(labels(root, tiers)) : Optional.empty());
    }

    private static DealerTier tier(JsonNode node, JsonNode root, int sizes) {
        String name = text(node, "tiers");
        String where = "tier '" + name + "'";
        known(node, OF_TIER, where);
        double[] mix = node.has("size-mix") ? numbers(node, "size-mix", where) : numbers(root, "size-mix", "the file");
        if (mix.length != sizes) {
            throw new IllegalArgumentException(
                    where + ": " + mix.length + " parts of size-mix for " + sizes + " sizes");
        }
        double arrivals = number(node, "arrivals", where);
        for (int z = 0; z < mix.length; z++) {
            mix[z] *= arrivals;
        }
        return new DealerTier(name, new LogisticQuote(number(node, "alpha", where), number(node, "beta", where)),
                number(node, "adverse", where, 0), mix);
    }

    private static Labelling labels(JsonNode root, List<DealerTier> tiers) {
        JsonNode list = list(root, "labels");
        var names = new ArrayList<String>();
        var share = new double[tiers.size()][list.size()];
        for (JsonNode label : list) {
            String name = text(label, "labels");
            known(label, OF_LABEL, "label '" + name + "'");
            double[] holds = numbers(label, "holds", "label '" + name + "'");
            if (holds.length != tiers.size()) {
                throw new IllegalArgumentException(
                        "label '" + name + "': holds " + holds.length + " parts of " + tiers.size() + " tiers");
            }
            for (int t = 0; t < holds.length; t++) {
                share[t][names.size()] = holds[t];
            }
            names.add(name);
        }
        return new Labelling(names, share);
    }

    private static JsonNode tree(String yaml) {
        var factory = new YAMLFactory();
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try {
            return new YAMLMapper(factory).readTree(yaml);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    "line " + (at == null ? 0 : at.getLineNr()) + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    private static void known(JsonNode node, Set<String> keys, String where) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(where + ": keys and values wanted");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException(
                        where + ": unknown key '" + key + "'; "
                                + Nearest.to(key, keys).map(k -> "did you mean " + k + "?")
                                        .orElse("there are " + String.join(", ", keys.stream().sorted().toList())));
            }
        });
    }

    private static JsonNode list(JsonNode node, String key) {
        JsonNode list = node.path(key);
        if (!list.isArray() || list.isEmpty()) {
            throw new IllegalArgumentException("a list '" + key + "' wanted");
        }
        return list;
    }

    private static String text(JsonNode node, String list) {
        String name = node.path("name").asText("");
        if (name.isBlank()) {
            throw new IllegalArgumentException(list + ": every entry wants a name");
        }
        return name;
    }

    private static double number(JsonNode node, String key, String where, double otherwise) {
        return node.has(key) ? number(node, key, where) : otherwise;
    }

    private static double number(JsonNode node, String key, String where) {
        JsonNode value = node.path(key);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(
                    where + ": a number '" + key + "' wanted" + (value.isMissingNode() ? "" : ", got " + value));
        }
        return value.asDouble();
    }

    private static double[] numbers(JsonNode node, String key, String where) {
        JsonNode list = node.path(key);
        if (!list.isArray() || list.isEmpty()) {
            throw new IllegalArgumentException(where + ": a list of numbers '" + key + "' wanted");
        }
        var out = new double[list.size()];
        for (int i = 0; i < out.length; i++) {
            if (!list.get(i).isNumber()) {
                throw new IllegalArgumentException(where + ": '" + key + "' holds " + list.get(i) + ", no number");
            }
            out[i] = list.get(i).asDouble();
        }
        return out;
    }
}
