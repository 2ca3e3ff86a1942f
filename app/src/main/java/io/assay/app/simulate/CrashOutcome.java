package io.assay.app.simulate;

/// What one evening cost under one set of margins; USD.
///
/// @param fundPaid by the default fund, for accounts that ended below nothing
/// @param winnersPaid by winners who were deleveraged
/// @param fundKept of accounts the vault took and closed well
/// @param longs value of long positions closed for their holders
/// @param shorts the same of short ones
/// @param deleveraged value of positions closed against winners
/// @param busiest part of what was closed in the busiest forty minutes; NaN where nothing was
/// @param accounts liquidated
/// @param taken by the vault
/// @param required margin of all accounts before
/// @param posted by all accounts before, what they put up of their own accord included
/// @param low lowest price of each instrument, as a part of the first
/// @param arrivalsS seconds at which an account was first liquidated
public record CrashOutcome(double fundPaid, double winnersPaid, double fundKept, double longs, double shorts,
        double deleveraged, double busiest, int accounts, int taken, double required, double posted, double[] low,
        double[] arrivalsS) {
    /// Beyond what accounts held, whoever bore it.
    public double loss() {
        return fundPaid + winnersPaid;
    }

    public double liquidated() {
        return longs + shorts;
    }

    /// Part of what was closed that was long.
    public double longShare() {
        return longs / liquidated();
    }
}
