package io.assay.core.precision;

import io.assay.core.policy.quote.ShrunkMeans;
import io.assay.core.policy.quote.WidthLimits;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.Segmentation;
import java.util.List;

/// What a decision is estimated from: the last two windows that have closed. Accounts are put into segments by what was known
/// of them in *another* window than the one whose labels are averaged, so that the noise of a label cannot choose the
/// segment it is averaged in. With one window its parts serve in the same way; a window in one piece is all there is, and
/// then puts its own accounts into segments.
///
/// Labels of the later window go by what was known before it ([LastKnown]), those of the earlier by the later. Offers are
/// taken of the later window only, those of accounts that took none too: to put the earlier ones by the later would leave out
/// whoever then refused.
///
/// Accounts whose labels shaped the segments ([Segmentation#shapers()]) have none here: they count for the mean of all, and say
/// nothing of how segments differ.
///
/// Widths that are judged and widths that are published are both made of it.
public final class ClosedPair {
    private final FeatureMatrix first;
    private final WindowProfiles window;
    private final LastKnown known;
    private final LastKnown estimating;
    private final List<Side> sides;
    private final List<String> segments;

    private ClosedPair(FeatureMatrix first, List<WindowProfiles> windows, Segmentation fit) {
        this.first = first;
        window = windows.getLast();
        segments = fit.names();
        int n = windows.size();
        known = LastKnown.of(fit, n > 1 ? windows.subList(0, n - 1) : windows);
        estimating = known.without(fit.shapers());
        var later = new Side(window, estimating);
        sides = n > 1
                ? List.of(new Side(windows.get(n - 2), LastKnown.of(fit, List.of(window)).without(fit.shapers())),
                        later)
                : List.of(later);
    }

    /// @param past windows that have closed, in order of time; at least one
    public static ClosedPair of(Segmentation fit, List<WindowProfiles> past) {
        var parts = past.get(0).parts();
        return new ClosedPair(past.get(0).profiles(), past.size() == 1 && parts.size() > 1 ? parts : past, fit);
    }

    /// Adverse selection by segment in bp, weighted by notional: of the flow that faces the house.
    ///
    /// @param horizon as in column names: `10s`
    public ShrunkMeans adverse(String horizon) {
        return means(Labels.Columns.choose(first, horizon)).of(Labels::adverse);
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

    /// Numbers of both windows, ready to be averaged by segment.
    CrossedMeans means(Labels.Columns columns) {
        return CrossedMeans.of(sides, segments.size(), columns);
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
        return sides.size() > 1;
    }

    /// @param window whose labels are averaged
    /// @param known segments by another window
    record Side(WindowProfiles window, LastKnown known) {}
}
