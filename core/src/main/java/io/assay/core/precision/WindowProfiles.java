package io.assay.core.precision;

import io.assay.core.profile.FeatureMatrix;
import java.util.Locale;

/// The profiles of the accounts active in one window.
///
/// @param fromNs first moment of the window
/// @param toNs first moment after it: no fill of these profiles is dated at or after it
/// @param profiles all columns of the catalogue
/// @param offers offers made in the window, where there are records of them
public record WindowProfiles(long fromNs, long toNs, FeatureMatrix profiles, Offers offers) {
    /// A window without records of offers.
    public WindowProfiles(long fromNs, long toNs, FeatureMatrix profiles) {
        this(fromNs, toNs, profiles, Offers.NONE);
    }

    public WindowProfiles {
        if (toNs <= fromNs) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "window ends at %d, not after its start %d", toNs, fromNs));
        }
    }
}
