package io.assay.core.policy.quote;

/// What the reader of a policy may do with it. The one switch that decides whether widths leave the
/// house by segment; [WidthPolicy#publish] is the one place that asks it.
public enum ProfileOfUse {
    /// Widths by segment are shown as advice; nothing is published.
    ANALYTICS(true, false),
    /// May quote by segment.
    DEALER(true, true),
    /// Owes impartial access: every account is quoted the uniform width.
    VENUE(false, true);

    private final boolean bySegment;
    private final boolean published;

    ProfileOfUse(boolean bySegment, boolean published) {
        this.bySegment = bySegment;
        this.published = published;
    }

    /// Whether widths may differ between segments.
    public boolean isBySegment() {
        return bySegment;
    }

    /// Whether a width may be acted on, and is not advice only.
    public boolean isPublished() {
        return published;
    }
}
