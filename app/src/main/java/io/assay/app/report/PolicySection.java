package io.assay.app.report;

import java.util.List;
import java.util.Optional;

/// The pricing ladder: what each tier would be quoted, beside the one width for all.
///
/// @param adviceOnly the profile of use publishes no policy; the widths are advice
/// @param uniformHalfSpreadBp the half spread of one segment for all, bp; too-new and abstained accounts get it
/// @param status FRESH, STALE or EXPIRED
/// @param ladders of one instrument; empty where none can be quoted
/// @param offers what became of requests, and what would tell the demand
public record PolicySection(boolean adviceOnly, Interval uniformHalfSpreadBp, String status, List<Tier> tiers,
        Optional<LadderBook> ladders, OffersSection offers) {
    public PolicySection {
        tiers = List.copyOf(tiers);
    }

    /// @param segments indices of the segments mapped to this tier
    /// @param halfSpreadBp distance from the reference to one side of the quote, bp
    public record Tier(String name, List<Integer> segments, long accounts, Interval halfSpreadBp, String hedgeAdvice) {
        public Tier {
            segments = List.copyOf(segments);
        }
    }
}
