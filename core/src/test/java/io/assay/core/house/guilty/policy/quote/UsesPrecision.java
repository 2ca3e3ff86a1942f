package io.assay.core.house.guilty.policy.quote;

import io.assay.core.house.guilty.precision.UsesRefine;

/// Guilty on purpose: a policy uses the card.
public final class UsesPrecision {
    private UsesPrecision() {}

    public static String use() {
        return UsesRefine.use();
    }
}
