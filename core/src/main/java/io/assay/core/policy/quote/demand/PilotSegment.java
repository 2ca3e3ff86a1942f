package io.assay.core.policy.quote.demand;

/// What is known of a segment before its pilot.
///
/// @param name of the segment
/// @param accounts in it that ask for quotes
/// @param equalAccounts how many of equal flow tell as much, `(sum n)²/sum n²` over their requests
/// @param requestsADay of all of them together
/// @param requestsAUnit requests that one account makes on a day it makes any, weighted by requests: `sum m²/sum m`
/// @param notionalUsd mean of a request
/// @param todayBp width offered today
/// @param alpha demand at the reference; a point where it is assumed
/// @param beta how fast demand fades, per bp; its bounds are what is looked at for the worst
/// @param adverseBp cost of a fill; + = the house loses; NaN = not known
/// @param adverseSdBp how much that scatters from fill to fill; NaN = not known
public record PilotSegment(String name, int accounts, double equalAccounts, double requestsADay, double requestsAUnit,
        double notionalUsd, double todayBp, Interval alpha, Interval beta, double adverseBp, double adverseSdBp) {}
