package io.assay.core.house.guilty.event;

import io.assay.core.house.guilty.venue.UsesMarket;

/// Guilty on purpose: the lowest package uses the next.
public final class UsesVenue {
    private UsesVenue() {}

    public static String use() {
        return UsesMarket.use();
    }
}
