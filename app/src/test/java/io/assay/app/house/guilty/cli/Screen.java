package io.assay.app.house.guilty.cli;

/// Guilty on purpose: harmless itself, but used from below.
public final class Screen {
    private Screen() {}

    public static String title() {
        return "guilty";
    }
}
