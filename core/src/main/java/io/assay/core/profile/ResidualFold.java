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
    /// Of each leg: the reference strictly before the fill, and the latest one found after it.
    private final int[] start;
    private final int[] near;

    ResidualFold(Tape tape, int account) {
        this.tape = tape;
        this.account = account;
        fills = tape.fills;
        basket = tape.market.basket();
        start = new int[basket.size()];
        near = new int[basket.size()];
        for (var horizon : HORIZONS) {
            stats[horizon.ordinal()] = new MarkoutStat(horizon);
        }
    }

    /// @param ends of this fill
    void apply(int row, Valuation value, Ends ends) {
        int instrument = fills.instrument(row);
        long atNs = fills.timeNs(row);
        double[] betas = basket.betas(instrument, atNs);
        if (betas.length == 0 || tape.market.reference(instrument).clock() != Reference.Clock.EVENT) {
            return;
        }
        int[] legs = basket.hedged(instrument);
        for (int i = 0; i < legs.length; i++) {
            start[i] = start(legs[i], atNs);
            if (start[i] == ReferenceSeries.ABSENT) {
                return;
            }
            near[i] = start[i];
        }
        var kind = tape.terms[instrument].kind;
        double notional = fills.side(row).sign() * value.notional();
        for (var horizon : HORIZONS) {
            double hedge = horizon != Horizon.AT_ONCE && ends.has(horizon)
                    ? hedge(atNs, legs, betas, horizon)
                    : Double.NaN;
            if (!Double.isNaN(hedge)) {
                double u = value.product(ends.house(horizon), ends.scale()) + notional * hedge;
                stats[horizon.ordinal()].apply(ends.block(), kind, value, u);
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

    /// Return of the basket over a horizon, NaN when a leg has none. Horizons come in rising order.
    private double hedge(long atNs, int[] legs, double[] betas, Horizon horizon) {
        double sum = 0;
        for (int i = 0; i < legs.length; i++) {
            var series = tape.market.reference(legs[i]).series();
            int end = series.after(atNs, horizon.ns(), account, near[i]);
            if (end == ReferenceSeries.ABSENT) {
                return Double.NaN;
            }
            near[i] = Math.max(near[i], end);
            sum += betas[i] * (series.priceOf(end) / series.priceOf(start[i]) - 1);
        }
        return sum;
    }
}
