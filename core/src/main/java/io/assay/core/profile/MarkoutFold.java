package io.assay.core.profile;

import io.assay.core.event.FillSpan;
import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.market.ReferenceSeries;
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
    /// By liquidity: the cut it is in, 0 for none.
    private static final int[] LIQUIDITY_CUT = cuts();
    private static final Set<Feature> MARKOUTS = Collections.unmodifiableSet(EnumSet.of(Feature.HOUSE_MARKOUT_BP,
            Feature.ADVERSE_BP, Feature.RESIDUAL_MARKOUT_BP, Feature.OPTION_MARKOUT_BP, Feature.OPTION_MARKOUT_VOL));

    /// What is kept where no markout is wanted.
    static final MarkoutSummary[] NONE = {};

    /// Every horizon wanted.
    static final boolean[] EVERY = every();

    private final Tape tape;
    private final Fills fills;
    private final Ends ends;
    private final @Nullable ResidualFold residual;
    private final @Nullable OptionMarkoutFold options;
    /// By measure and cut, null where no horizon is wanted.
    private final @Nullable MarkoutSums[] sums = new MarkoutSums[MEASURES.length * CUTS.length];

    /// @param ends of the account's fills among others
    /// @param legs likewise, null when no residual is wanted
    MarkoutFold(Tape tape, Ends ends, @Nullable LegEnds legs, Wanted wanted) {
        this.tape = tape;
        this.ends = ends;
        fills = tape.fills;
        residual = legs == null ? null : new ResidualFold(tape, legs);
        options = wanted.has(Feature.OPTION_MARKOUT_BP) || wanted.has(Feature.OPTION_MARKOUT_VOL)
                ? new OptionMarkoutFold(tape) : null;
        for (int i = 0; i < sums.length; i++) {
            boolean[] horizons = wanted.horizons(MEASURES[i / CUTS.length], CUTS[i % CUTS.length]);
            sums[i] = any(horizons) ? new MarkoutSums(tape.exactScale, horizons) : null;
        }
    }

    private static boolean any(boolean[] horizons) {
        for (boolean one : horizons) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /// See [MarkoutSums#narrow].
    void narrow(int[] most) {
        for (var one : sums) {
            if (one != null) {
                one.narrow(most);
            }
        }
    }

    /// See [MarkoutSums#isSettled].
    boolean isSettled() {
        for (var one : sums) {
            if (one != null && !one.isSettled()) {
                return false;
            }
        }
        return true;
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

    void apply(int row, Valuation value, FillSpan span) {
        if (!value.isKnown()) {
            return;
        }
        var kind = tape.terms[span.instrument(row)].kind;
        ends.of(row, span);
        if (kind == InstrumentKind.OPTION) {
            if (options != null) {
                options.apply(row, value, ends);
            }
            return;
        }
        if (residual != null) {
            residual.apply(row, value, ends);
        }
        int cut = LIQUIDITY_CUT[fills.liquidity(row).ordinal()];
        apply(0, kind, value);
        if (cut > 0) {
            apply(cut, kind, value);
        }
    }

    private void apply(int cut, InstrumentKind kind, Valuation value) {
        var house = sums[cut];
        if (house != null) {
            apply(house, kind, value, 0, 0, -ends.sign());
        }
        var adverse = sums[CUTS.length + cut];
        if (adverse != null && ends.has(Horizon.AT_ONCE)) {
            apply(adverse, kind, value, 1, ends.moves()[0], ends.sign());
        }
    }

    private void apply(MarkoutSums to, InstrumentKind kind, Valuation value, int first, long base, int sign) {
        if (value.lifted() != 0) {
            to.apply(ends.block(), kind, value, ends.moves(), first, base, sign);
            return;
        }
        for (int horizon = first; horizon < HORIZONS.length; horizon++) {
            long move = ends.moves()[horizon];
            if (move != ReferenceSeries.NO_PRICE) {
                to.apply(horizon, ends.block(), kind, value, sign * (move - base), ends.scale());
            }
        }
    }

    /// What is kept of each slot when the account is done.
    MarkoutSummary[] summaries() {
        var out = new MarkoutSummary[slots()];
        Arrays.fill(out, MarkoutSummary.NONE);
        for (int i = 0; i < sums.length; i++) {
            var one = sums[i];
            if (one != null) {
                System.arraycopy(summaries(one), 0, out, HORIZONS.length * i, HORIZONS.length);
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

    static MarkoutSummary[] summaries(MarkoutSums sums) {
        var out = new MarkoutSummary[HORIZONS.length];
        for (int horizon = 0; horizon < out.length; horizon++) {
            out[horizon] = sums.summary(horizon);
        }
        return out;
    }

    private static int[] cuts() {
        var out = new int[Liquidity.values().length];
        out[Liquidity.MAKER.ordinal()] = Cut.MAKER.ordinal();
        out[Liquidity.TAKER.ordinal()] = Cut.TAKER.ordinal();
        return out;
    }

    private static boolean[] every() {
        var every = new boolean[HORIZONS.length];
        Arrays.fill(every, true);
        return every;
    }
}
