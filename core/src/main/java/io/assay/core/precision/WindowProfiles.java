package io.assay.core.precision;

import io.assay.core.profile.FeatureMatrix;
import java.util.Locale;

/// The profiles of the accounts active in one window.
///
/// @param fromNs first moment of the window
/// @param toNs first moment after it: no fill of these profiles is dated at or after it
/// @param profiles all columns of the catalogue
public record WindowProfiles(long fromNs, long toNs, FeatureMatrix profiles) {
    public WindowProfiles {
        if (toNs <= fromNs) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "window ends at %d, not after its start %d", toNs, fromNs));
        }
    }
}
