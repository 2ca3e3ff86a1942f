package io.assay.app.simulate;

import java.util.List;

/// What an account truly is: planted parameters, and what its flow is worth without an observer's noise.
///
/// @param activity planted activity, relative to other accounts
/// @param orderUsd planted median notional of an order
/// @param restShare planted part of orders that rest
/// @param skill planted probability of reading the market's next move rightly, 0.5 = none
/// @param fills fills it had, liquidations included
/// @param makerShare part of its notional in which it was the maker, NaN without flow
/// @param adverseBp true adverse selection of its taker flow by horizon of [#HORIZONS], in bp of the mid's
///     expected move in its direction, given the hidden state of the market when it traded; without what later
///     trades of others add; NaN when it never took
public record Truth(String account, Kind kind, double activity, double orderUsd, double restShare, double skill,
        long fills, double notionalUsd, double makerShare, boolean isLiquidated, List<Double> adverseBp) {
    /// Names of the horizons, as in column names.
    public static final List<String> HORIZONS = List.of(Tally.HORIZON_NAMES);

    public Truth {
        adverseBp = List.copyOf(adverseBp);
    }

    static Truth of(Account account) {
        Tally tally = account.tally;
        Account.Traits traits = account.traits;
        var adverse = new Double[HORIZONS.size()];
        for (int h = 0; h < adverse.length; h++) {
            adverse[h] = tally.adverseBp(h);
        }
        return new Truth(account.address, account.kind, traits.activity(), traits.orderUsd(), traits.restShare(),
                traits.skill(), tally.fills(), tally.notionalUsd(), tally.makerUsd() / tally.notionalUsd(),
                tally.isLiquidated(), List.of(adverse));
    }
}
