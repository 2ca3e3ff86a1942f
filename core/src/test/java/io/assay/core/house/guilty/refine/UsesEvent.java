package io.assay.core.house.guilty.refine;

import io.assay.core.house.guilty.event.Leaf;

/// Guilty on purpose: closes the circle that starts in the lowest package.
public final class UsesEvent {
    private UsesEvent() {}

    public static String use() {
        return Leaf.use();
    }
}
