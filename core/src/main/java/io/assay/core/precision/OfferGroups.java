package io.assay.core.precision;

import io.assay.core.precision.FillCurve.Amounts;
import java.util.Arrays;
import java.util.List;

/// Offers of a window put together by segment; the last group holds accounts without one.
///
/// @param offers the rows
/// @param group by account of the offers
/// @param amounts by group
/// @param all of all groups
record OfferGroups(Offers offers, int[] group, Amounts[] amounts, Amounts all) {

    /// @param segment of `accounts`, -1 = none
    /// @param segments how many there are
    static OfferGroups of(Offers offers, List<String> accounts, int[] segment, int segments) {
        int[] group = Labels.aligned(offers.accounts(), accounts, segment);
        for (int i = 0; i < group.length; i++) {
            group[i] = group[i] < 0 ? segments : group[i];
        }
        var amounts = new Amounts[segments + 1];
        Arrays.setAll(amounts, g -> Amounts.none(offers.ladderBp().length));
        var all = Amounts.none(offers.ladderBp().length);
        for (int row = 0; row < offers.rows(); row++) {
            amounts[group[offers.account()[row]]].add(offers, row);
            all.add(offers, row);
        }
        return new OfferGroups(offers, group, amounts, all);
    }

    int groupOf(int row) {
        return group[offers.account()[row]];
    }
}
