package io.assay.app.simulate;

import java.util.ArrayList;
import java.util.List;

/// One account: its address, what it was made to be, what it holds, and what it truly did.
final class Account {
    final String address;
    final Kind kind;
    final Traits traits;
    final Behaviour behaviour;
    final List<Holding> holdings = new ArrayList<>();
    final Tally tally = new Tally();

    Account(String address, Kind kind, Traits traits, Behaviour behaviour) {
        this.address = address;
        this.kind = kind;
        this.traits = traits;
        this.behaviour = behaviour;
    }

    /// What was drawn for the account.
    ///
    /// @param activity fills wanted, relative
    /// @param orderUsd median notional of its orders
    /// @param restShare part of its orders that rest first
    /// @param skill probability that it reads the sign of what is coming, 0.5 = none
    /// @param takerFee, makerFee on perpetuals, in units of 1e-7 of the notional; negative = rebate
    /// @param spotTakerFee, spotMakerFee likewise on spot
    /// @param hasClientIds whether its orders carry its own ids
    /// @param sleepHour UTC hour its eight hours of sleep begin, -1 = never sleeps
    record Traits(double activity, double orderUsd, double restShare, double skill, int takerFee, int makerFee,
            int spotTakerFee, int spotMakerFee, boolean hasClientIds, int sleepHour) {}
}
