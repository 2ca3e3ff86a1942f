package io.assay.core.precision;

import io.assay.core.profile.FeatureMatrix;
import java.util.List;
import java.util.Locale;

/// The profiles of the accounts active in one window.
///
/// @param fromNs first moment of the window
/// @param toNs first moment after it: no fill of these profiles is dated at or after it
/// @param profiles all columns of the catalogue
/// @param blocks the same by consecutive pieces of the window, for those who judge by it; empty where nobody cut it
/// @param offers offers made in the window, where there are records of them
public record WindowProfiles(long fromNs, long toNs, FeatureMatrix profiles, List<FeatureMatrix> blocks,
        Offers offers) {
    public WindowProfiles {
        if (toNs <= fromNs) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "window ends at %d, not after its start %d", toNs, fromNs));
        }
        blocks = List.copyOf(blocks);
    }

    /// A window in one piece, without records of offers.
    public WindowProfiles(long fromNs, long toNs, FeatureMatrix profiles) {
        this(fromNs, toNs, profiles, List.of(), Offers.NONE);
    }

    /// The same window with records of offers.
    public WindowProfiles withOffers(Offers made) {
        return new WindowProfiles(fromNs, toNs, profiles, blocks, made);
    }

    /// The same window without the columns that look further ahead than this.
    WindowProfiles within(long limitNs) {
        return new WindowProfiles(fromNs, toNs, Horizons.within(profiles, limitNs),
                blocks.stream().map(block -> Horizons.within(block, limitNs)).toList(), offers);
    }
}
