package io.assay.app.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The largest accounts by notional; the rest are in the files beside the report.
///
/// @param total accounts there are, listed or not
/// @param listedNotionalShare share of all notional the listed accounts have, 0 to 1
public record AccountsSection(List<Row> rows, long total, double listedNotionalShare) {
    static final int ROWS_MAX = 1_000;

    public AccountsSection {
        rows = List.copyOf(rows);
        if (rows.size() > ROWS_MAX) {
            throw new IllegalArgumentException(rows.size() + " accounts listed, at most " + ROWS_MAX);
        }
    }

    /// The largest of all accounts, by falling notional; ties go to the lower name.
    public static AccountsSection of(List<Row> all) {
        var rows = all.stream()
                .sorted(Comparator.comparingDouble(Row::notionalUsd).reversed().thenComparing(Row::account))
                .limit(ROWS_MAX).toList();
        double total = notional(all);
        return new AccountsSection(rows, all.size(), total > 0 ? notional(rows) / total : 1);
    }

    /// Summed in ascending order, so that the order of arrival does not show in the last digit.
    private static double notional(List<Row> rows) {
        return rows.stream().mapToDouble(Row::notionalUsd).sorted().reduce(0, Double::sum);
    }

    /// One account.
    ///
    /// @param segment index of the segment, -1 = abstained
    /// @param probability of the segment, 0 to 1; absent when abstained as too new
    /// @param calibrated the same, as often true as it says; absent where no two windows tell
    /// @param reasons in words, strongest first
    /// @param halfSpreadBp advised half spread, bp
    /// @param tier the tier it is kept in although its segment has another, and why; empty where it has that of its segment
    public record Row(String account, int segment, OptionalDouble probability, OptionalDouble calibrated,
            List<String> reasons, long fills, double notionalUsd, OptionalDouble makerShare,
            Optional<Estimate> houseMarkoutBp,
            OptionalDouble halfSpreadBp, String tier) {
        static final int REASONS_MAX = 3;

        public Row {
            account = Text.cut(account, Text.NAME_MAX);
            reasons = List.copyOf(reasons.subList(0, Math.min(reasons.size(), REASONS_MAX)));
        }
    }
}
