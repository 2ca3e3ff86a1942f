package io.assay.core.house.guilty.market;

import io.assay.core.house.guilty.profile.UsesSegment;

/// Guilty on purpose: the market uses profiles.
public final class UsesProfile {
    private UsesProfile() {}

    public static String use() {
        return UsesSegment.use();
    }
}
