package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.profile.ClientGroups;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Client groups of a run: what each traded and holds, and which limit it exceeds.
///
/// @param names of the groups, ascending
/// @param groups what each is, in that order
/// @param breaches words for each, empty where no limit is exceeded
record GroupTable(List<String> names, List<ClientGroups.Group> groups, List<String> breaches) {
    /// @param owners group of each account that has one
    static GroupTable of(Tape tape, FoldSpec spec, Map<String, String> owners, double totalUsd,
            RunConfig.GroupLimits limits) {
        var present = new TreeSet<String>();
        for (var account : tape.fills().accounts()) {
            var owner = owners.get(account);
            if (owner != null) {
                present.add(owner);
            }
        }
        var names = new ArrayList<>(present);
        int[] group = tape.fills().accounts().stream()
                .mapToInt(account -> Math.max(-1, Collections.binarySearch(names, owners.getOrDefault(account, ""))))
                .toArray();
        var groups = ClientGroups.of(tape, spec, group, names.size());
        return new GroupTable(names, groups,
                groups.stream().map(one -> breach(one, totalUsd, limits)).toList());
    }

    private static String breach(ClientGroups.Group group, double totalUsd, RunConfig.GroupLimits limits) {
        var words = new ArrayList<String>();
        check("gross", group.grossUsd(), limits.grossUsd(), "%,.0f USD over %,.0f", words);
        check("net", group.netUsd(), limits.netUsd(), "%,.0f USD over %,.0f", words);
        check("share of notional", group.notionalUsd() / totalUsd, limits.notionalShare(), "%.4f over %.4f", words);
        return String.join("; ", words);
    }

    private static void check(String what, double value, OptionalDouble limit, String format, List<String> words) {
        if (limit.isPresent() && Double.isNaN(value)) {
            words.add(what + " unknown: a position or its mark is not known");
        } else if (limit.isPresent() && value > limit.getAsDouble()) {
            words.add(what + " " + String.format(Locale.ROOT, format, value, limit.getAsDouble()));
        }
    }

    /// A sentence for each group that exceeds a limit.
    List<String> notes() {
        var notes = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            if (!breaches.get(i).isEmpty()) {
                notes.add("client group " + names.get(i) + ": " + breaches.get(i));
            }
        }
        return notes;
    }

    Table table(double totalUsd) {
        int n = names.size();
        return new Table("client_groups", "Accounts of one owner taken together.", List.of(
                text("client_group", "Owner of the accounts, from the file of groups.", names),
                new Column.Longs("accounts", "1", "Its accounts with a fill in the span.",
                        groups.stream().mapToLong(ClientGroups.Group::accounts).toArray()),
                new Column.Longs("fills", "1", "Their flow fills.",
                        groups.stream().mapToLong(ClientGroups.Group::fills).toArray()),
                numbers("notional_usd", "USD", "Notional of their flow.", n, ClientGroups.Group::notionalUsd),
                numbers("notional_share", "1", "Share of all notional.", n, one -> one.notionalUsd() / totalUsd),
                numbers("largest_account_share", "1", "Share of the group's notional by its largest account.", n,
                        ClientGroups.Group::largestAccountShare),
                numbers("concentration", "1", "Herfindahl index of its notional over underlyings.", n,
                        ClientGroups.Group::concentration),
                text("largest_underlying", "Underlying with the most of its notional.",
                        groups.stream().map(ClientGroups.Group::largestUnderlying).toList()),
                numbers("gross_usd", "USD", "Sum of abs(delta) over its accounts and instruments when the span ends.",
                        n,
                        ClientGroups.Group::grossUsd),
                numbers("net_usd", "USD",
                        "Sum over underlyings of abs(net delta) when the span ends, its accounts netted.", n,
                        ClientGroups.Group::netUsd),
                text("breach", "Limits it exceeds; absent when none.", breaches)));
    }

    private interface Figure {
        double of(ClientGroups.Group group);
    }

    private Column numbers(String name, String unit, String meaning, int n, Figure figure) {
        var values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = figure.of(groups.get(i));
        }
        return new Column.Numbers(name, unit, meaning, values);
    }

    private static Column text(String name, String meaning, List<String> values) {
        return ResultTables.text(name, meaning, values.size(), row -> blank(values.get(row)));
    }

    private static @Nullable String blank(String text) {
        return text.isEmpty() ? null : text;
    }
}
