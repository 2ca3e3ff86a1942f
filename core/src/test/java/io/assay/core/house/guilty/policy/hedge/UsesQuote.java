package io.assay.core.house.guilty.policy.hedge;

import io.assay.core.house.guilty.policy.quote.UsesPrecision;

/// Guilty on purpose: one policy uses another.
public final class UsesQuote {
    private UsesQuote() {}

    public static String use() {
        return UsesPrecision.use();
    }
}
