package io.assay.app.pipeline;

import io.assay.app.config.ModelKeys;
import io.assay.core.policy.collateral.BucketRules;
import io.assay.core.policy.collateral.CapitalSplit;
import io.assay.core.policy.collateral.Missing;
import io.assay.core.profile.AccountPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Rules of buckets checked on what accounts did: a bucket is an account, the buckets of one owner are the accounts of a
/// client group. docs/how-to/buckets.md lists every key of the rules.
public final class BucketHistory {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long HOUR_NS = 60 * MINUTE_NS;
    private static final double HOURS_A_DAY = 24;
    /// Hourly changes of profit under which there is no volatility of it.
    private static final int CHANGES_MIN = 20;

    private final TapeReader read;
    private final Rules rules;
    private final SortedMap<String, String> groups;
    private final List<Judged> judged = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();

    private BucketHistory(TapeReader read, Rules rules, SortedMap<String, String> groups) {
        this.read = read;
        this.rules = rules;
        this.groups = groups;
    }

    /// What is asked of buckets.
    ///
    /// @param every nanoseconds between looks
    /// @param days over which a split makes all equally likely to touch their margins
    /// @param margin part of gross exposure that is maintenance margin; empty = no split
    /// @param usual of accounts that are not named
    /// @param own of those that are
    public record Rules(long every, double days, Optional<Double> margin, BucketRules usual,
            SortedMap<String, Own> own) {
        /// @param file the rules as people write them
        public static Rules read(Path file) {
            var keys = ModelKeys.read(file, BucketFile.PAGE);
            var usual = new BucketRules(keys.positive("leverage", Double.POSITIVE_INFINITY),
                    keys.positive("drawdown", Double.POSITIVE_INFINITY));
            Optional<Double> margin = keys.has("maintenance_rate") ? Optional.of(keys.within("maintenance_rate", 0, 1))
                    : Optional.empty();
            var own = new TreeMap<String, Own>();
            if (keys.has("accounts")) {
                for (var one : keys.list("accounts")) {
                    Optional<Double> capital = one.has("capital") ? Optional.of(one.number("capital"))
                            : Optional.empty();
                    own.put(one.text("account"), new Own(capital, new BucketRules(
                            one.positive("leverage", usual.leverageMax()),
                            one.positive("drawdown", usual.drawdownMax()))));
                    one.done();
                }
            }
            var rules = new Rules(keys.whole("minutes", 1, 1440, 1) * MINUTE_NS, keys.positive("days", 1), margin,
                    usual, own);
            keys.done();
            return rules;
        }
    }

    /// @param capital USD at the beginning, where no source says what an account has
    public record Own(Optional<Double> capital, BucketRules rules) {}

    private record Judged(String account, BucketRules.Report report, double equity, double gross, double sigma) {}

    /// Figures by name.
    ///
    /// @param groups owner of each account that has one
    public static Map<String, Object> of(TapeReader read, Rules rules, SortedMap<String, String> groups) {
        var all = new BucketHistory(read, rules, groups);
        var accounts = read.tape().fills().accounts();
        for (int account = 0; account < accounts.size(); account++) {
            all.judge(account, accounts.get(account));
        }
        rules.own.keySet().stream().filter(name -> !accounts.contains(name)).forEach(name -> all.missing
                .add(new Missing(name, Missing.Reason.MISSING_EQUITY, "no fills of this account in the files")));
        return all.figures();
    }

    private void judge(int account, String name) {
        var own = rules.own.getOrDefault(name, new Own(Optional.empty(), rules.usual));
        var path = AccountPath.of(read.tape(), account, read.spec(), rules.every);
        if (path.isEmpty()) {
            missing.add(new Missing(name, Missing.Reason.MISSING_EQUITY,
                    "what it held before its first fill is not known; --assume-flat takes it for nothing"));
            return;
        }
        var points = path.stream().map(one -> new BucketRules.Point(one.timeNs(), one.gross(),
                own.capital.map(had -> had + one.profit() + one.paidIn()).orElse(one.equity()), one.paidIn())).toList();
        if (points.stream().allMatch(one -> Double.isNaN(one.equity()))) {
            missing.add(new Missing(name, Missing.Reason.MISSING_EQUITY,
                    "no report of equity, and no capital in the rules"));
            return;
        }
        var last = points.getLast();
        judged.add(new Judged(name, own.rules.check(points), last.equity(), last.gross(), sigma(path)));
    }

