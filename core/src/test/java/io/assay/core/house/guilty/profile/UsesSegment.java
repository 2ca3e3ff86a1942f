package io.assay.core.house.guilty.profile;

import io.assay.core.house.guilty.segment.UsesPolicy;

/// Guilty on purpose: profiles use segments.
public final class UsesSegment {
    private UsesSegment() {}

    public static String use() {
        return UsesPolicy.use();
    }
}
