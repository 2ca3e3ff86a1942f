package io.assay.core.profile;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.market.ToxicHours;
import java.util.List;

/// How much more often one account's trades were toxic than trades of the same instrument, side and UTC hour at
/// moments that mean nothing: each judged fill counts 1 or 0 less the share of its hour, and all count alike.
final class ToxicFold {
    /// What it says, horizon by horizon.
    static final List<Feature> FEATURES = List.of(Feature.TOXIC_EXCESS_1S, Feature.TOXIC_EXCESS_10S,
            Feature.TOXIC_EXCESS_60S);

    private final Tape tape;
    private final Fills fills;
    /// By instrument the quote before the last fill.
    private final Slots near;
    private final double[] sums = new double[ToxicHours.HORIZONS_S.size()];
    private final long[] counts = new long[sums.length];

    /// @param near whose numbers by instrument are this account's until the next is begun
    ToxicFold(Tape tape, Slots near) {
        this.tape = tape;
        fills = tape.fills;
        this.near = near;
        near.clear();
    }

    void apply(int row) {
        int instrument = fills.instrument(row);
        var hours = tape.market.toxicHours(instrument);
        long atNs = tape.market.reference(instrument).atNs(fills, row);
        if (hours.isEmpty() || atNs == Event.UNTIMED) {
            return;
        }
        int quote = hours.get().quoteBefore(atNs, near.get(instrument));
        if (quote >= 0) {
            near.set(instrument, quote);
        }
        for (int g = 0; g < sums.length; g++) {
            double excess = hours.get().excess(quote, atNs, fills.side(row), g);
            if (!Double.isNaN(excess)) {
                sums[g] += excess;
                counts[g]++;
            }
        }
    }

    void write(double[] out) {
        for (int g = 0; g < sums.length; g++) {
            if (counts[g] > 0) {
                out[Column.of(FEATURES.get(g))] = sums[g] / counts[g];
            }
        }
    }
}
