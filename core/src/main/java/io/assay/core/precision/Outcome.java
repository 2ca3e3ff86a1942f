package io.assay.core.precision;

import io.assay.core.segment.Assignments;
import io.assay.core.segment.Lesson;
import java.util.Arrays;
import java.util.List;

/// What came of a [Decision] in the window it was made for, account by account of that window. Offers go by the segment
/// held, whether the account then traded or refused them all: one that took nothing has no labels, yet its refusals are
/// the demand of its segment.
///
/// @param decision what was decided before
/// @param labels what happened
/// @param segment segment held during the window, -1 = none (abstained, or not seen before)
/// @param seen 0 where the account was seen in any window before, -1 where not; one not seen cannot move
/// @param blocks what happened in consecutive pieces of the window; the window itself where nobody cut it
/// @param offers offers made in the window
/// @param next segments by the profiles of the judged window, under the same fit
record Outcome(Decision decision, Labels labels, int[] segment, int[] seen, List<Labels> blocks, Offers offers,
        Assignments next) {
    static final double PER_BP = 1e-4;

    static Outcome of(Decision decision, WindowProfiles judged, Labels labels, Labels.Columns columns) {
        var held = decision.held();
        var segment = Labels.aligned(labels.accounts(), held.accounts(), held.segment());
        var seen = Labels.aligned(labels.accounts(), held.accounts(), new int[held.accounts().size()]);
        var blocks = judged.blocks().isEmpty() ? List.of(labels)
                : judged.blocks().stream().map(block -> Labels.of(block, columns)).toList();
        return new Outcome(decision, labels, segment, seen, blocks, judged.offers(),
                decision.segmentation().assign(judged.profiles()));
    }

    /// What the policy of this method earned.
    ///
    /// @param b number of the basis
    /// @param churnCostBp cost of treating an account otherwise after the window than in it
    Gains gains(int b, ValueBasis basis, double churnCostBp) {
        double[] action = decision.actionsOn(b, segment);
        double[] after = decision.actionsOn(b, next.segment());
        return switch (basis) {
            case ValueBasis.ByAccount known -> gains(known, action, after, churnCostBp);
            case ValueBasis.Quoted quoted -> {
                var offers = quoted.of(offers());
                var held = decision.held();
                var groups = OfferGroups.of(offers, held.accounts(), held.segment(), decision.segments());
                yield QuotedGains.of(groups, decision.actions()[b], moved(offers, action, after), churnCostBp);
            }
        };
    }

    /// What one action on everybody would have earned. It is the same whatever the method.
    Gains uniform(int b, ValueBasis basis) {
        var nobody = new int[segment.length];
        Arrays.fill(nobody, -1);
        return switch (basis) {
            case ValueBasis.ByAccount known -> {
                double[] action = decision.actionsOn(b, nobody);
                yield gains(known, action, action, 0);
            }
            case ValueBasis.Quoted quoted -> {
                var offers = quoted.of(offers());
                var all = OfferGroups.of(offers, labels.accounts(), nobody, 0);
                var width = new double[]{decision.actions()[b][decision.segments()]};
                yield QuotedGains.of(all, width, new boolean[offers.accounts().size()], 0);
            }
        };
    }

    /// By account of the offers: whether an account seen before is treated otherwise after the window.
    private boolean[] moved(Offers offers, double[] action, double[] after) {
        int[] row = Lesson.positions(offers.accounts(), labels.accounts());
        var out = new boolean[row.length];
        for (int i = 0; i < row.length; i++) {
            out[i] = row[i] >= 0 && seen[row[i]] == 0 && action[row[i]] != after[row[i]];
        }
        return out;
    }

    private Gains gains(ValueBasis.ByAccount basis, double[] action, double[] after, double churnCostBp) {
        var cells = Cells.of(labels, blocks);
        int n = cells.rows();
        var out = new Gains(cells, new double[n], new double[n], new boolean[n]);
        for (int c = 0; c < n; c++) {
            int i = cells.account()[c];
            var block = blocks.get(cells.block()[c]);
            int row = cells.ofRow()[c];
            double usdPerBp = cells.notional()[c] * PER_BP;
            out.moved[c] = seen[i] == 0 && action[i] != after[i];
            double gain = basis.gainBp(action[i], block, row);
            out.netUsd[c] = usdPerBp * (gain - (out.moved[c] ? churnCostBp : 0));
            out.clientUsd[c] = usdPerBp * basis.clientCostBp(action[i], block, row);
        }
        return out;
    }

    /// @param cells what is judged, the same for every method of a window
    /// @param netUsd gain of the house by cell, less the cost of churn; NaN = not known
    /// @param clientUsd what the account pays, by cell
    /// @param moved by cell, whether the account is treated otherwise after the window than in it
    record Gains(Cells cells, double[] netUsd, double[] clientUsd, boolean[] moved) {}
}
