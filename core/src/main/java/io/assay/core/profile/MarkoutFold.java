package io.assay.core.profile;

import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// House markout and adverse selection of one account's flow at every horizon, whole and by liquidity; and what is
/// not cut: the residual beyond the hedge basket ([ResidualFold]), and options, judged apart ([OptionMarkoutFold]).
final class MarkoutFold {
    private static final Horizon[] HORIZONS = Horizon.values();
    private static final Cut[] CUTS = Cut.values();
    private static final Feature[] MEASURES = {Feature.HOUSE_MARKOUT_BP, Feature.ADVERSE_BP};

    /// Measures over all of an account's flow, whose slots come after those of the others.
    private static final Feature[] WHOLE = {Feature.RESIDUAL_MARKOUT_BP, Feature.OPTION_MARKOUT_BP,
            Feature.OPTION_MARKOUT_VOL};
    private static final int MEASURE_SLOTS = CUTS.length * HORIZONS.length;
    private static final int CUT_SLOTS = MEASURES.length * MEASURE_SLOTS;
    /// By liquidity: slots from a measure's uncut one to that of the cut, 0 for none.
    private static final int[] LIQUIDITY_CUT = cuts();
    private static final Set<Feature> MARKOUTS = Collections.unmodifiableSet(EnumSet.of(Feature.HOUSE_MARKOUT_BP,
            Feature.ADVERSE_BP, Feature.RESIDUAL_MARKOUT_BP, Feature.OPTION_MARKOUT_BP, Feature.OPTION_MARKOUT_VOL));

    /// What is kept where no markout is wanted.
    static final MarkoutSummary[] NONE = {};

    private final Tape tape;
    private final Fills fills;
    private final Ends ends;
    private final @Nullable ResidualFold residual;
    private final @Nullable OptionMarkoutFold options;
    /// By slot, null where it is not wanted.
    private final @Nullable MarkoutStat[] stats = new MarkoutStat[CUT_SLOTS];
    private final boolean moves;

    /// @param ends of the account's fills among others
    /// @param legs likewise, null when no residual is wanted
    MarkoutFold(Tape tape, Ends ends, @Nullable LegEnds legs, Wanted wanted) {
        this.tape = tape;
        this.ends = ends;
        fills = tape.fills;
        residual = legs == null ? null : new ResidualFold(tape, legs);
        options = wanted.has(Feature.OPTION_MARKOUT_BP) || wanted.has(Feature.OPTION_MARKOUT_VOL)
                ? new OptionMarkoutFold(tape) : null;
        moves = wanted.has(Feature.ADVERSE_BP);
        for (int slot = 0; slot < stats.length; slot++) {
            stats[slot] = wanted.has(measure(slot), horizon(slot), cut(slot)) ? new MarkoutStat(horizon(slot)) : null;
        }
    }

    /// Whether anything here is wanted.
    static boolean isWanted(Wanted wanted) {
        return wanted.hasAny(MARKOUTS);
    }

    static int slots() {
        return CUT_SLOTS + WHOLE.length * HORIZONS.length;
    }

    static Feature measure(int slot) {
        return slot < CUT_SLOTS
                ? MEASURES[slot / MEASURE_SLOTS]
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
        var kind = tape.terms[fills.instrument(row)].kind;
        ends.of(row);
        if (kind == InstrumentKind.OPTION) {
            if (options != null) {
                options.apply(row, value, ends);
            }
            return;
        }
        if (residual != null) {
            residual.apply(row, value, ends);
        }
        int cut = fills.liquidity(row).ordinal();
        for (var horizon : HORIZONS) {
            if (ends.has(horizon)) {
                apply(horizon.ordinal(), LIQUIDITY_CUT[cut], kind, value, ends.house(horizon));
            }
            if (moves && ends.hasMove(horizon)) {
                apply(MEASURE_SLOTS + horizon.ordinal(), LIQUIDITY_CUT[cut], kind, value, ends.adverse(horizon));
            }
        }
    }

    /// @param slot of the measure and horizon, uncut
    /// @param cut slots from there to that of the fill's liquidity, 0 when it is not known
    private void apply(int slot, int cut, InstrumentKind kind, Valuation value, long difference) {
        var whole = stats[slot];
        if (whole != null) {
            whole.apply(ends.block(), kind, value, difference, ends.scale());
        }
        var part = stats[slot + cut];
        if (cut > 0 && part != null) {
            part.apply(ends.block(), kind, value, difference, ends.scale());
        }
    }

    /// What is kept of each slot when the account is done.
    MarkoutSummary[] summaries() {
        var out = new MarkoutSummary[slots()];
        Arrays.fill(out, MarkoutSummary.NONE);
        for (int slot = 0; slot < CUT_SLOTS; slot++) {
            var stat = stats[slot];
            if (stat != null) {
                out[slot] = stat.summary();
            }
        }
        if (residual != null) {
            System.arraycopy(residual.summaries(), 0, out, CUT_SLOTS, HORIZONS.length);
        }
        if (options != null) {
            System.arraycopy(options.hedged(), 0, out, CUT_SLOTS + HORIZONS.length, HORIZONS.length);
            System.arraycopy(options.points(), 0, out, CUT_SLOTS + 2 * HORIZONS.length, HORIZONS.length);
        }
        return out;
    }

    private static int[] cuts() {
        var out = new int[Liquidity.values().length];
        out[Liquidity.MAKER.ordinal()] = Cut.MAKER.ordinal() * HORIZONS.length;
        out[Liquidity.TAKER.ordinal()] = Cut.TAKER.ordinal() * HORIZONS.length;
        return out;
    }
}
