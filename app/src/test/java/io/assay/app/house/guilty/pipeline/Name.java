package io.assay.app.house.guilty.pipeline;

/// Guilty on purpose: the end of one arc of a circle.
public final class Name {
    private Name() {}

    public static String name() {
        return "name";
    }
}
