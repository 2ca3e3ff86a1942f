package io.assay.app.pipeline;

import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.SegmentWidth;
import io.assay.core.policy.quote.TierGains;
import io.assay.core.precision.QuotedWidths;
import java.util.List;
import java.util.Optional;

/// The widths advised for one way to put accounts together, and the demand they were chosen by.
///
/// @param widths one a segment, the uniform one last
/// @param measured the demand in records of offers, where they name the champion and tell one
/// @param assumed the demand otherwise
record Advice(List<SegmentWidth> widths, Optional<QuotedWidths> measured, LogisticQuote assumed) {

    /// The width of accounts in this segment, -1 = none.
    SegmentWidth of(int segment) {
        return widths.get(group(segment));
    }

    /// Place of a segment among the widths.
    int group(int segment) {
        return segment < 0 ? widths.size() - 1 : segment;
    }

    /// What the house expects of each segment under each tier, at the demand the widths were chosen by.
    double[][] tierGains() {
        double[] half = widths.stream().mapToDouble(SegmentWidth::halfBp).toArray();
        int segments = half.length - 1;
        return measured.map(demand -> TierGains.of(demand::gainBp, half, segments))
                .orElseGet(() -> TierGains.of(assumed, half,
                        widths.stream().limit(segments).mapToDouble(SegmentWidth::adverseBp).toArray()));
    }
}
