package io.assay.core.house.guilty.precision;

import io.assay.core.house.guilty.refine.UsesEvent;

/// Guilty on purpose: the card uses refinement.
public final class UsesRefine {
    private UsesRefine() {}

    public static String use() {
        return UsesEvent.use();
    }
}
