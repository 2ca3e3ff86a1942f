package io.assay.core.house.guilty.event;

/// Guilty on purpose: it depends on the locale and the character set.
@SuppressWarnings({"DefaultCharset", "StringCaseLocaleUsage"})
public final class Locales {
    private Locales() {}

    static int length(String text) {
        String changed = String.format("%s", text) + "%s".formatted(text) + text.toLowerCase() + text.toUpperCase();
        return changed.getBytes().length;
    }
}
