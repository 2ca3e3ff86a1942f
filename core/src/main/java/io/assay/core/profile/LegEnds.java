package io.assay.core.profile;

import io.assay.core.event.Fills;
import io.assay.core.market.Judged;
import io.assay.core.market.Moments;
import io.assay.core.market.Reference;
import io.assay.core.market.ReferenceSeries;
import io.assay.core.market.TimeOrder;
import java.util.Arrays;

/// Prices of the hedges around the fills of some accounts: of each leg of the basket the reference strictly before each
/// fill and at each horizon after it that the account had no part in, by event time. 56 bytes a fill and leg.
final class LegEnds {
    private static final long[] HORIZONS_NS = Judged.horizonsNs();

    private final Terms[] terms;
    private final int first;
    /// By instrument, empty for one that is no leg.
    private final long[][] prices;

    /// Of accounts `from` (included) to `to` (excluded).
    LegEnds(Tape tape, Window window, int from, int to) {
        terms = tape.terms;
        var fills = tape.fills;
        first = fills.from(from);
        prices = new long[terms.length][0];
        int[] legs = tape.market.basket().legs();
        if (legs.length == 0) {
            return;
        }
        var moments = moments(fills, window, from, to);
        for (int leg : legs) {
            var reference = tape.market.reference(leg);
            if (prices[leg].length == 0) {
                prices[leg] = new long[Math.multiplyExact(fills.from(to) - first, Judged.HORIZONS)];
                Arrays.fill(prices[leg], ReferenceSeries.NO_PRICE);
                if (reference.clock() == Reference.Clock.EVENT) {
                    reference.series().judge(HORIZONS_NS, moments.size()).of(moments, prices[leg]);
                }
            }
        }
    }

    private Moments moments(Fills fills, Window window, int from, int to) {
        var order = TimeOrder.together(fills, from, to, window.fromNs(), window.toNs());
        var moments = new Moments(order.size(0));
        for (int i = 0; i < order.size(0); i++) {
            int row = order.row(0, i);
            moments.add(fills.timeNs(row), order.account(0, i), row - first);
        }
        return moments;
    }

    /// Price of a leg at a horizon of a fill, NaN when there is none; at the first, before the fill.
    double priceOf(int leg, int row, Horizon horizon) {
        long price = prices[leg][(row - first) * Judged.HORIZONS + horizon.ordinal()];
        return price == ReferenceSeries.NO_PRICE ? Double.NaN : price / terms[leg].units;
    }
}