    /// Root mean square change of profit from hour to hour, a day; NaN with too few.
    private static double sigma(List<AccountPath.Point> path) {
        double squares = 0;
        int changes = 0;
        double before = Double.NaN;
        for (var point : path) {
            if (Math.floorMod(point.timeNs(), HOUR_NS) == 0) {
                if (!Double.isNaN(before)) {
                    squares += (point.profit() - before) * (point.profit() - before);
                    changes++;
                }
                before = point.profit();
            }
        }
        return changes < CHANGES_MIN ? Double.NaN : Math.sqrt(squares / changes * HOURS_A_DAY);
    }

    private Map<String, Object> figures() {
        judged.sort(Comparator.<Judged>comparingLong(one -> -one.report.brokenNs()).thenComparing(Judged::account));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("accounts", judged.size() + missing.size());
        out.put("accounts_judged", judged.size());
        out.put("accounts_in_breach", judged.stream().filter(one -> !one.report.breaches().isEmpty()).count());
        out.put("buckets", judged.stream().map(this::row).toList());
        out.put("breaches", judged.stream().flatMap(one -> one.report.breaches().stream()
                .map(breach -> breach(one.account, breach))).toList());
        out.put("capital_split", splits());
        out.put("absent", HaircutModel.absences(missing));
        return out;
    }

    private Map<String, Object> row(Judged one) {
        Map<String, Object> row = new LinkedHashMap<>();
        if (!groups.isEmpty()) {
            row.put("group", groups.getOrDefault(one.account, ""));
        }
        row.put("account", one.account);
        row.put("leverage_max", one.report.leverage());
        row.put("without_equity", Double.isInfinite(one.report.leverage()));
        row.put("drawdown_max", one.report.drawdown());
        row.put("breaches", one.report.breaches().size());
        row.put("hours_in_breach", one.report.brokenNs() / (double) HOUR_NS);
        row.put("hours_known", one.report.knownNs() / (double) HOUR_NS);
        row.put("hours_unknown", one.report.unknownNs() / (double) HOUR_NS);
        row.put("equity_usd", one.equity);
        row.put("sigma_day_usd", one.sigma);
        return row;
    }

    private static Map<String, Object> breach(String account, BucketRules.Breach breach) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("account", account);
        row.put("rule", switch (breach.rule()) {
            case LEVERAGE -> "leverage";
            case DRAWDOWN -> "drawdown";
        });
        row.put("from", Run.instant(breach.fromNs()).toString());
        row.put("until", Run.instant(breach.untilNs()).toString());
        row.put("ongoing", breach.ongoing());
        row.put("worst", breach.worst());
        return row;
    }

    /// For each group of which enough is known, the capital that makes its accounts equally likely to touch their margins.
    private List<Map<String, Object>> splits() {
        var rows = new ArrayList<Map<String, Object>>();
        if (rules.margin.isEmpty()) {
            return rows;
        }
        var members = new TreeMap<String, List<Judged>>();
        judged.stream().sorted(Comparator.comparing(Judged::account)).forEach(one -> {
            var group = Optional.ofNullable(groups.get(one.account));
            group.ifPresent(name -> members.computeIfAbsent(name, key -> new ArrayList<>()).add(one));
        });
        members.forEach((group, accounts) -> split(group, accounts, rules.margin.get(), rows));
        return rows;
    }

    private void split(String group, List<Judged> accounts, double rate, List<Map<String, Object>> rows) {
        long whole = groups.values().stream().filter(group::equals).count();
        boolean isKnown = accounts.stream().allMatch(
                one -> one.sigma > 0 && Double.isFinite(one.equity) && Double.isFinite(one.gross));
        if (accounts.size() < whole || !isKnown) {
            missing.add(new Missing(group, Missing.Reason.MISSING_VOL,
                    "no split: equity or volatility of profit is not known of all its accounts"));
            return;
        }
        var buckets = accounts.stream()
                .map(one -> new CapitalSplit.Bucket(one.account, one.equity, rate * one.gross, 0, one.sigma)).toList();
        double capital = buckets.stream().mapToDouble(CapitalSplit.Bucket::equity).sum();
        var split = CapitalSplit.of(buckets, capital, rules.days);
        if (split.isEmpty()) {
            missing.add(new Missing(group, Missing.Reason.NEGATIVE_EQUITY, String.format(Locale.ROOT,
                    "no split: %.2f USD short of its margins", CapitalSplit.lacking(buckets, capital))));
            return;
        }
        for (int b = 0; b < buckets.size(); b++) {
            var one = buckets.get(b);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("group", group);
            row.put("account", one.name());
            row.put("equity_usd", one.equity());
            row.put("touches_margin", one.ruin(one.equity(), rules.days));
            row.put("capital_usd", split.get().capital()[b]);
            row.put("then_touches_margin", one.ruin(split.get().capital()[b], rules.days));
            rows.add(row);
        }
    }
}
