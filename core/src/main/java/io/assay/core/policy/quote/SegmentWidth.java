package io.assay.core.policy.quote;

import io.assay.core.policy.quote.Freshness.Status;

/// The width one segment is quoted (or would be, where `advice`). Distances in bp of the reference.
///
/// @param segment its name; [WidthPolicy#UNIFORM] for accounts without a segment
/// @param accounts accounts whose adverse selection is known
/// @param adverseBp shrunk adverse selection at the horizon; positive = the house loses
/// @param adverseSdBp its standard deviation
/// @param modelHalfBp what the model wants, before limits
/// @param halfBp the half spread: distance of each side from the reference, never negative
/// @param lowHalfBp half spread at the 2.5 % point of the adverse selection, limits kept
/// @param highHalfBp half spread at the 97.5 % point, limits kept
/// @param clamped whether limits or tick moved the model's half spread
/// @param advice whether this is advice only, not to be acted on
/// @param asOfNs the last moment whose data it knows
/// @param modelVersion the model that made it
/// @param status age as a state, at the moment given to [WidthPolicy#publish] or [#at]
/// @param safeHalfBp what to quote when this has expired
public record SegmentWidth(String segment, int accounts, double adverseBp, double adverseSdBp, double modelHalfBp,
        double halfBp, double lowHalfBp, double highHalfBp, boolean clamped, boolean advice, long asOfNs,
        String modelVersion, Status status, double safeHalfBp) {

    /// The full spread between the two sides.
    public double spreadBp() {
        return 2 * halfBp;
    }

    /// The same row read later: when it has expired, the safe default has taken the place of the width.
    public SegmentWidth at(long nowNs, Freshness freshness) {
        var now = freshness.at(asOfNs, nowNs);
        boolean gone = now == Status.EXPIRED;
        return new SegmentWidth(segment, accounts, adverseBp, adverseSdBp, modelHalfBp, gone ? safeHalfBp : halfBp,
                gone ? safeHalfBp : lowHalfBp, gone ? safeHalfBp : highHalfBp, gone || clamped, advice, asOfNs,
                modelVersion, now, safeHalfBp);
    }
}
