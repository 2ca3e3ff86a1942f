package io.assay.core.precision;

import io.assay.core.policy.quote.Freshness;
import io.assay.core.policy.quote.ProfileOfUse;
import io.assay.core.policy.quote.SegmentWidth;
import io.assay.core.policy.quote.WidthLimits;
import io.assay.core.policy.quote.WidthPolicy;
import java.util.ArrayList;
import java.util.List;

/// The widths to publish where records of offers name the champion, and what is expected at any of them: by the same fit
/// that the card judges ([QuotedPolicy]), on all offers known. Groups are the segments in their order, then all
/// accounts together, who serve those without a segment.
public final class QuotedWidths {
    /// Two-sided 95 % of the normal.
    private static final double Z95 = 1.959963984540054;

    private final List<String> segments;
    private final WidthLimits limits;
    private final List<FillCurve> curves;
    private final double[] costSd;
    private final int[] members;

    private QuotedWidths(List<String> segments, WidthLimits limits, QuotedPolicy policy) {
        this.segments = segments;
        this.limits = limits;
        curves = policy.curves();
        costSd = policy.costSds();
        members = policy.members();
    }

    /// For accounts put together in any way.
    ///
    /// @param offers known, those of accounts not named too
    /// @param randomised whether only offers whose width was drawn by lot count
    /// @param accounts ascending
    /// @param segment of each, -1 = none
    /// @param segments their names
    public static QuotedWidths of(Offers offers, boolean randomised, List<String> accounts, int[] segment,
            List<String> segments, WidthLimits limits) {
        var counted = new ValueBasis.Quoted(randomised, limits).of(offers);
        var groups = OfferGroups.of(counted, accounts, segment, segments.size());
        return new QuotedWidths(List.copyOf(segments), limits, QuotedPolicy.of(groups, limits));
    }

    /// Whether the offers tell a demand at all: two widths at least, and something taken.
    public boolean isKnown() {
        return curves.getLast().isKnown();
    }

    /// The narrowest width offered.
    public double lowBp() {
        return curves.getLast().lowBp();
    }

    /// The widest width offered.
    public double highBp() {
        return curves.getLast().highBp();
    }

    /// The part of what is offered to a group at this half spread that is taken.
    public double fillsAt(int group, double halfBp) {
        return curves.get(group).fillsAt(halfBp);
    }

    /// What the house gains by the flow of a group at this half spread, bp of offered notional.
    public double gainBp(int group, double halfBp) {
        return curves.get(group).gainAt(halfBp);
    }

    /// What the clients of a group pay at this half spread, bp of offered notional.
    public double paidBp(int group, double halfBp) {
        return curves.get(group).fillsAt(halfBp) * halfBp;
    }

    /// One row a segment in their order, then the uniform row. `adverseBp` is the cost of a fill at the width; the low and
    /// high half spreads are the best ones where that cost is at its 2.5 % and 97.5 % points. `accounts` were made an offer.
    ///
    /// @param use whether widths may differ by segment, and may be acted on
    public List<SegmentWidth> publish(ProfileOfUse use, long asOfNs, String modelVersion) {
        var out = new ArrayList<SegmentWidth>();
        int uniform = segments.size();
        int all = 0;
        for (int g = 0; g < uniform; g++) {
            all += members[g];
            out.add(row(segments.get(g), use.isBySegment() ? g : uniform, members[g], use, asOfNs, modelVersion));
        }
        out.add(row(WidthPolicy.UNIFORM, uniform, all + members[uniform], use, asOfNs, modelVersion));
        return List.copyOf(out);
    }

    private SegmentWidth row(String segment, int group, int accounts, ProfileOfUse use, long asOfNs,
            String modelVersion) {
        var curve = curves.get(group);
        double model = QuotedPolicy.bestBp(curve);
        double half = limits.clamp(model);
        return new SegmentWidth(segment, accounts, curve.costAt(half), costSd[group], model, half,
                bound(curve, -Z95 * costSd[group], curve.lowBp()), bound(curve, Z95 * costSd[group], curve.highBp()),
                half != model, !use.isPublished(), asOfNs, modelVersion, Freshness.Status.FRESH, limits.safeHalfBp());
    }

    /// The best half spread when fills are dearer; the end of the widths offered where nobody knows by how much they may be.
    private double bound(FillCurve curve, double dearerBp, double endBp) {
        return limits.clamp(Double.isNaN(dearerBp) ? endBp : QuotedPolicy.bestBp(curve.dearerBy(dearerBp)));
    }
}
