package io.assay.core.precision;

import io.assay.core.policy.quote.ShrunkMeans;
import io.assay.core.policy.quote.WidthLimits;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.Segmentation;
import java.util.List;

/// What a decision is estimated from: labels and offers of the last window that has closed, its accounts put into segments
/// by what was known of them *before* it ([LastKnown]), so that the noise of a label cannot choose the segment it is averaged
/// in. With one window only its parts serve in the same way; a window in one piece is all there is, and then puts its
/// own accounts into segments.
///
/// Accounts whose labels of that window shaped the segments ([Segmentation#shapers()]) have none here: they count for the mean
/// of all, and say nothing of how segments differ.
///
/// Widths that are judged and widths that are published are both made of it.
public final class ClosedPair {
    private final FeatureMatrix first;
    private final WindowProfiles window;
    private final LastKnown known;
    private final LastKnown estimating;
    private final List<String> segments;
    private final boolean crossed;

    private ClosedPair(FeatureMatrix first, WindowProfiles window, LastKnown known, Segmentation fit, boolean crossed) {
        this.first = first;
        this.window = window;
        this.known = known;
        this.crossed = crossed;
        estimating = known.without(fit.shapers());
        segments = fit.names();
    }

    /// @param past windows that have closed, in order of time; at least one
    public static ClosedPair of(Segmentation fit, List<WindowProfiles> past) {
        var parts = past.get(0).parts();
        var windows = past.size() == 1 && parts.size() > 1 ? parts : past;
        boolean crossed = windows.size() > 1;
        var before = crossed ? windows.subList(0, windows.size() - 1) : windows;
        return new ClosedPair(past.get(0).profiles(), windows.getLast(), LastKnown.of(fit, before), fit, crossed);
    }

    /// Adverse selection by segment in bp, weighted by notional: of the flow that faces the house.
    ///
    /// @param horizon as in column names: `10s`
    public ShrunkMeans adverse(String horizon) {
        var labels = labels(Labels.Columns.choose(first, horizon));
        return means(labels, labels.adverse());
    }

    /// The demand of each segment in records of offers, and the widths for it.
    ///
    /// @param randomised whether only offers whose width was drawn by lot count
    public QuotedWidths quoted(boolean randomised, WidthLimits limits) {
        return QuotedWidths.of(window.offers(), randomised, estimating.accounts(), estimating.segment(), segments,
                limits);
    }

    Labels labels(Labels.Columns columns) {
        return Labels.of(window.profiles(), columns);
    }

    /// Segments of the accounts of these labels; -1 = none.
    int[] segmentOf(Labels labels) {
        return Labels.aligned(labels.accounts(), estimating.accounts(), estimating.segment());
    }

    /// Means by segment of a number of each account, weighted by notional.
    ///
    /// @param signal by row of `labels`
    ShrunkMeans means(Labels labels, double[] signal) {
        return ShrunkMeans.of(segmentOf(labels), segments.size(), labels.notional(), signal, labels.adverseSe());
    }

    /// Offers of the window by segment.
    OfferGroups groups(ValueBasis.Quoted basis) {
        return OfferGroups.of(basis.of(window.offers()), estimating.accounts(), estimating.segment(), segments.size());
    }

    /// Segments by what was known before the window, of those that shaped them too.
    LastKnown known() {
        return known;
    }

    /// Whether segments come from before the window.
    boolean isCrossed() {
        return crossed;
    }
}
