package io.assay.core.house.guilty.venue;

import io.assay.core.house.guilty.market.UsesProfile;

/// Guilty on purpose: decoding uses the market.
public final class UsesMarket {
    private UsesMarket() {}

    public static String use() {
        return UsesProfile.use();
    }
}
