package io.assay.app.pipeline;

import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.MarkoutCuts;
import io.assay.core.profile.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Markouts of a run cut by what was asked for, for all accounts and for each segment shown.
///
/// @param segments names of the groups of accounts
record CutTable(List<MarkoutCuts.Row> rows, List<String> segments) {

    /// @param group segment of each account of the tape, -1 for none
    static CutTable of(Tape tape, FoldSpec spec, List<MarkoutCuts.By> cuts, int[] group, List<String> segments) {
        var rows = new ArrayList<MarkoutCuts.Row>();
        for (var by : cuts) {
            rows.addAll(MarkoutCuts.of(tape, spec, by, group, segments.size()));
        }
        return new CutTable(rows, segments);
    }

    Table table() {
        int n = rows.size();
        return new Table("cuts", "House markout and adverse selection, cut by something about the fill.", List.of(
                ResultTables.text("cut", "What the fills are told apart by.", n, row -> rows.get(row).by().word()),
                ResultTables.text("level", "Which of them.", n, row -> rows.get(row).level()),
                ResultTables.text("segment", "All flow of this segment; absent for what all accounts took.", n,
                        row -> rows.get(row).group() < 0 ? null : segments.get(rows.get(row).group())),
                new Column.Longs("horizon_s", "s", "Time from the fill to the reference that judges it.",
                        rows.stream().mapToLong(row -> row.horizon().seconds()).toArray()),
                new Column.Longs("fills", "1", "Fills with a reference at the horizon.",
                        rows.stream().mapToLong(row -> row.house().n()).toArray()),
                numbers("house_markout_bp", "What the other side gained; + is good for the house.",
                        row -> row.house().bp()),
                numbers("house_markout_bp_se", "Its standard error, by account and time.", row -> row.house().se()),
                numbers("adverse_bp", "Move of the reference in the accounts' direction; + is bad for the house.",
                        row -> row.adverse().bp()),
                numbers("adverse_bp_se", "Its standard error, by account and time.", row -> row.adverse().se())));
    }

    private Column numbers(String name, String meaning, ToDoubleFunction<MarkoutCuts.Row> value) {
        return new Column.Numbers(name, "bp", meaning, rows.stream().mapToDouble(value).toArray());
    }
}
