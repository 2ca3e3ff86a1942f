package io.assay.core.profile;

import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import java.util.Arrays;

/// House markout and adverse selection of one account's flow at every horizon, whole and by liquidity. Options are
/// judged apart, by [OptionMarkoutFold].
final class MarkoutFold {
    private static final Horizon[] HORIZONS = Horizon.values();
    private static final Cut[] CUTS = Cut.values();
    private static final Feature[] MEASURES = {Feature.HOUSE_MARKOUT_BP, Feature.ADVERSE_BP};

    private final Ends ends;
    private final Fills fills;
    private final int account;
    private final MarkoutStat[] stats = new MarkoutStat[slots()];

    MarkoutFold(Tape tape, int account) {
        this.account = account;
        fills = tape.fills;
        ends = new Ends(tape);
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
        var kind = fills.instruments().get(fills.instrument(row)).kind();
        if (kind == InstrumentKind.OPTION) {
            return;
        }
        ends.of(row, account);
        for (var horizon : HORIZONS) {
            if (ends.has(horizon)) {
                apply(0, horizon, row, value, ends.house(horizon));
            }
            if (ends.hasMove(horizon)) {
                apply(1, horizon, row, value, ends.adverse(horizon));
            }
        }
    }

    private void apply(int measure, Horizon horizon, int row, Valuation value, long difference) {
        var kind = fills.instruments().get(fills.instrument(row)).kind();
        int scale = ends.scale();
        stat(measure, Cut.ALL, horizon).apply(fills.timeNs(row), kind, value, difference, scale);
        var liquidity = fills.liquidity(row);
        if (liquidity != Liquidity.UNKNOWN) {
            var cut = liquidity == Liquidity.MAKER ? Cut.MAKER : Cut.TAKER;
            stat(measure, cut, horizon).apply(fills.timeNs(row), kind, value, difference, scale);
        }
    }

    private MarkoutStat stat(int measure, Cut cut, Horizon horizon) {
        return stats[(measure * CUTS.length + cut.ordinal()) * HORIZONS.length + horizon.ordinal()];
    }

    /// What is kept of each slot when the account is done.
    MarkoutSummary[] summaries() {
        var out = new MarkoutSummary[stats.length];
        Arrays.setAll(out, slot -> stats[slot].summary());
        return out;
    }
}
