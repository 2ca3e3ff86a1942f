package io.assay.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.assay.core.policy.margin.Method;
import io.assay.core.policy.margin.Preset;
import io.assay.core.policy.margin.SpreadCredit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// A venue's margin rules as people write them, in YAML: a model, its parameters by group of underlyings, and the
/// source of every one.
///
/// @param preset ready to be asked
/// @param title one line for people
/// @param model the model it fills
/// @param sources what the sources of parameters are, by their short names
/// @param groups parameters as written, by the underlyings they are for
public record PresetFile(Preset preset, String title, String model, Map<String, String> sources,
        Map<String, Map<String, Parameter>> groups) {
    /// Presets that ship with Assay, by name.
    public static final List<String> SHIPPED = List.of("derive", "deribit", "deribit-2019", "okx", "paradex", "span16",
            "hyperliquid");
    private static final Set<String> TOP = Set.of("name", "title", "model", "sources", "parameters", "groups",
            "credits");
    private static final Set<String> OF_GROUP = Set.of("underlyings", "parameters");
    private static final Set<String> OF_CREDIT = Set.of("first", "second", "rate", "from");

    /// @param value as written
    /// @param source short name of where it is from
    public record Parameter(String value, String source) {}

    /// A preset by its name, or by that of a file that ends in .yaml.
    ///
    /// @throws UserError when there is none, or it is no preset, saying where and what is wrong
    public static PresetFile read(String name) {
        boolean isFile = name.endsWith(".yaml") || name.endsWith(".yml");
        if (!isFile && !SHIPPED.contains(name)) {
            String near = Nearest.question(name, SHIPPED);
            throw UserError.usage("no such preset: " + name).because("there are " + String.join(", ", SHIPPED))
                    .next(near.isEmpty() ? "assay margin --list, or name a file that ends in .yaml" : near);
        }
        try {
            return parse(isFile ? Files.readString(Path.of(name)) : shipped(name));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("not a preset: " + e.getMessage()).at(name)
                    .next("correct it; docs/how-to/margin.md shows how presets are written").causedBy(e);
        } catch (IOException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + name).because(Reasons.of(e)).next("check the file")
                    .causedBy(e);
        }
    }

    private static String shipped(String name) {
        String resource = "/io/assay/app/margin/" + name + ".yaml";
        try (var in = PresetFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("preset " + name + " is not in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading preset " + name, e);
        }
    }

    /// @throws IllegalArgumentException saying where and what is wrong
    static PresetFile parse(String yaml) {
        Cursor root = tree(yaml);
        root.known(TOP);
        Map<String, String> sources = sources(root);
        String model = root.text("model");
        Function<Terms, Method> method = MarginMethods.BY_NAME.get(model);
        if (method == null) {
            throw root.at("model").wanted("one of " + String.join(", ", MarginMethods.BY_NAME.keySet()));
        }
        var groups = new ArrayList<Preset.Group>();
        Map<String, Map<String, Parameter>> listed = new LinkedHashMap<>();
        for (Cursor group : root.list("groups")) {
            group.known(OF_GROUP);
            List<String> names = group.list("underlyings").stream().map(c -> c.node().asText()).toList();
            String where = "group " + String.join(", ", names);
            Terms terms = new Terms(where).plus(root.at("parameters"), sources.keySet())
                    .plus(group.at("parameters"), sources.keySet());
            groups.add(new Preset.Group(names, made(method, terms, where)));
            terms.refuseUnasked();
            listed.put(String.join(", ", names), terms.listed());
        }
        if (groups.isEmpty()) {
            throw root.at("groups").wanted("a list of at least one group");
        }
        return new PresetFile(new Preset(root.text("name"), groups, credits(root, sources.keySet())),
                root.text("title"), model, sources, Collections.unmodifiableMap(listed));
    }

    private static Method made(Function<Terms, Method> method, Terms terms, String where) {
        try {
            return method.apply(terms);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(message.startsWith(where) ? message : where + ": " + message, e);
        }
    }

    private static Map<String, String> sources(Cursor root) {
        var out = new LinkedHashMap<String, String>();
        Cursor sources = root.at("sources");
        sources.node().fieldNames().forEachRemaining(name -> out.put(name, sources.text(name)));
        return Collections.unmodifiableMap(out);
    }

    private static List<SpreadCredit> credits(Cursor root, Set<String> sources) {
        var out = new ArrayList<SpreadCredit>();
        for (Cursor credit : root.list("credits")) {
            credit.known(OF_CREDIT);
            if (!sources.contains(credit.text("from"))) {
                throw credit.at("from").wanted("one of " + String.join(", ", new TreeSet<>(sources)));
            }
            out.add(new SpreadCredit(credit.text("first"), credit.text("second"), credit.part("rate", 0)));
        }
        return out;
    }

    private static Cursor tree(String yaml) {
        var factory = new YAMLFactory();
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try {
            return new Cursor(new YAMLMapper(factory).readTree(yaml), "");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException("line " + (at == null ? 0 : at.getLineNr()) + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse(""), e);
        }
    }
}
