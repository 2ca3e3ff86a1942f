package io.assay.core.profile;

import io.assay.core.event.Fills;
import io.assay.core.market.HedgeBasket;
import io.assay.core.market.Reference;

/// House markouts of one account less what a hedge in the basket would have earned:
/// `u + d N sum over legs of beta · (leg(t+h) / leg(t) - 1)`, u and N as in the house markout.
///
/// Both ends of a leg's return are references of the leg that the account had no part in, by event time; a fill
/// judged on another clock, or one without betas or without a leg's return, has no residual.
final class ResidualFold {
    private static final Horizon[] HORIZONS = Horizon.values();

    private final Tape tape;
    private final Fills fills;
    private final LegEnds ends;
    private final HedgeBasket basket;
    private final MarkoutSums stats;

    /// @param ends of the hedges around the account's fills among others
    ResidualFold(Tape tape, LegEnds ends) {
        this.tape = tape;
        this.ends = ends;
        fills = tape.fills;
        basket = tape.market.basket();
        stats = new MarkoutSums(tape.exactScale, MarkoutFold.EVERY);
    }

    /// @param own ends of this fill
    void apply(int row, Valuation value, Ends own) {
        int instrument = fills.instrument(row);
        double[] betas = basket.betas(instrument, fills.timeNs(row));
        if (betas.length == 0 || tape.market.reference(instrument).clock() != Reference.Clock.EVENT) {
            return;
        }
        int[] legs = basket.hedged(instrument);
        var kind = tape.terms[instrument].kind;
        double notional = fills.side(row).sign() * value.notional();
        for (var horizon : HORIZONS) {
            double hedge = horizon != Horizon.AT_ONCE && own.has(horizon)
                    ? hedge(row, legs, betas, horizon)
                    : Double.NaN;
            if (!Double.isNaN(hedge)) {
                double u = value.product(own.house(horizon), own.scale()) + notional * hedge;
                stats.apply(horizon.ordinal(), own.block(), kind, value, u);
            }
        }
    }

    MarkoutSummary[] summaries() {
        return MarkoutFold.summaries(stats);
    }

    /// Return of the basket over a horizon, NaN when a leg has none.
    private double hedge(int row, int[] legs, double[] betas, Horizon horizon) {
        double sum = 0;
        for (int i = 0; i < legs.length; i++) {
            sum += betas[i] * (ends.priceOf(legs[i], row, horizon) / ends.priceOf(legs[i], row, Horizon.AT_ONCE) - 1);
        }
        return sum;
    }
}
