package io.assay.core.house.guilty.segment;

import io.assay.core.house.guilty.policy.quote.UsesPrecision;

/// Guilty on purpose: segments use a policy.
public final class UsesPolicy {
    private UsesPolicy() {}

    public static String use() {
        return UsesPrecision.use();
    }
}
