package io.assay.app.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// From requests to trades, where the run has records of them, and what a pilot would need that turns an assumed demand into a measured
/// one.
///
/// @param requests recorded; 0 where the run has no records
/// @param fault why records that were given cannot be shown; empty where they can, or none were given
/// @param funnel by segment, accounts without one and all
/// @param basis what identifies the value on the card
/// @param hit share of requests taken today, assumed where nothing tells it
/// @param beta how fast demand fades, per bp, likewise
/// @param pilots by segment
/// @param noPilot why none is laid out; empty where one is
public record OffersSection(long requests, String fault, List<Funnel> funnel, String basis, double hit, double beta,
        List<Pilot> pilots, String noPilot) {
    public OffersSection {
        funnel = List.copyOf(funnel);
        pilots = List.copyOf(pilots);
    }

    /// @param segment shown on the page under this number; -1 = none
    /// @param name of the segment; (none) for accounts without one, (all) for all
    /// @param unknown quoted, and nothing says what came of it
    /// @param hit taken by the client, of those whose answer is known
    /// @param wonCoverBp best other quote less ours where ours was taken
    /// @param lostCoverBp the same where it was not
    /// @param rejected by the house, of those the client took
    /// @param asymmetryBp move against the house before its no less that before its yes
    public record Funnel(String name, int segment, long accounts, long requests, long quoted, long unknown,
            Optional<Interval> hit, OptionalDouble wonCoverBp, OptionalDouble lostCoverBp, Optional<Interval> rejected,
            OptionalDouble holdMs, Optional<Interval> asymmetryBp) {}

    /// @param segment shown on the page under this number
    /// @param demand what tells its demand: OFFERS, HIT_RATIO or ASSUMED
    /// @param todayBp width offered today
    /// @param widthsBp rungs; empty where it can have no pilot
    /// @param requests by lot that are needed
    /// @param costUsd expected; below 0 = it gains
    /// @param worstUsd the same at the worst demand looked at
    /// @param reason why it can have no pilot; empty where it can
    public record Pilot(String name, int segment, String demand, OptionalDouble todayBp, List<Double> widthsBp,
            OptionalDouble requests, OptionalDouble days, OptionalDouble costUsd, OptionalDouble worstUsd,
            String reason) {
        public Pilot {
            widthsBp = List.copyOf(widthsBp);
        }
    }
}
