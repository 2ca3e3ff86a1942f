package io.assay.app.pipeline;

import io.assay.core.precision.QuotedWidths;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.Assignments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What a move from a tier to a segment is weighed by. Where offers tell the demand it is that of the accounts that share
/// both: the curve of the segment alone would find every move good, that of the tier alone none.
///
/// @param cell place of each account among the pairs of tier and segment
/// @param demand by cell, where offers tell it
/// @param offeredUsd by account
record Weighed(FeatureMatrix profiles, Shown shown, int[] cell, Optional<QuotedWidths> demand,
        SortedMap<String, Double> offeredUsd) {
    private static final double PER_BP = 1e-4;

    static Weighed of(FeatureMatrix profiles, Assignments now, Shown shown) {
        var after = shown.assignments();
        var names = new ArrayList<String>();
        int tiers = now.segments().size() + 1;
        int segments = after.segments().size() + 1;
        for (int i = 0; i < tiers * segments; i++) {
            names.add(i / segments + "/" + i % segments);
        }
        var cell = new int[profiles.rows()];
        for (int row = 0; row < cell.length; row++) {
            int tier = now.segment()[row] < 0 ? tiers - 1 : now.segment()[row];
            cell[row] = tier * segments + shown.advice().group(after.segment()[row]);
        }
        return new Weighed(profiles, shown, cell,
                shown.advisor().measured(profiles.accounts(), cell, List.copyOf(names)),
                shown.advisor().offeredUsd());
    }

    Migration.Move move(int row, String tier, String segment, double usd, double old, double proposed) {
        double adverse = profiles.at(row, profiles.column(shown.adverseColumn() + "_shrunk"));
        double faced = facedUsd(row) * PER_BP;
        return new Migration.Move(profiles.accounts().get(row), tier, segment, usd, adverse, old, proposed,
                faced * (gainBp(row, adverse, proposed) - gainBp(row, adverse, old)),
                faced * (paidBp(row, proposed) - paidBp(row, old)));
    }

    /// USD of flow a width acts on: what was offered to the account where offers tell the demand, NaN where nothing was;
    /// else the flow that faced the house.
    private double facedUsd(int row) {
        if (demand.isPresent()) {
            return offeredUsd.getOrDefault(profiles.accounts().get(row), Double.NaN);
        }
        boolean taker = shown.adverseColumn().endsWith("_taker");
        return profiles.at(row, profiles.column(taker ? "taker_notional_usd" : "notional_usd"));
    }

    private double gainBp(int row, double adverseBp, double halfBp) {
        return demand.map(told -> told.gainBp(cell[row], halfBp))
                .orElseGet(() -> shown.advice().assumed().gainBp(halfBp, adverseBp));
    }

    private double paidBp(int row, double halfBp) {
        return demand.map(told -> told.paidBp(cell[row], halfBp))
                .orElseGet(() -> shown.advice().assumed().fillProbability(halfBp) * halfBp);
    }
}
