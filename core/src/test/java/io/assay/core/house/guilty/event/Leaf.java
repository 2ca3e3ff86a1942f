package io.assay.core.house.guilty.event;

/// Guilty on purpose: the end of the chain, and so part of a circle.
public final class Leaf {
    private Leaf() {}

    public static String use() {
        return "leaf";
    }
}
