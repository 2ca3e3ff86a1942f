package io.assay.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A section of a model's file: typed values by key. Every refusal is one line that begins with the whole name of the key.
final class QuoteKeys {
    /// YAML 1.1 takes `1e-5` for a word; people mean a number.
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final int SHOWN = 60;
    /// No model means more than this, in any unit; nor less where 0 will not do.
    private static final double LARGEST = 1e15;
    private static final double SMALLEST = 1e-15;

    private final JsonNode node;
    private final String path;

    private QuoteKeys(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /// @throws IllegalArgumentException when the text is not YAML, or no section
    static QuoteKeys parse(String yaml) {
        var factory = new YAMLFactory();
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try {
            JsonNode root = new YAMLMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(yaml);
            if (!root.isObject()) {
                throw new IllegalArgumentException("keys and values wanted, as in 'model: dealer'");
            }
            return new QuoteKeys(root, "");
        } catch (MismatchedInputException e) {
            throw new IllegalArgumentException("one model wanted, and the file goes on after it", e);
        } catch (JsonProcessingException e) {
            YamlFault.of(yaml, e).ifPresent(fault -> {
                throw new IllegalArgumentException((fault.key().isEmpty() ? "" : fault.key() + ": ") + "line "
                        + fault.line() + ": " + fault.said(), e);
            });
            var at = e.getLocation();
            throw new IllegalArgumentException(place(e) + "line " + (at == null ? 0 : at.getLineNr()) + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse(""), e);
        }
    }

    /// The key whose value cannot be read, as far as the reader had come.
    private static String place(JsonProcessingException e) {
        if (!(e.getProcessor() instanceof JsonParser parser)) {
            return "";
        }
        var name = new StringBuilder();
        for (String step : parser.getParsingContext().pathAsPointer().toString().split("/", -1)) {
            String part = step.replace("~1", "/").replace("~0", "~");
            if (!part.isEmpty()) {
                boolean isPlace = part.chars().allMatch(Character::isDigit);
                name.append(isPlace ? "[" + part + "]" : name.isEmpty() ? part : "." + part);
            }
        }
        return name.isEmpty() ? "" : name + ": ";
    }

    /// Refuses keys that are not among these.
    QuoteKeys known(Collection<String> keys) {
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException(named(key) + ": unknown key; " + Nearest.to(key, keys)
                        .map(k -> "did you mean " + k + "?")
                        .orElse("there are " + String.join(", ", new TreeSet<>(keys))));
            }
        });
        return this;
    }

    boolean has(String key) {
        return node.has(key);
    }

    /// A section where there may be a plain value instead.
    boolean isSection(String key) {
        return node.path(key).isObject();
    }

    double number(String key) {
        return number(node.path(key), named(key), "a number");
    }

    double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    double positive(String key) {
        double value = number(node.path(key), named(key), "a positive number");
        if (!(value > 0)) {
            throw wrong(key, "a positive number");
        }
        if (value < SMALLEST) {
            throw wrong(key, "a number of at least " + SMALLEST);
        }
        return value;
    }

    double notNegative(String key) {
        double value = number(node.path(key), named(key), "0 or a positive number");
        if (!(value >= 0)) {
            throw wrong(key, "0 or a positive number");
        }
        return value;
    }

    double notNegative(String key, double otherwise) {
        return has(key) ? notNegative(key) : otherwise;
    }

    long whole(String key, long least, long most) {
        double value = number(node.path(key), named(key), "a whole number");
        if (value != Math.rint(value) || !(value >= least && value <= most)) {
            throw wrong(key, "a whole number from " + least + " to " + most);
        }
        return (long) value;
    }

    long whole(String key, long least, long most, long otherwise) {
        return has(key) ? whole(key, least, most) : otherwise;
    }

    String word(String key) {
        JsonNode value = node.path(key);
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw wrong(key, "a word");
        }
        return value.asText();
    }

    String word(String key, Collection<String> choices) {
        String word = node.path(key).asText();
        if (!choices.contains(word)) {
            String near = Nearest.question(word, choices);
            throw wrong(key, "one of " + String.join(", ", choices) + (near.isEmpty() ? "" : " (" + near + ")"));
        }
        return word;
    }

    boolean flag(String key, boolean otherwise) {
        if (has(key) && !node.path(key).isBoolean()) {
            throw wrong(key, "true or false");
        }
        return node.path(key).asBoolean(otherwise);
    }

    /// At least one number.
    double[] numbers(String key) {
        return numbers(node.path(key), named(key));
    }

    /// As many numbers as `of` has, none of them negative.
    double[] amounts(String key, int count, String of) {
        double[] out = numbers(key);
        if (out.length != count) {
            throw new IllegalArgumentException(
                    named(key) + ": " + out.length + (out.length == 1 ? " number" : " numbers") + " for " + count + " "
                            + of);
        }
        for (int i = 0; i < out.length; i++) {
            if (!(out[i] >= 0)) {
                throw new IllegalArgumentException(
                        named(key) + "[" + i + "]: 0 or a positive number wanted, got " + out[i]);
            }
        }
        return out;
    }

    /// Rows of numbers.
    List<double[]> rows(String key) {
        JsonNode list = items(key);
        var out = new ArrayList<double[]>();
        for (int i = 0; i < list.size(); i++) {
            out.add(numbers(list.get(i), named(key) + "[" + i + "]"));
        }
        return out;
    }

    /// At least one section.
    List<QuoteKeys> sections(String key) {
        JsonNode list = items(key);
        var out = new ArrayList<QuoteKeys>();
        for (int i = 0; i < list.size(); i++) {
            String name = named(key) + "[" + i + "]";
            if (!list.get(i).isObject()) {
                throw new IllegalArgumentException(name + ": keys and values wanted, got " + shown(list.get(i)));
            }
            out.add(new QuoteKeys(list.get(i), name));
        }
        return out;
    }

    QuoteKeys section(String key) {
        if (!isSection(key)) {
            throw wrong(key, "keys and values");
        }
        return new QuoteKeys(node.path(key), named(key));
    }

    /// Words of sections of a list, none of them twice.
    void once(String list, List<String> words, String key) {
        for (int i = 0; i < words.size(); i++) {
            if (words.indexOf(words.get(i)) < i) {
                throw new IllegalArgumentException(named(list) + "[" + i + "]." + key + ": '" + words.get(i)
                        + "' is there twice");
            }
        }
    }

    /// Keys of this section, in their order.
    List<String> keys() {
        var out = new ArrayList<String>();
        node.fieldNames().forEachRemaining(out::add);
        return out;
    }

    /// The whole name of a key.
    String named(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    IllegalArgumentException wrong(String key, String wanted) {
        JsonNode value = node.path(key);
        return new IllegalArgumentException(named(key) + ": " + wanted + " wanted"
                + (value.isMissingNode() ? ", and there is none" : ", got " + shown(value)));
    }

    private JsonNode items(String key) {
        JsonNode list = node.path(key);
        if (!list.isArray() || list.isEmpty()) {
            throw wrong(key, "a list of at least one");
        }
        return list;
    }

    private static double[] numbers(JsonNode list, String name) {
        if (!list.isArray() || list.isEmpty()) {
            throw new IllegalArgumentException(name + ": a list of numbers wanted"
                    + (list.isMissingNode() ? ", and there is none" : ", got " + shown(list)));
        }
        var out = new double[list.size()];
        Arrays.setAll(out, i -> number(list.get(i), name + "[" + i + "]", "a number"));
        return out;
    }

    private static double number(JsonNode value, String name, String wanted) {
        boolean isWritten = value.isTextual() && NUMBER.matcher(value.asText()).matches();
        double number = isWritten ? Double.parseDouble(value.asText()) : value.asDouble();
        if (!(value.isNumber() || isWritten) || !Double.isFinite(number)) {
            throw new IllegalArgumentException(name + ": " + wanted + " wanted"
                    + (value.isMissingNode() ? ", and there is none" : ", got " + shown(value)));
        }
        if (Math.abs(number) > LARGEST) {
            throw new IllegalArgumentException(
                    name + ": a number within " + LARGEST + " of 0 wanted, got " + shown(value));
        }
        return number == 0 ? 0.0 : number;
    }

    private static String shown(JsonNode value) {
        String text = value.isTextual() ? "'" + value.asText() + "'" : value.isNull() ? "nothing" : value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }
}
