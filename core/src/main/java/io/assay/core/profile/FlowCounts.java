package io.assay.core.profile;

import io.assay.core.event.ExactSum;
import java.util.BitSet;

/// How often, how much and in how many instruments one account traded, fill by fill.
final class FlowCounts {
    private static final long DAY_NS = 86_400_000_000_000L;

    private final ExactSum notional = new ExactSum();
    private final BitSet instruments = new BitSet();
    private long count;
    private long valued;
    private long days;
    private long lastDay = Long.MIN_VALUE;

    /// A fill; fills come in order of time.
    void add(int instrument, long timeNs) {
        count++;
        instruments.set(instrument);
        long day = Math.floorDiv(timeNs, DAY_NS);
        days += day == lastDay ? 0 : 1;
        lastDay = day;
    }

    /// What it was worth, where that is known.
    void add(Priced value) {
        valued++;
        value.addNotional(notional);
    }

    long valued() {
        return valued;
    }

    /// USD of the fills whose worth is known.
    double notional() {
        return notional.toDouble();
    }

    void write(double[] out) {
        out[Column.of(Feature.FILLS)] = count;
        out[Column.of(Feature.INSTRUMENTS)] = instruments.cardinality();
        out[Column.of(Feature.UNVALUED_FILLS)] = count - valued;
        if (count > 0) {
            out[Column.of(Feature.ACTIVE_DAYS)] = days;
            out[Column.of(Feature.FILLS_PER_ACTIVE_DAY)] = (double) count / days;
        }
        if (valued > 0) {
            double total = notional();
            out[Column.of(Feature.NOTIONAL_USD)] = total;
            out[Column.of(Feature.MEAN_FILL_USD)] = total / valued;
        }
    }
}
