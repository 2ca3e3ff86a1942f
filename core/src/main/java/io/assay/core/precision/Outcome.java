package io.assay.core.precision;

import io.assay.core.segment.Assignments;
import java.util.Arrays;

/// What came of a [Decision] in the window it was made for, account by account of that window.
///
/// @param decision what was decided before
/// @param labels what happened
/// @param segment segment held during the window, -1 = none (abstained, or not seen before)
/// @param seen 0 where the account was active in the window before, -1 where not; one not seen cannot move
/// @param next segments by the profiles of the judged window, under the same fit
record Outcome(Decision decision, Labels labels, int[] segment, int[] seen, Assignments next) {
    private static final double PER_BP = 1e-4;

    static Outcome of(Decision decision, WindowProfiles judged, Labels labels) {
        var held = decision.assignments();
        var segment = Labels.aligned(labels.accounts(), held.accounts(), held.segment());
        var seen = Labels.aligned(labels.accounts(), held.accounts(), new int[held.rows()]);
        return new Outcome(decision, labels, segment, seen, decision.segmentation().assign(judged.profiles()));
    }

    /// What the policy of this method earned.
    ///
    /// @param b number of the basis
    /// @param churnCostBp cost of treating an account otherwise after the window than in it
    Gains gains(int b, ValueBasis basis, double churnCostBp) {
        return gains(basis, decision.actionsOn(b, segment), decision.actionsOn(b, next.segment()), churnCostBp);
    }

    /// What one action on everybody would have earned. It is the same whatever the method.
    Gains uniform(int b, ValueBasis basis) {
        var nobody = new int[segment.length];
        Arrays.fill(nobody, -1);
        double[] action = decision.actionsOn(b, nobody);
        return gains(basis, action, action, 0);
    }

    private Gains gains(ValueBasis basis, double[] action, double[] after, double churnCostBp) {
        int n = labels.rows();
        var out = new Gains(new double[n], new double[n], new boolean[n]);
        for (int i = 0; i < n; i++) {
            double usdPerBp = labels.notional()[i] * PER_BP;
            out.moved[i] = seen[i] == 0 && action[i] != after[i];
            double gain = basis.gainBp(action[i], labels, i);
            out.netUsd[i] = usdPerBp * (gain - (out.moved[i] ? churnCostBp : 0));
            out.clientUsd[i] = usdPerBp * basis.clientCostBp(action[i], labels, i);
        }
        return out;
    }

    /// @param netUsd gain of the house by account, less the cost of churn; NaN = not known
    /// @param clientUsd what the account pays
    /// @param moved whether the account is treated otherwise after the window than in it
    record Gains(double[] netUsd, double[] clientUsd, boolean[] moved) {}
}
