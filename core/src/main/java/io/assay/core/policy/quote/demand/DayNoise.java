package io.assay.core.policy.quote.demand;

import java.util.Arrays;
import java.util.OptionalDouble;

/// How much the same account's willingness differs from block to block of time, in logits.
///
/// With `p` from the fitted demand a cell of one account and one block misses by `S = sum (y - p)`; were it chance alone
/// `S²` would be `A = sum p(1 - p)`, and a shift of variance `s²` adds `s² A²`. So `s² = sum (S² - A) / sum A²`, cut at 0.
/// What an account always does differently counts, too, which makes a pilot longer, never too short.
public final class DayNoise {
    private static final int CELLS_MIN = 20;

    private DayNoise() {}

    /// @param counts with days as blocks
    /// @return empty where the offers tell no demand, or have fewer than 20 cells
    public static OptionalDouble sd(OfferCounts counts, DemandLaw law) {
        if (law.absence() != DemandLaw.Absence.NONE) {
            return OptionalDouble.empty();
        }
        int cells = -1;
        var miss = new double[counts.rows()];
        var chance = new double[counts.rows()];
        for (int row = 0; row < counts.rows(); row++) {
            boolean isNew = row == 0 || counts.account()[row] != counts.account()[row - 1]
                    || counts.block()[row] != counts.block()[row - 1];
            cells += isNew ? 1 : 0;
            double p = law.takenAt(counts.segment(row), counts.widthBp()[row]);
            if (!Double.isNaN(p)) {
                miss[cells] += counts.taken()[row] - counts.offered()[row] * p;
                chance[cells] += counts.offered()[row] * p * (1 - p);
            }
        }
        double more = 0;
        for (int cell = 0; cell <= cells; cell++) {
            more += miss[cell] * miss[cell] - chance[cell];
        }
        double squares = Arrays.stream(chance).map(a -> a * a).sum();
        return cells + 1 < CELLS_MIN || squares == 0 ? OptionalDouble.empty()
                : OptionalDouble.of(StrictMath.sqrt(Math.max(0, more / squares)));
    }
}
