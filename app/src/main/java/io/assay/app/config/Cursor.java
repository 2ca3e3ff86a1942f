package io.assay.app.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A place in a file of settings: its value, and the way to it, which every refusal names.
record Cursor(JsonNode node, String path) {
    /// @throws IllegalArgumentException when it is no object, or holds a key that is not among these
    void known(Set<String> keys) {
        if (!node.isObject()) {
            throw wanted("keys and values");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException(at(key).path + ": unknown key; " + Nearest.to(key, keys)
                        .map(near -> "did you mean " + near + "?")
                        .orElseGet(() -> "there are " + String.join(", ", keys.stream().sorted().toList())));
            }
        });
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    Cursor at(String key) {
        return new Cursor(node.path(key), path.isEmpty() ? key : path + "." + key);
    }

    /// Its elements; none where there is no such key.
    List<Cursor> list(String key) {
        Cursor list = at(key);
        if (!has(key)) {
            return List.of();
        }
        if (!list.node.isArray()) {
            throw list.wanted("a list");
        }
        return list.elements();
    }

    List<Cursor> elements() {
        if (!node.isArray()) {
            throw wanted("a list");
        }
        var out = new ArrayList<Cursor>();
        for (int i = 0; i < node.size(); i++) {
            out.add(new Cursor(node.get(i), path + "[" + i + "]"));
        }
        return out;
    }

    double number(String key) {
        return at(key).number();
    }

    double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    double number() {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw wanted("a number");
        }
        double value = node.asDouble();
        return value == 0 ? 0.0 : value;
    }

    /// A number above zero.
    double positive(String key) {
        double value = number(key);
        if (!(value > 0)) {
            throw at(key).wanted("a number above 0");
        }
        return value;
    }

    /// A number from 0 to 1.
    double part(String key, double otherwise) {
        double value = number(key, otherwise);
        if (!(value >= 0 && value <= 1)) {
            throw at(key).wanted("a number from 0 to 1");
        }
        return value;
    }

    double notNegative(String key) {
        double value = number(key);
        if (!(value >= 0)) {
            throw at(key).wanted("a number of at least 0");
        }
        return value;
    }

    boolean flag(String key) {
        Cursor flag = at(key);
        if (has(key) && !flag.node.isBoolean()) {
            throw flag.wanted("true or false");
        }
        return flag.node.asBoolean(false);
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> at(key).wanted("a word"));
    }

    Optional<String> optionalText(String key) {
        Cursor text = at(key);
        if (!has(key)) {
            return Optional.empty();
        }
        if (!text.node.isTextual() || text.node.asText().isBlank()) {
            throw text.wanted("a word");
        }
        return Optional.of(text.node.asText());
    }

    List<Double> numbers() {
        return elements().stream().map(Cursor::number).toList();
    }

    IllegalArgumentException wanted(String what) {
        String got = node.isMissingNode() ? "nothing" : node.toString();
        String shown = got.length() > 40 ? got.substring(0, 40) + "..." : got;
        return new IllegalArgumentException(String.format(Locale.ROOT, "%s: %s wanted, got %s",
                path.isEmpty() ? "the file" : path, what, shown));
    }
}
