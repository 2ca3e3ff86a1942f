package io.assay.app.pipeline;

import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.policy.quote.demand.DemandLaw;
import io.assay.core.policy.quote.demand.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Demand by segment as a table: one row a segment.
public final class DemandTable {
    private DemandTable() {}

    /// What fits a screen.
    public static Table brief(DemandLaw law, List<String> names) {
        var columns = new ArrayList<Column>();
        drawn(columns, law.segments(), names);
        columns.add(absence(law.segments()));
        return table(columns);
    }

    /// What every program gets.
    public static Table of(DemandLaw law, List<String> names) {
        var rows = law.segments();
        var columns = new ArrayList<Column>();
        drawn(columns, rows, names);
        add(columns, "alpha_alone", "1", "Demand at the reference, by its own offers.", rows,
                DemandLaw.Row::alphaAlone);
        add(columns, "beta_alone", "1/bp", "How fast demand fades, by its own offers.", rows, DemandLaw.Row::betaAlone);
        columns.add(ResultTables.numbers("design_effect", "1",
                "How much wider accounts and blocks of time make the variance of beta than chance.", rows.size(),
                s -> rows.get(s).designEffect()));
        columns.add(absence(rows));
        return table(columns);
    }

    private static void drawn(List<Column> to, List<DemandLaw.Row> rows, List<String> names) {
        int n = rows.size();
        to.add(ResultTables.text("segment", "The segment.", n, names::get));
        to.add(new Column.Longs("accounts", "1", "Accounts with offers.",
                rows.stream().mapToLong(DemandLaw.Row::accounts).toArray()));
        to.add(ResultTables.numbers("offers", "1", "Offers whose answer is known.", n, s -> rows.get(s).offers()));
        to.add(ResultTables.numbers("taken", "1", "Of them, taken by the client.", n, s -> rows.get(s).taken()));
        add(to, "alpha", "1", "Demand at the reference, drawn to the parent.", rows, DemandLaw.Row::alpha);
        add(to, "beta", "1/bp", "How fast demand fades, drawn to the parent.", rows, DemandLaw.Row::beta);
    }

    private static Column absence(List<DemandLaw.Row> rows) {
        return ResultTables.text("absence", "Why it tells nothing, or no slope, of its own.", rows.size(),
                s -> rows.get(s).absence() == DemandLaw.Absence.NONE ? null : rows.get(s).absence().words());
    }

    private static Table table(List<Column> columns) {
        return new Table("demand", "How often offers are taken, by segment.", columns);
    }

    private static void add(List<Column> to, String name, String unit, String comment, List<DemandLaw.Row> rows,
            Function<DemandLaw.Row, Interval> interval) {
        int n = rows.size();
        to.add(ResultTables.numbers(name, unit, comment, n, s -> interval.apply(rows.get(s)).estimate()));
        to.add(ResultTables.numbers(name + "_low", unit, "Lower end of its 95 % interval.", n,
                s -> interval.apply(rows.get(s)).low()));
        to.add(ResultTables.numbers(name + "_high", unit, "Upper end.", n, s -> interval.apply(rows.get(s)).high()));
    }
}
