package io.assay.core.policy.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The width of each segment: the logistic quote at the segment's shrunk adverse selection, then the
/// limits. Accounts without a segment (abstained, too new) get the uniform width, which is the quote at
/// the mean adverse selection of all accounts.
///
/// @param quote demand, the same for all segments until it is measured by segment
/// @param limits kept after the model, last of all
/// @param use who reads it, and so whether widths may differ by segment
/// @param freshness how old a width may grow
public record WidthPolicy(LogisticQuote quote, WidthLimits limits, ProfileOfUse use, Freshness freshness) {
    /// Name of the row that holds for accounts without a segment.
    public static final String UNIFORM = "uniform";

    /// Two-sided 95 % of the normal.
    private static final double Z95 = 1.959963984540054;

    /// The half spread in bp for flow with this adverse selection in bp; unknown (NaN) gives the safe default.
    public double halfBp(double adverseBp) {
        return limits.clamp(quote.bestDistanceBp(adverseBp));
    }

    /// One row a segment in their order, then the uniform row.
    ///
    /// @param segments names of the segments `adverse` was computed for
    /// @param adverse adverse selection in bp over taker flow, weighted by notional
    /// @param asOfNs last moment whose data it knows
    /// @param modelVersion names model and configuration
    /// @param nowNs when it is published
    public List<SegmentWidth> publish(List<String> segments, ShrunkMeans adverse, long asOfNs, String modelVersion,
            long nowNs) {
        if (segments.size() != adverse.shrunk().length) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d segment names for %d segments", segments.size(),
                            adverse.shrunk().length));
        }
        var stamp = new Stamp(asOfNs, modelVersion, nowNs);
        var out = new ArrayList<SegmentWidth>();
        for (int s = 0; s < segments.size(); s++) {
            out.add(use.isBySegment()
                    ? row(segments.get(s), adverse.accounts()[s], adverse.shrunk()[s], adverse.shrunkSd()[s], stamp)
                    : row(segments.get(s), adverse.accounts()[s], adverse.mean(), adverse.meanSe(), stamp));
        }
        out.add(row(UNIFORM, adverse.known(), adverse.mean(), adverse.meanSe(), stamp));
        return List.copyOf(out);
    }

    private SegmentWidth row(String segment, int accounts, double adverseBp, double sdBp, Stamp stamp) {
        double model = quote.bestDistanceBp(adverseBp);
        double half = limits.clamp(model);
        var fresh = new SegmentWidth(segment, accounts, adverseBp, sdBp, model, half, halfBp(adverseBp - Z95 * sdBp),
                halfBp(adverseBp + Z95 * sdBp), half != model, !use.isPublished(), stamp.asOfNs, stamp.modelVersion,
                Freshness.Status.FRESH, limits.safeHalfBp());
        return fresh.at(stamp.nowNs, freshness);
    }

    private record Stamp(long asOfNs, String modelVersion, long nowNs) {}
}
