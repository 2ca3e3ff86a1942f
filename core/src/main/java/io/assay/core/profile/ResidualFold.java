package io.assay.core.profile;

import io.assay.core.event.Fills;
import io.assay.core.market.HedgeBasket;
import io.assay.core.market.Reference;
import io.assay.core.market.ReferenceSeries;

/// House markouts of one account less what a hedge in the basket would have earned:
/// `u + d N sum over legs of beta · (leg(t+h) / leg(t) - 1)`, u and N as in the house markout.
///
/// Both ends of a leg's return are references of the leg that the account had no part in, by event time; a fill
/// judged on another clock, or one without betas or without a leg's return, has no residual.
final class ResidualFold {
    private static final Horizon[] HORIZONS = Horizon.values();

    private final Tape tape;
    private final Fills fills;
    private final int account;
    private final HedgeBasket basket;
    private final MarkoutStat[] stats = new MarkoutStat[HORIZONS.length];

    ResidualFold(Tape tape, int account) {
        this.tape = tape;
        this.account = account;
        fills = tape.fills;
        basket = tape.market.basket();
        for (var horizon : HORIZONS) {
            stats[horizon.ordinal()] = new MarkoutStat(horizon);
        }
    }

    /// @param ends of this fill
    void apply(int row, Valuation value, Ends ends) {
        int instrument = fills.instrument(row);
        double[] betas = basket.betas(instrument, fills.timeNs(row));
        if (betas.length == 0 || tape.market.reference(instrument).clock() != Reference.Clock.EVENT) {
            return;
        }
        var kind = fills.instruments().get(instrument).kind();
        int[] legs = basket.hedged(instrument);
        var starts = new int[legs.length];
        for (int i = 0; i < legs.length; i++) {
            starts[i] = start(legs[i], fills.timeNs(row));
        }
        for (var horizon : HORIZONS) {
            double hedge = horizon != Horizon.AT_ONCE && ends.has(horizon)
                    ? hedge(row, legs, starts, betas, horizon)
                    : Double.NaN;
            if (!Double.isNaN(hedge)) {
                double u = value.product(ends.house(horizon), ends.scale())
                        + fills.side(row).sign() * value.notional() * hedge;
                stats[horizon.ordinal()].apply(fills.timeNs(row), kind, u, value.notional());
            }
        }
    }

    MarkoutSummary[] summaries() {
        var out = new MarkoutSummary[stats.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = stats[i].summary();
        }
        return out;
    }

    private int start(int leg, long atNs) {
        var reference = tape.market.reference(leg);
        return reference.clock() == Reference.Clock.EVENT
                ? reference.series().before(atNs, account)
                : ReferenceSeries.ABSENT;
    }

    /// Return of the basket over a horizon, NaN when a leg has none.
    private double hedge(int row, int[] legs, int[] starts, double[] betas, Horizon horizon) {
        double sum = 0;
        for (int i = 0; i < legs.length; i++) {
            var series = tape.market.reference(legs[i]).series();
            int end = starts[i] < 0 ? ReferenceSeries.ABSENT
                    : series.after(fills.timeNs(row), horizon.ns(), account, starts[i]);
            if (end == ReferenceSeries.ABSENT) {
                return Double.NaN;
            }
            sum += betas[i] * (series.priceOf(end) / series.priceOf(starts[i]) - 1);
        }
        return sum;
    }
}
