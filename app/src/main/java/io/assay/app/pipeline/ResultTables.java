package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.event.Reject;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Horizon;
import io.assay.core.segment.Abstention;
import io.assay.core.segment.SegmentShrinkage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The tables a run leaves behind, column by column from the catalogue and the segmentation shown.
final class ResultTables {
    private static final int REASONS = 5;

    private ResultTables() {}

    /// One row an account: the features of the catalogue, by their own names, units and definitions.
    static Table profiles(FeatureMatrix profiles, Map<String, String> groups) {
        var columns = new ArrayList<Column>();
        columns.add(text("account", "The account, as the venue names it.", profiles.rows(),
                row -> profiles.accounts().get(row)));
        if (!groups.isEmpty()) {
            columns.add(text("client_group", "Owner of the account, from the file of groups.", profiles.rows(),
                    row -> groups.get(profiles.accounts().get(row))));
        }
        for (var column : io.assay.core.profile.Column.ALL) {
            double[] values = profiles.columnValues(profiles.column(column.name()));
            if (column.isBasis()) {
                columns.add(text(column.name(),
                        "How the standard error was had: BLOCKS of time, or POOLED over all accounts.",
                        profiles.rows(), row -> basis(values[row])));
            } else {
                columns.add(new Column.Numbers(column.name(), column.unit(), column.feature().definition(), values));
            }
        }
        return new Table("profiles", "What one account did over the span.", columns);
    }

    private static @Nullable String basis(double blocks) {
        return Double.isNaN(blocks) ? null : blocks > 0 ? "BLOCKS" : "POOLED";
    }

    /// One row an account: its segment, how surely, why, and the tier it gets.
    static Table assignments(FeatureMatrix profiles, Shown shown, TierTable tiers, Workers workers) {
        int rows = profiles.rows();
        var given = shown.assignments();
        var why = new AccountReasons(profiles, shown, REASONS, workers);
        var columns = new ArrayList<Column>();
        columns.add(text("account", "The account.", rows, row -> profiles.accounts().get(row)));
        columns.add(text("segment", "Its segment; absent when the method abstained.", rows,
                row -> blankToNull(shown.segment(row))));
        columns.add(new Column.Numbers("probability", "1", "Probability of the most probable segment.",
                given.probability()));
        columns.add(new Column.Numbers("probability_calibrated", "1",
                "The same as often true as it says, by windows that have closed; absent where no two tell.",
                shown.calibrated()));
        columns.add(text("abstained", "Why it has no segment, or none.", rows,
                row -> given.abstained().get(row) == Abstention.NONE ? null
                        : given.abstained().get(row).name().toLowerCase(Locale.ROOT)));
        columns.addAll(tiers.columns());
        for (int i = 0; i < REASONS; i++) {
            int rank = i;
            columns.add(text("reason_" + (i + 1),
                    "What speaks most for (+) or against (-) the segment, against its median.", rows,
                    row -> why.reason(row, rank)));
        }
        columns.add(
                text("smallest_change", "The smallest change of one feature that would move it.", rows, why::change));
        var shrunk = SegmentShrinkage.of(given.segment(), given.segments().size(),
                profiles.columnValues(profiles.column(shown.adverseColumn())),
                profiles.columnValues(profiles.column(shown.adverseColumn() + "_se")));
        columns.add(new Column.Numbers(shown.adverseColumn() + "_in_segment", "bp",
                "Adverse selection shrunk towards its segment, fitted on accounts of other folds.", shrunk.values()));
        columns.add(new Column.Numbers(shown.adverseColumn() + "_in_segment_sd", "bp", "Its standard deviation.",
                shrunk.deviations()));
        shown.byMethod().forEach((method, labels) -> columns.add(text(method.replace('-', '_') + "_segment",
                "Its segment under the method " + method + ".", rows, row -> blankToNull(labels.get(row)))));
        return new Table("assignments", "Account to segment, with probability, reasons and tier.", columns);
    }

    /// One row a finding about the data.
    static Table quality(List<DataQuality.Finding> findings) {
        int n = findings.size();
        var counts = new long[n];
        var outOf = new long[n];
        var alone = new BitSet();
        for (int i = 0; i < n; i++) {
            counts[i] = findings.get(i).count();
            outOf[i] = findings.get(i).outOf().orElse(0L);
            alone.set(i, findings.get(i).outOf().isEmpty());
        }
        return new Table("quality", "What is to be known of the data before a number made of them is trusted.",
                List.of(text("area", "What the finding is about.", n, row -> findings.get(row).area()),
                        text("level", "How much it should worry: fine, note, warning.", n,
                                row -> findings.get(row).level().name().toLowerCase(Locale.ROOT)),
                        text("finding", "What was found.", n, row -> findings.get(row).what()),
                        text("account", "The account it is about; absent when it is about all.", n,
                                row -> blankToNull(findings.get(row).about().account())),
                        text("instrument", "The instrument it is about; absent when it is about all.", n,
                                row -> blankToNull(findings.get(row).about().instrument())),
                        text("horizon", "Time from fill to reference; absent where there is none to it.", n,
                                row -> blankToNull(findings.get(row).about().horizon())),
                        new Column.Longs("count", "1", "How often.", counts),
                        new Column.Longs("out_of", "1", "Of how many; absent where the count stands alone.", outOf,
                                alone),
                        text("meaning", "What it does to the numbers.", n, row -> findings.get(row).meaning())));
    }

