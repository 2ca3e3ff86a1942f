package io.assay.core.profile;

import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import java.util.Arrays;

/// House markout and adverse selection of one account's flow at every horizon, whole and by liquidity; and what is
/// not cut: the residual beyond the hedge basket ([ResidualFold]), and options, judged apart ([OptionMarkoutFold]).
final class MarkoutFold {
    private static final Horizon[] HORIZONS = Horizon.values();
    private static final Cut[] CUTS = Cut.values();
    private static final Feature[] MEASURES = {Feature.HOUSE_MARKOUT_BP, Feature.ADVERSE_BP};

    /// Measures over all of an account's flow, whose slots come after those of the others.
    private static final Feature[] WHOLE = {Feature.RESIDUAL_MARKOUT_BP, Feature.OPTION_MARKOUT_BP,
            Feature.OPTION_MARKOUT_VOL};
    private static final int CUT_SLOTS = MEASURES.length * CUTS.length * HORIZONS.length;

    private final Ends ends;
    private final ResidualFold residual;
    private final OptionMarkoutFold options;
    private final Fills fills;
    private final int account;
    private final boolean cutOnly;
    private final MarkoutStat[] stats = new MarkoutStat[CUT_SLOTS];

    /// @param cutOnly leaves out what is not cut
    MarkoutFold(Tape tape, int account, boolean cutOnly) {
        this.cutOnly = cutOnly;
        this.account = account;
        fills = tape.fills;
        ends = new Ends(tape);
        residual = new ResidualFold(tape, account);
        options = new OptionMarkoutFold(tape);
        for (int slot = 0; slot < stats.length; slot++) {
            stats[slot] = new MarkoutStat(horizon(slot));
        }
    }

    static int slots() {
        return CUT_SLOTS + WHOLE.length * HORIZONS.length;
    }

    static Feature measure(int slot) {
        return slot < CUT_SLOTS
                ? MEASURES[slot / (CUTS.length * HORIZONS.length)]
                : WHOLE[(slot - CUT_SLOTS) / HORIZONS.length];
    }

    static Cut cut(int slot) {
        return slot < CUT_SLOTS ? CUTS[slot / HORIZONS.length % CUTS.length] : Cut.ALL;
    }

    static Horizon horizon(int slot) {
        return HORIZONS[slot % HORIZONS.length];
    }

    void apply(int row, Valuation value) {
        if (!value.isKnown()) {
            return;
        }
        var kind = fills.instruments().get(fills.instrument(row)).kind();
        ends.of(row, account);
        if (kind == InstrumentKind.OPTION) {
            if (!cutOnly) {
                options.apply(row, value, ends);
            }
            return;
        }
        if (!cutOnly) {
            residual.apply(row, value, ends);
        }
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
        var out = new MarkoutSummary[slots()];
        Arrays.setAll(out, slot -> slot < CUT_SLOTS ? stats[slot].summary() : MarkoutSummary.NONE);
        System.arraycopy(residual.summaries(), 0, out, CUT_SLOTS, HORIZONS.length);
        System.arraycopy(options.hedged(), 0, out, CUT_SLOTS + HORIZONS.length, HORIZONS.length);
        System.arraycopy(options.points(), 0, out, CUT_SLOTS + 2 * HORIZONS.length, HORIZONS.length);
        return out;
    }
}
