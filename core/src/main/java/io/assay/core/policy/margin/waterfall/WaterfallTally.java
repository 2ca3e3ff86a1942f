package io.assay.core.policy.margin.waterfall;

/// What a waterfall has cost so far, in units of its ledger.
///
/// @param longs value of long positions closed for their holders, at the prices they were closed at
/// @param shorts the same of short ones
/// @param fundPaid what the fund paid for accounts that ended below nothing
/// @param fundKept what was left of accounts the vault had taken
/// @param winnersPaid what deleveraged winners gave up: holes the fund could not fill
/// @param deleveraged value of positions closed against winners
/// @param accounts that were liquidated, in whole or in part
/// @param taken accounts the vault took
public record WaterfallTally(long longs, long shorts, long fundPaid, long fundKept, long winnersPaid, long deleveraged,
        int accounts, int taken) {
    static final WaterfallTally NOTHING = new WaterfallTally(0, 0, 0, 0, 0, 0, 0, 0);

    /// Closed for their holders.
    public long liquidated() {
        return Math.addExact(longs, shorts);
    }

    /// Loss beyond what accounts held, whoever bore it.
    public long loss() {
        return Math.addExact(fundPaid, winnersPaid);
    }

    WaterfallTally withClosed(boolean isLong, long value) {
        return isLong
                ? new WaterfallTally(Math.addExact(longs, value), shorts, fundPaid, fundKept, winnersPaid, deleveraged,
                        accounts, taken)
                : new WaterfallTally(longs, Math.addExact(shorts, value), fundPaid, fundKept, winnersPaid, deleveraged,
                        accounts, taken);
    }

    WaterfallTally withFund(long paid, long kept) {
        return new WaterfallTally(longs, shorts, Math.addExact(fundPaid, paid), Math.addExact(fundKept, kept),
                winnersPaid, deleveraged, accounts, taken);
    }

    WaterfallTally withWinners(long paid, long closed) {
        return new WaterfallTally(longs, shorts, fundPaid, fundKept, Math.addExact(winnersPaid, paid),
                Math.addExact(deleveraged, closed), accounts, taken);
    }

    WaterfallTally withAccount() {
        return new WaterfallTally(longs, shorts, fundPaid, fundKept, winnersPaid, deleveraged, accounts + 1, taken);
    }

    WaterfallTally withTaken() {
        return new WaterfallTally(longs, shorts, fundPaid, fundKept, winnersPaid, deleveraged, accounts, taken + 1);
    }
}
