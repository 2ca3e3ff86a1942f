package io.assay.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.assay.core.event.Decimals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A model as people write it, in YAML or JSON: keys and values under `model:`. Every complaint names the key.
///
/// Keys may be written with dashes or with underscores. Whoever has taken all he knows calls [#done]: what is left over is
/// refused with the nearest key known.
public final class ModelKeys {
    private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"");
    private static final int LOOKED_AT = 4096;
    /// No model means more than this, in any unit; nor less where 0 will not do.
    private static final double LARGEST = 1e30;
    private static final double SMALLEST = 1e-30;

    private final Path file;
    private final String page;
    private final String within;
    private final TreeMap<String, JsonNode> given = new TreeMap<>();
    private final Set<String> known = new TreeSet<>();

    private ModelKeys(Path file, String page, String within, JsonNode node) {
        this.file = file;
        this.page = page;
        this.within = within;
        if (!node.isObject()) {
            throw wrong(within.isEmpty() ? "keys and values wanted" : within + ": keys and values wanted");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (given.put(name(key), node.get(key)) != null) {
                throw wrong(within + key + " is there twice");
            }
        });
    }

    /// Whether a file is a model and no export: YAML, or JSON that soon says which model it is.
    public static boolean isModel(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!Files.isRegularFile(file)
                || !(name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
            return !name.endsWith(".json") || MODEL.matcher(start).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param page of the documentation that shows every key
    /// @throws UserError when it cannot be read or says nothing
    public static ModelKeys read(Path file, String page) {
        var factory = new YAMLFactory();
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        String text = ModelText.read(file, page);
        try {
            return new ModelKeys(file, page, "",
                    new YAMLMapper(factory).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(text));
        } catch (MismatchedInputException e) {
            throw UserError.usage("one model wanted, and the file goes on after it").at(file.toString())
                    .next(page + " shows one").causedBy(e);
        } catch (JsonProcessingException e) {
            var fault = YamlFault.of(text, e).orElseGet(() -> unread(text, e));
            throw UserError.usage((fault.key().isEmpty() ? "not YAML" : name(fault.key())) + ": " + fault.said())
                    .at(file + ", line " + fault.line()).next(page + " shows one").causedBy(e);
        }
    }

    /// What the parser refuses before there are keys: `.nan`, `1e`.
    private static YamlFault unread(String text, JsonProcessingException e) {
        var at = e.getLocation();
        int line = at == null ? 0 : at.getLineNr();
        return new YamlFault(YamlFault.keyAt(text.lines().toList(), line, at == null ? 0 : at.getColumnNr() + 1), line,
                e.getOriginalMessage().lines().findFirst().orElse(""));
    }

    public Path file() {
        return file;
    }

    public boolean has(String key) {
        known.add(key);
        return given.containsKey(key);
    }

    /// One of a few words, dashes and underscores alike.
    public String word(String key, List<String> words) {
        JsonNode node = present(key);
        String word = node.asText("").strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!words.contains(word)) {
            throw wrong(within + key + ": one of " + String.join(", ", words) + " wanted, got " + shown(node))
                    .next(Nearest.to(word, words).map(near -> "did you mean " + near + "?")
                            .orElse(page + " shows each"));
        }
        return word;
    }

    public String text(String key) {
        JsonNode node = present(key);
        if (!node.isValueNode() || node.asText().isBlank()) {
            throw wrong(within + key + ": a text wanted, got " + shown(node));
        }
        return node.asText().strip();
    }

    public Optional<String> textIfThere(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /// False where it is not there.
    public boolean flag(String key) {
        if (!has(key)) {
            return false;
        }
        JsonNode node = present(key);
        if (!node.isBoolean()) {
            throw wrong(within + key + ": true or false wanted, got " + shown(node));
        }
        return node.asBoolean();
    }

    /// Any finite number.
    public double number(String key) {
        return finite(key, present(key));
    }

    public double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    public double positive(String key) {
        return above(key, number(key));
    }

    public double positive(String key, double otherwise) {
        return has(key) ? positive(key) : otherwise;
    }

    public double notNegative(String key) {
        return atLeast(key, number(key), 0);
    }

    public double notNegative(String key, double otherwise) {
        return has(key) ? notNegative(key) : otherwise;
    }

    /// A number from `low` to `high`, both included.
    public double within(String key, double low, double high, double otherwise) {
        return has(key) ? within(key, low, high) : otherwise;
    }

    public double within(String key, double low, double high) {
        double value = number(key);
        if (!(value >= low && value <= high)) {
            throw wrong(within + key + ": a number from " + low + " to " + high + " wanted, got " + value);
        }
        return value;
    }

    /// A decimal, exactly as written: a number, or digits in quotes.
    public BigDecimal decimal(String key) {
        return decimal(within + key, present(key));
    }

    public BigDecimal decimal(String key, BigDecimal otherwise) {
        return has(key) ? decimal(key) : otherwise;
    }

    /// Decimals, exactly as written; one alone counts as a list of one.
    public List<BigDecimal> decimals(String key) {
        JsonNode node = present(key);
        if (!node.isArray()) {
            return List.of(decimal(within + key, node));
        }
        var out = new ArrayList<BigDecimal>();
        node.forEach(one -> out.add(decimal(within + key + "[" + out.size() + "]", one)));
        return out;
    }

    /// Decimals by names that are the writer's own: assets, underlyings.
    public SortedMap<String, BigDecimal> named(String key) {
        JsonNode node = present(key);
        if (!node.isObject()) {
            throw wrong(within + key + ": names and numbers wanted, got " + shown(node));
        }
        var out = new TreeMap<String, BigDecimal>();
        node.fieldNames().forEachRemaining(
                name -> out.put(name.strip(), decimal(within + key + "." + name, node.get(name))));
        return out;
    }

    private BigDecimal decimal(String place, JsonNode node) {
        @Nullable BigDecimal value = node.isNumber() || node.isTextual() ? Decimals.parseFloating(node.asText().strip())
                : null;
        if (value == null) {
            throw wrong(place + ": a decimal wanted, got " + shown(node));
        }
        return value;
    }

    /// A whole number of at least `least`.
    public long whole(String key, long least, long most, long otherwise) {
        return has(key) ? whole(key, number(key), least, most) : otherwise;
    }

    /// Numbers above 0; one alone counts as a list of one.
    public double[] positives(String key) {
        double[] values = numbers(key);
        for (double value : values) {
            above(key, value);
        }
        return values;
    }

    /// Finite numbers; one alone counts as a list of one.
    public double[] numbers(String key) {
        JsonNode node = present(key);
        if (!node.isArray()) {
            return new double[]{finite(key, node)};
        }
        if (node.isEmpty()) {
            throw wrong(within + key + ": at least one number wanted");
        }
        var out = new double[node.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = finite(key, node.get(i));
        }
        return out;
    }

    /// Whole numbers of at least `least`; one alone counts as a list of one.
    public long[] wholes(String key, long least, long most) {
        double[] values = numbers(key);
        var out = new long[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = whole(key, values[i], least, most);
        }
        return out;
    }

    /// Entries of a list, each with keys of its own.
    public List<ModelKeys> list(String key) {
        JsonNode node = present(key);
        if (!node.isArray() || node.isEmpty()) {
            throw wrong(within + key + ": a list of at least one entry wanted");
        }
        var out = new ArrayList<ModelKeys>();
        for (JsonNode one : node) {
            out.add(new ModelKeys(file, page, within + key + "[" + out.size() + "].", one));
        }
        return out;
    }

    /// Keys under a key.
    public ModelKeys under(String key) {
        return new ModelKeys(file, page, within + key + ".", present(key));
    }

    /// Which model it is. Keys that are in no table of that model are refused.
    public String model(ModelSchema schema) {
        String model = word("model", schema.models());
        var names = schema.table(model).names();
        for (String key : given.keySet()) {
            if (!names.contains(key)) {
                throw unknown(key, names);
            }
        }
        return model;
    }

    /// Refuses keys nobody asked for.
    public void done() {
        for (String key : given.keySet()) {
            if (!known.contains(key)) {
                throw unknown(key, known);
            }
        }
    }

    private UserError unknown(String key, Set<String> names) {
        return wrong(within + key + ": unknown key").next(Nearest.to(key, names)
                .map(near -> "did you mean " + near + "?").orElse("there are " + String.join(", ", names)));
    }

    /// An error about this model.
    public UserError wrong(String what) {
        return UserError.usage(what).at(file.toString()).next(page + " shows every key");
    }

    /// An error about one key of it.
    public UserError wrong(String key, String what) {
        return wrong(within + key + ": " + what);
    }

    private JsonNode present(String key) {
        known.add(key);
        @Nullable JsonNode node = given.get(key);
        if (node == null || node.isNull()) {
            throw wrong(within + key + " is missing");
        }
        return node;
    }

    private double finite(String key, JsonNode node) {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw wrong(within + key + ": a number wanted, got " + shown(node));
        }
        if (Math.abs(node.asDouble()) > LARGEST) {
            throw wrong(within + key + ": a number within " + LARGEST + " of 0 wanted, got " + shown(node));
        }
        return node.asDouble();
    }

    private double above(String key, double value) {
        if (!(value > 0)) {
            throw wrong(within + key + ": a number above 0 wanted, got " + value);
        }
        if (value < SMALLEST) {
            throw wrong(within + key + ": a number of at least " + SMALLEST + " wanted, got " + value);
        }
        return value;
    }

    private double atLeast(String key, double value, double least) {
        if (!(value >= least)) {
            throw wrong(within + key + ": a number of at least " + least + " wanted, got " + value);
        }
        return value;
    }

    private long whole(String key, double value, long least, long most) {
        if (value != Math.rint(value) || value < least || value > most) {
            throw wrong(within + key + ": a whole number from " + least + " to " + most + " wanted, got " + value);
        }
        return (long) value;
    }

    private static String name(String key) {
        return key.strip().replace('-', '_');
    }

    private static String shown(JsonNode node) {
        String text = node.isBigDecimal() ? Decimals.strip(node.decimalValue()).toPlainString() : node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