    /// One row a segment shown.
    static Table segments(Shown shown, SegmentFacts facts, RunConfig config) {
        int k = shown.assignments().segments().size();
        var columns = new ArrayList<Column>();
        columns.add(
                text("segment", "Name, stable over re-fits.", k, s -> shown.segmentation().segments().get(s).name()));
        columns.add(text("description", "What the accounts in it do.", k,
                s -> shown.segmentation().segments().get(s).description()));
        columns.add(text("method", "The method that made it.", k, s -> shown.segmentation().method()));
        var published = new boolean[k];
        Arrays.fill(published, shown.isPublished());
        columns.add(new Column.Booleans("published", "Whether policy follows it, or it only describes.", published));
        var accounts = new long[k];
        Arrays.setAll(accounts, s -> facts.accounts()[s]);
        columns.add(new Column.Longs("accounts", "1", "Accounts in it.", accounts));
        columns.add(new Column.Numbers("notional_usd", "USD", "Notional of its flow.", facts.notional()));
        columns.add(
                numbers("notional_share", "1", "Share of all notional.", k, s -> facts.notional()[s] / facts.total()));
        columns.add(new Column.Numbers("maker_share", "1", "Share of its notional that rested in the book.",
                facts.maker()));
        columns.add(
                new Column.Numbers("median_holding_s", "s", "Median holding time of its accounts.", facts.holding()));
        for (var horizon : Horizon.values()) {
            columns.add(numbers("house_markout_bp_" + horizon.suffix(), "bp",
                    "House markout of its flow; + is good for the house.", k, s -> facts.house(s, horizon).bp()));
            columns.add(numbers("house_markout_bp_" + horizon.suffix() + "_se", "bp",
                    "Two-way standard error, by account and block of time.", k, s -> facts.house(s, horizon).se()));
        }
        columns.add(numbers("adverse_bp_" + config.value().horizon() + "_shrunk", "bp",
                "Adverse selection that enters the width, shrunk towards that of all accounts.", k,
                s -> shown.widths().get(s).adverseBp()));
        columns.add(numbers("half_spread_bp", "bp", "Half spread the model advises for it.", k,
                s -> shown.widths().get(s).halfBp()));
        return new Table("segments", "What each segment is.", columns);
    }

    /// One row a tier: the widths as published, the uniform one last.
    static Table policy(Shown shown) {
        var widths = shown.isPublished() ? shown.widths() : List.of(shown.uniform());
        int n = widths.size();
        var columns = new ArrayList<Column>();
        columns.add(text("tier", "The pricing ladder.", n, i -> widths.get(i).segment()));
        columns.add(text("segment", "Segment mapped to it; absent for the uniform tier.", n,
                i -> i == n - 1 ? null : widths.get(i).segment()));
        columns.add(numbers("half_spread_bp", "bp", "Distance of each side from the reference, limits kept.", n,
                i -> widths.get(i).halfBp()));
        columns.add(numbers("half_spread_low_bp", "bp", "The same at the 2.5 % point of the adverse selection.", n,
                i -> widths.get(i).lowHalfBp()));
        columns.add(numbers("half_spread_high_bp", "bp", "The same at the 97.5 % point.", n,
                i -> widths.get(i).highHalfBp()));
        columns.add(numbers("model_half_spread_bp", "bp", "What the model wants before limits.", n,
                i -> widths.get(i).modelHalfBp()));
        columns.add(
                numbers("adverse_bp", "bp", "Shrunk adverse selection behind it.", n, i -> widths.get(i).adverseBp()));
        columns.add(numbers("adverse_sd_bp", "bp", "Its standard deviation.", n, i -> widths.get(i).adverseSdBp()));
        columns.add(numbers("safe_half_spread_bp", "bp", "What to quote once this has expired.", n,
                i -> widths.get(i).safeHalfBp()));
        columns.add(text("hedge",
                "What to do with a fill: internalise while the flow moves less than hedging costs, else hedge at once.",
                n, i -> shown.hedge(widths.get(i))));
        columns.add(text("use", "ADVICE, or PUBLISHED where the profile of use lets it be quoted.", n,
                i -> widths.get(i).advice() ? "ADVICE" : "PUBLISHED"));
        columns.add(text("status", "Age as a state when it was made.", n, i -> widths.get(i).status().name()));
        columns.add(new Column.Times("as_of", "Last moment whose data it knows.",
                widths.stream().mapToLong(width -> width.asOfNs()).toArray(), new BitSet()));
        columns.add(
                text("model_version", "Model and configuration that made it.", n, i -> widths.get(i).modelVersion()));
        return new Table("policy", "What each tier would be quoted.", columns);
    }

    /// One row a rejected input row.
    static Table rejects(List<Reject> rejects) {
        int n = rejects.size();
        var lines = new long[n];
        Arrays.setAll(lines, i -> rejects.get(i).line());
        return new Table("rejects", "Rows that were not applied.", List.of(
                text("reason", "Why, as a name.", n, i -> rejects.get(i).reason().name()),
                text("source", "File it was read from.", n, i -> rejects.get(i).source()),
                new Column.Longs("line", "1", "Line, counted from 1.", lines),
                text("field", "Field at fault; absent when the row as a whole is.", n,
                        i -> blankToNull(rejects.get(i).field())),
                text("value", "What stood there.", n, i -> rejects.get(i).value()),
                text("meaning", "Why, in words.", n, i -> rejects.get(i).reason().words())));
    }

    static Column.Text text(String name, String comment, int rows, IntFunction<@Nullable String> value) {
        var values = new @Nullable String[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = value.apply(row);
        }
        return new Column.Text(name, "", comment, values);
    }

    static Column.Numbers numbers(String name, String unit, String comment, int rows, IntToDoubleFunction value) {
        var values = new double[rows];
        Arrays.setAll(values, value);
        return new Column.Numbers(name, unit, comment, values);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
