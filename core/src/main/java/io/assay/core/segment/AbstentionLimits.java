package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;

/// When a method refuses to assign.
///
/// @param fillsMin flow fills (column `fills`) below which an account is too new; where the column or
///     the value is absent the limit does not bite, because unknown is not zero
/// @param probabilityMin probability of the best segment below which the account is unsure
public record AbstentionLimits(double fillsMin, double probabilityMin) {
    public static final AbstentionLimits DEFAULT = new AbstentionLimits(30, 0.6);

    static final String FILLS = "fills";

    public AbstentionLimits {
        if (!(fillsMin >= 0) || !(probabilityMin >= 0) || probabilityMin > 1) {
            throw new IllegalArgumentException("fillsMin >= 0 and probabilityMin in [0, 1] wanted, got " + fillsMin
                    + " and " + probabilityMin);
        }
    }

    /// True where a row has enough fills, or where their number is unknown.
    public boolean[] enoughFills(FeatureMatrix profiles) {
        int column = profiles.column(FILLS);
        var out = new boolean[profiles.rows()];
        for (int row = 0; row < out.length; row++) {
            out[row] = column < 0 || !(profiles.at(row, column) < fillsMin);
        }
        return out;
    }
}
