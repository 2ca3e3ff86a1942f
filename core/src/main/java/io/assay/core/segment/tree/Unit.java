package io.assay.core.segment.tree;

import io.assay.core.profile.Transform;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a column is measured in, told by its name, and the words a threshold may be written with.
///
/// `holding_s` is in seconds, so `5 min` is 300 and `5 bp` is refused. A bare number is in the column's own unit.
public enum Unit {
    SECONDS(Map.of("s", 1.0, "min", 60.0, "h", 3_600.0, "d", 86_400.0)),
    USD(Map.of("usd", 1.0, "k", 1e3, "m", 1e6, "b", 1e9)),
    BASIS_POINTS(Map.of("bp", 1.0)),
    SHARE(Map.of("%", 0.01)),
    NUMBER(Map.of("k", 1e3, "m", 1e6));

    private final Map<String, Double> words;

    Unit(Map<String, Double> words) {
        this.words = new TreeMap<>(words);
    }

    /// The unit of a column, by its name.
    public static Unit of(String column) {
        if (column.endsWith("_s")) {
            return SECONDS;
        }
        if (column.contains("_usd")) {
            return USD;
        }
        if (column.contains("_bp")) {
            return BASIS_POINTS;
        }
        return Transform.suiting(column) == Transform.LOGIT ? SHARE : NUMBER;
    }

    /// @throws IllegalArgumentException when the text is no number, or in another unit
    public double parse(String column, String text) {
        int end = 0;
        while (end < text.length() && "+-.0123456789_eE".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String word = text.substring(end).strip().toLowerCase(Locale.ROOT);
        double factor = word.isEmpty() ? 1 : Optional.ofNullable(words.get(word)).orElseThrow(
                () -> new IllegalArgumentException(String.format(Locale.ROOT, "%s is in %s: '%s' is none of %s", column,
                        name().toLowerCase(Locale.ROOT), word, words.keySet())));
        try {
            double value = Double.parseDouble(text.substring(0, end).strip().replace("_", "")) * factor;
            if (Double.isInfinite(value)) {
                throw new NumberFormatException("infinite");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " wants a number, got '" + text + "'", e);
        }
    }
}
