package io.assay.core.profile;

import io.assay.core.event.Fills;
import io.assay.core.event.Liquidity;
import io.assay.core.market.ReferenceSeries;
import java.util.Arrays;

/// House markout and adverse selection of one account's flow at every horizon, whole and by liquidity.
final class MarkoutFold {
    private static final Horizon[] HORIZONS = Horizon.values();
    private static final Cut[] CUTS = Cut.values();
    private static final Feature[] MEASURES = {Feature.HOUSE_MARKOUT_BP, Feature.ADVERSE_BP};

    private final Tape tape;
    private final Fills fills;
    private final int account;
    private final MarkoutStat[] stats = new MarkoutStat[slots()];

    MarkoutFold(Tape tape, int account) {
        this.tape = tape;
        this.account = account;
        fills = tape.fills;
        for (int slot = 0; slot < stats.length; slot++) {
            stats[slot] = new MarkoutStat(horizon(slot));
        }
    }

    static int slots() {
        return MEASURES.length * CUTS.length * HORIZONS.length;
    }

    static Feature measure(int slot) {
        return MEASURES[slot / (CUTS.length * HORIZONS.length)];
    }

    static Cut cut(int slot) {
        return CUTS[slot / HORIZONS.length % CUTS.length];
    }

    static Horizon horizon(int slot) {
        return HORIZONS[slot % HORIZONS.length];
    }

    void apply(int row, Valuation value) {
        if (!value.isKnown()) {
            return;
        }
        var series = tape.market.series(fills.instrument(row));
        long timeNs = fills.timeNs(row);
        int d = fills.side(row).sign();
        int now = series.before(timeNs, account);
        int near = now;
        for (int h = 0; h < HORIZONS.length; h++) {
            int then = h == 0 ? now : series.after(timeNs, HORIZONS[h].ns(), account, near);
            near = Math.max(near, then);
            if (then == ReferenceSeries.ABSENT) {
                continue;
            }
            apply(0, h, row, value, -d * (series.price(then) - fills.price(row)));
            if (h > 0 && now != ReferenceSeries.ABSENT) {
                apply(1, h, row, value, d * (series.price(then) - series.price(now)));
            }
        }
    }

    private void apply(int measure, int horizon, int row, Valuation value, long difference) {
        var kind = fills.instruments().get(fills.instrument(row)).kind();
        stat(measure, Cut.ALL, horizon).apply(fills.timeNs(row), kind, value, difference);
        var liquidity = fills.liquidity(row);
        if (liquidity != Liquidity.UNKNOWN) {
            var cut = liquidity == Liquidity.MAKER ? Cut.MAKER : Cut.TAKER;
            stat(measure, cut, horizon).apply(fills.timeNs(row), kind, value, difference);
        }
    }

    private MarkoutStat stat(int measure, Cut cut, int horizon) {
        return stats[(measure * CUTS.length + cut.ordinal()) * HORIZONS.length + horizon];
    }

    /// What is kept of each slot when the account is done.
    MarkoutSummary[] summaries() {
        var out = new MarkoutSummary[stats.length];
        Arrays.setAll(out, slot -> stats[slot].summary());
        return out;
    }
}
