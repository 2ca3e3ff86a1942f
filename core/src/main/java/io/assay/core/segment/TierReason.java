package io.assay.core.segment;

/// Why an account is published in the tier it is in.
public enum TierReason {
    /// No segmentation is proven, so there is one tier for all.
    UNPROVEN,
    /// Not in the run before, or there was none: the tier of its segment.
    FIRST,
    /// It has no segment now, and so the uniform tier.
    ABSTAINED,
    /// Its segment is the one whose tier it held.
    AS_BEFORE,
    /// Its segment is another one, but moving it there would earn no more than it costs.
    KEPT,
    /// Moving it earns more than it costs.
    MOVED,
    /// Moves cost nothing, so the tier is that of the segment.
    FOLLOWED,
    /// The tier it held is no longer published: the tier of its segment.
    GONE
}
