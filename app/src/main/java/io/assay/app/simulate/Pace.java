package io.assay.app.simulate;

/// How often accounts could decide, asleep or not, steered so that the trades asked for are reached when the span ends.
///
/// Decisions follow the hour of the day, busiest at 15:00 UTC. The rate is the trades still wanted, over the
/// trades a decision has led to so far, over the season still to come up to shortly before
/// the end (a sixtieth of the span, ten minutes at most): then what was decided before plays out.
final class Pace {
    private static final double SWING = 0.35;
    private static final double QUIET_TO_RISE_H = 9;
    private static final double HOUR_NS = 3_600e9;
    private static final long SETTLE_MAX_NS = 600_000_000_000L;
    private static final double RATE_MULTIPLE_MAX = 4;

    private final long startNs;
    private final long endNs;
    private final long settleNs;
    private final long tradesWanted;
    private final double priorDecisions;
    private final double priorTrades;
    private long decisions;

    /// @param tradesPerDecision a first guess, worth as much as half a percent of all decisions
    Pace(long startNs, long endNs, long tradesWanted, double tradesPerDecision) {
        this.startNs = startNs;
        this.endNs = endNs;
        this.settleNs = Math.min((endNs - startNs) / 60, SETTLE_MAX_NS);
        this.tradesWanted = tradesWanted;
        this.priorTrades = 20 + 0.005 * tradesWanted;
        this.priorDecisions = priorTrades / tradesPerDecision;
    }

    void decided() {
        decisions++;
    }

    /// Nanoseconds to the next decision.
    double nextGapNs(long nowNs, long trades, Dice dice) {
        double perDecision = (trades + priorTrades) / (decisions + priorDecisions);
        double remaining = Math.max(seasonBetween(nowNs, endNs - settleNs), settleNs / 8.0);
        double rate = (tradesWanted - trades) / perDecision / remaining;
        double usual = tradesWanted / perDecision / seasonBetween(startNs, endNs);
        return dice.exponential(1 / (Math.clamp(rate, 1e-3 * usual, RATE_MULTIPLE_MAX * usual) * season(nowNs)));
    }

    private static double season(long timeNs) {
        return 1 + SWING * StrictMath.sin(phase(timeNs));
    }

    /// Integral of the season in nanoseconds.
    private static double seasonBetween(long fromNs, long toNs) {
        double perRadianNs = 24 * HOUR_NS / (2 * Math.PI);
        return (toNs - fromNs) + SWING * perRadianNs * (StrictMath.cos(phase(fromNs)) - StrictMath.cos(phase(toNs)));
    }

    private static double phase(long timeNs) {
        long dayNs = 86_400_000_000_000L;
        return 2 * Math.PI * (Math.floorMod(timeNs, dayNs) / HOUR_NS - QUIET_TO_RISE_H) / 24;
    }
}
