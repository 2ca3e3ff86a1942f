package io.assay.app.pipeline;

import io.assay.core.policy.collateral.BucketRules;
import io.assay.core.policy.collateral.Missing;
import io.assay.core.profile.AccountPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Rules of buckets checked on what accounts did: a bucket is an account, the buckets of one owner are the accounts of a
/// client group. docs/how-to/buckets.md lists every key of the rules.
public final class BucketHistory {
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final double HOURS_A_DAY = 24;
    /// Changes of profit under which there is no volatility of it.
    private static final int CHANGES_MIN = 20;

    private final TapeReader read;
    private final RulesFile rules;
    private final SortedMap<String, String> groups;
    private final List<Judged> judged = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();

    private BucketHistory(TapeReader read, RulesFile rules, SortedMap<String, String> groups) {
        this.read = read;
        this.rules = rules;
        this.groups = groups;
    }

    private record Judged(String account, BucketRules.Report report, double equity, double gross, double sigma) {}

    /// Figures by name.
    ///
    /// @param groups owner of each account that has one
    public static Map<String, Object> of(TapeReader read, RulesFile rules, SortedMap<String, String> groups) {
        var all = new BucketHistory(read, rules, groups);
        var accounts = read.tape().fills().accounts();
        for (int account = 0; account < accounts.size(); account++) {
            all.judge(account, accounts.get(account));
        }
        rules.own().keySet().stream().filter(name -> !accounts.contains(name)).forEach(name -> all.missing
                .add(new Missing(name, Missing.Reason.MISSING_EQUITY, "no fills of this account in the files")));
        return all.figures();
    }

    private void judge(int account, String name) {
        var own = rules.of(name);
        var path = AccountPath.of(read.tape(), account, read.spec(), rules.every());
        if (path.isEmpty()) {
            missing.add(new Missing(name, Missing.Reason.MISSING_EQUITY,
                    "what it held before its first fill is not known; --assume-flat takes it for nothing"));
            return;
        }
        if (path.stream().noneMatch(BucketHistory::isMarked)) {
            missing.add(new Missing(name, Missing.Reason.MISSING_PRICE, "of something it holds all the time"));
            return;
        }
        var points = path.stream().map(one -> new BucketRules.Point(one.timeNs(), one.gross(),
                own.capital().map(had -> isMarked(one) ? had + one.profit() + one.paidIn() : Double.NaN)
                        .orElse(one.equity()),
                one.paidIn())).toList();
        if (points.stream().allMatch(one -> Double.isNaN(one.equity()))) {
            missing.add(new Missing(name, Missing.Reason.MISSING_EQUITY,
                    "no report of equity, and no capital in the rules"));
            return;
        }
        var last = points.getLast();
        judged.add(new Judged(name, own.rules().check(points), last.equity(), last.gross(), sigma(path)));
    }

    private static boolean isMarked(AccountPath.Point point) {
        return !Double.isNaN(point.gross());
    }

    /// Root of the mean square change of profit between full hours, a day: over all the time that the changes took, for looks
    /// need not fall on every hour. NaN with too few.
    static double sigma(List<AccountPath.Point> path) {
        double squares = 0;
        double hours = 0;
        int changes = 0;
        Optional<AccountPath.Point> before = Optional.empty();
        for (var point : path) {
            if (Math.floorMod(point.timeNs(), HOUR_NS) == 0) {
                if (before.isPresent() && isMarked(point)) {
                    double change = point.profit() - before.get().profit();
                    squares += change * change;
                    hours += (point.timeNs() - before.get().timeNs()) / (double) HOUR_NS;
                    changes++;
                }
                before = Optional.of(point).filter(BucketHistory::isMarked);
            }
        }
        return changes < CHANGES_MIN ? Double.NaN : Math.sqrt(squares / hours * HOURS_A_DAY);
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
        rules.margin().ifPresent(rate -> out.put("capital_split", new GroupSplit(groups, rate, rules.days()).of(
                judged.stream().map(one -> new GroupSplit.Member(one.account, one.equity, one.gross, one.sigma))
                        .toList(),
                missing)));
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
}
