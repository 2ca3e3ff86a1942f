package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Nearest;
import io.assay.app.config.RunConfig;
import io.assay.app.config.UserError;
import io.assay.app.store.ResultDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a result knows about one account: where it is, why, what would move it, and what its flow was worth.
///
/// Columns a result does not have leave their part out.
///
/// @param assignment its row of `assignments`, absent values left out
/// @param profile its row of `profiles`, absent values left out
/// @param medians the same columns over the accounts of its segment
/// @param segment the row of its segment in `segments`
/// @param policy the row of its tier in `policy`, of its segment where no tier is known
/// @param toxicity its row of `toxicity`
/// @param linked accounts it trades together with, surest first
/// @param run the row of `runs`
record Explanation(String account, Map<String, String> assignment, Map<String, String> profile,
        Map<String, String> medians, Map<String, String> segment, Map<String, String> policy,
        Map<String, String> toxicity, List<String> linked, Map<String, String> run) {

    private static final int REASONS = 5;

    /// Profile columns shown beside the segment's median, with how to read them.
    static final List<String> SHOWN = List.of("fills", "notional_usd", "mean_fill_usd", "maker_share", "holding_s",
            "neutrality");

    /// Looks the account up.
    ///
    /// @throws UserError when it is not in the result, with the accounts that are nearly it
    static Explanation of(ResultDatabase database, String wanted, String folder) {
        SortedMap<String, List<String>> columns = database.columns();
        if (!columns.getOrDefault("profiles", List.of()).contains("account")) {
            throw UserError.of(ExitCode.IO, "this result has no profiles").at("-d " + folder)
                    .next("make it again: assay report FILE --out " + folder);
        }
        String account = found(database, wanted, folder);
        Map<String, String> profile = row(database, columns, "profiles", "account", account);
        Map<String, String> assignment = row(database, columns, "assignments", "account", account);
        String segment = assignment.getOrDefault("segment", "");
        Map<String, String> policy = assignment.containsKey("tier")
                && columns.getOrDefault("policy", List.of()).contains("tier")
                        ? row(database, columns, "policy", "tier", assignment.getOrDefault("tier", ""))
                        : row(database, columns, "policy", "segment", segment);
        return new Explanation(account, assignment, profile, medians(database, columns, profile, segment),
                row(database, columns, "segments", columns.getOrDefault("segments", List.of()).contains("segment")
                        ? "segment" : "name", segment),
                policy, row(database, columns, "toxicity", "account", account), linked(database, columns, account),
                row(database, columns, "runs", "", ""));
    }

    /// Accounts linked the same way: both bought, or both sold.
    private static List<String> linked(ResultDatabase database, SortedMap<String, List<String>> columns,
            String account) {
        if (!columns.getOrDefault("links", List.of()).contains("other_account")) {
            return List.of();
        }
        return database.rows("SELECT other FROM (SELECT account AS one, other_account AS other, states, p FROM links "
                + "UNION ALL SELECT other_account, account, states, p FROM links) "
                + "WHERE one = ? AND states IN ('b/b', 's/s') GROUP BY other ORDER BY min(p), other", account).stream()
                .map(cells -> text(cells[0])).toList();
    }

    /// The first of these that the account's rows have.
    Optional<String> first(String... names) {
        for (String name : names) {
            for (Map<String, String> row : List.of(assignment, policy, segment, run)) {
                if (row.containsKey(name)) {
                    return Optional.of(row.get(name));
                }
            }
        }
        return Optional.empty();
    }

    List<String> reasons() {
        return IntStream.rangeClosed(1, REASONS).mapToObj(i -> assignment.get("reason_" + i)).filter(Objects::nonNull)
                .filter(reason -> !reason.isBlank()).toList();
    }

    /// A column of the profile as a number, if it is there and is one.
    Optional<Double> number(Map<String, String> row, String column) {
        return Optional.ofNullable(row.get(column)).map(Double::parseDouble);
    }

    private static String found(ResultDatabase database, String wanted, String folder) {
        var exact = database.rows("SELECT account FROM profiles WHERE account = ? OR lower(account) = lower(?) "
                + "ORDER BY account <> ? LIMIT 1", wanted, wanted, wanted);
        if (!exact.isEmpty()) {
            return text(exact.getFirst()[0]);
        }
        List<String> starting =
                database.rows("SELECT account FROM profiles WHERE starts_with(lower(account), lower(?)) "
                        + "ORDER BY account LIMIT 4", wanted).stream().map(cells -> text(cells[0])).toList();
        if (starting.size() == 1 && wanted.length() >= 4) {
            return starting.getFirst();
        }
        List<String> near = starting.isEmpty() ? near(database, wanted) : starting;
        throw UserError.usage("unknown account " + wanted).at("-d " + folder)
                .because(starting.isEmpty() ? "no account of this result has that name"
                        : "more than one account starts with it")
                .next(near.isEmpty() ? "assay sql -d " + folder + " \"SELECT account FROM profiles\""
                        : "did you mean " + String.join(", ", near) + "?");
    }

    private static List<String> near(ResultDatabase database, String wanted) {
        List<String> all = database.rows("SELECT account FROM profiles ORDER BY account").stream()
                .map(cells -> text(cells[0])).toList();
        return Nearest.among(wanted, all, 3);
    }

    private static String text(@Nullable String cell) {
        return String.valueOf(cell);
    }

    /// One row as a map; `by` empty means the first row. Empty when the table or the column is not there.
    private static Map<String, String> row(ResultDatabase database, SortedMap<String, List<String>> columns,
            String table, String by, String value) {
        List<String> names = columns.getOrDefault(table, List.of());
        if (names.isEmpty() || (!by.isEmpty() && !names.contains(by))) {
            return Map.of();
        }
        String sql = "FROM " + table + (by.isEmpty() ? "" : " WHERE " + by + " = ?") + " LIMIT 1";
        var keeper = new RowKeeper();
        database.ask(sql, by.isEmpty() ? List.of() : List.of(value), keeper);
        return keeper.row();
    }

    private static Map<String, String> medians(ResultDatabase database, SortedMap<String, List<String>> columns,
            Map<String, String> profile, String segment) {
        var wanted = new ArrayList<>(SHOWN);
        RunConfig.HORIZONS.forEach(horizon -> wanted.add("house_markout_bp_" + horizon));
        wanted.retainAll(profile.keySet());
        List<String> assigned = columns.getOrDefault("assignments", List.of());
        if (wanted.isEmpty() || !assigned.contains("segment") || !assigned.contains("account")) {
            return new TreeMap<>();
        }
        String select = wanted.stream().map(c -> "median(p.\"" + c + "\") AS \"" + c + "\"")
                .collect(Collectors.joining(", "));
        var keeper = new RowKeeper();
        database.ask("SELECT " + select + " FROM profiles p JOIN assignments a USING (account) WHERE a.segment = ?",
                List.of(segment), keeper);
        return keeper.row();
    }
}
