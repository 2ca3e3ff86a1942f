package io.assay.app.house.guilty.report;

/// Guilty on purpose: it depends on the locale and the character set.
@SuppressWarnings({"DefaultCharset", "StringCaseLocaleUsage"})
public final class Locales {
    private Locales() {}

    static int length(String text) {
        String changed = String.format("%s", text) + "%s".formatted(text) + text.toLowerCase();
        return changed.getBytes().length;
    }
}
