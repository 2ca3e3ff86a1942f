package io.assay.app.store;

/// File names that the engine would read as patterns.
final class Globs {
    private Globs() {
    }

    /// The pattern that matches only this name: `a[1].parquet` becomes `a[[]1].parquet`.
    static String escaped(String name) {
        var out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '*' || c == '?' || c == '[') {
                out.append('[').append(c).append(']');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
