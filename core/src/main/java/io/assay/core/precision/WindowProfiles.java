package io.assay.core.precision;

import io.assay.core.profile.FeatureMatrix;
import java.util.List;
import java.util.Locale;

/// The profiles of the accounts active in one window.
///
/// @param fromNs first moment of the window
/// @param toNs first moment after it: no fill of these profiles is dated at or after it
/// @param profiles all columns of the catalogue
/// @param parts the same window cut finer, in order of time, for methods that learn from one window and the next
///     where there are too few windows; empty = not cut
/// @param blocks the same by consecutive pieces of the window, for those who judge by it; empty where nobody cut it
/// @param offers offers made in the window, where there are records of them
public record WindowProfiles(long fromNs, long toNs, FeatureMatrix profiles, List<WindowProfiles> parts,
        List<FeatureMatrix> blocks,
        Offers offers) {
    public WindowProfiles {
        parts = List.copyOf(parts);
        if (toNs <= fromNs) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "window ends at %d, not after its start %d", toNs, fromNs));
        }
        for (var part : parts) {
            if (part.fromNs < fromNs || part.toNs > toNs) {
                throw new IllegalArgumentException(String.format(Locale.ROOT,
                        "part %d to %d lies outside its window %d to %d", part.fromNs, part.toNs, fromNs, toNs));
            }
        }
        blocks = List.copyOf(blocks);
    }

    /// A window in one piece, without records of offers.
    public WindowProfiles(long fromNs, long toNs, FeatureMatrix profiles) {
        this(fromNs, toNs, profiles, List.of(), List.of(), Offers.NONE);
    }

    /// A window without records of offers.
    public WindowProfiles(long fromNs, long toNs, FeatureMatrix profiles, List<WindowProfiles> parts) {
        this(fromNs, toNs, profiles, parts, List.of(), Offers.NONE);
    }

    /// The same window with records of offers.
    public WindowProfiles withOffers(Offers made) {
        return new WindowProfiles(fromNs, toNs, profiles, parts, blocks, made);
    }

    /// The same window block by block.
    public WindowProfiles withBlocks(List<FeatureMatrix> pieces) {
        return new WindowProfiles(fromNs, toNs, profiles, parts, pieces, offers);
    }

    /// The same window without the columns that look further ahead than this.
    WindowProfiles within(long limitNs) {
        return new WindowProfiles(fromNs, toNs, Horizons.within(profiles, limitNs),
                parts.stream().map(part -> part.within(limitNs)).toList(),
                blocks.stream().map(block -> Horizons.within(block, limitNs)).toList(), offers);
    }
}
