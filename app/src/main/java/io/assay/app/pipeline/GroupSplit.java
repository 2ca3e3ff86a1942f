package io.assay.app.pipeline;

import io.assay.core.policy.collateral.CapitalSplit;
import io.assay.core.policy.collateral.Missing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// For each owner of several accounts, the capital that makes them equally likely to touch their margins.
///
/// @param groups owner of each account that has one
/// @param rate part of gross exposure that is maintenance margin
/// @param days over which margins may be touched
record GroupSplit(SortedMap<String, String> groups, double rate, double days) {
    /// What is known of an account; NaN where it is not.
    ///
    /// @param gross exposure, USD
    /// @param sigma of its profit, USD a day
    record Member(String account, double equity, double gross, double sigma) {}

    /// Rows of a table, group by group.
    ///
    /// @param missing groups without a split are added to
    List<Map<String, Object>> of(List<Member> accounts, List<Missing> missing) {
        var members = new TreeMap<String, List<Member>>();
        accounts.stream().sorted(Comparator.comparing(Member::account)).forEach(one -> {
            var group = Optional.ofNullable(groups.get(one.account));
            group.ifPresent(name -> members.computeIfAbsent(name, key -> new ArrayList<>()).add(one));
        });
        var rows = new ArrayList<Map<String, Object>>();
        members.forEach((group, all) -> split(group, all, rows, missing));
        return rows;
    }

    private void split(String group, List<Member> accounts, List<Map<String, Object>> rows, List<Missing> missing) {
        long whole = groups.values().stream().filter(group::equals).count();
        boolean isKnown = accounts.stream().allMatch(
                one -> one.sigma > 0 && Double.isFinite(one.equity) && Double.isFinite(one.gross));
        if (accounts.size() < whole || !isKnown) {
            missing.add(new Missing(group, Missing.Reason.MISSING_VOL,
                    "no split: equity, exposure or volatility of profit is not known of all its accounts"));
            return;
        }
        var buckets = accounts.stream()
                .map(one -> new CapitalSplit.Bucket(one.account, one.equity, rate * one.gross, 0, one.sigma)).toList();
        double capital = buckets.stream().mapToDouble(CapitalSplit.Bucket::equity).sum();
        var split = CapitalSplit.of(buckets, capital, days);
        if (split.isEmpty()) {
            missing.add(new Missing(group, Missing.Reason.NEGATIVE_EQUITY, String.format(Locale.ROOT,
                    "no split: %.2f USD short of its margins", CapitalSplit.lacking(buckets, capital))));
            return;
        }
        for (int b = 0; b < buckets.size(); b++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("group", group);
            row.putAll(row(buckets.get(b), split.get().capital()[b], days));
            rows.add(row);
        }
    }

    /// What a bucket has, what it would have, and how likely it touches its margin on each.
    static Map<String, Object> row(CapitalSplit.Bucket bucket, double capital, double days) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("bucket", bucket.name());
        row.put("equity_usd", bucket.equity());
        row.put("touches_margin", bucket.ruin(bucket.equity(), days));
        row.put("capital_usd", capital);
        row.put("then_touches_margin", bucket.ruin(capital, days));
        return row;
    }
}
