package io.assay.app.pipeline;

import io.assay.app.ingest.ProfileFile;
import io.assay.core.policy.collateral.Missing;
import io.assay.core.profile.Column;
import io.assay.core.profile.Feature;
import io.assay.core.profile.FeatureMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// What a run knows of buckets, from the profiles it left behind: how many an account has, how capital lies in them, and whether
/// its highest leverage kept the rule. When and for how long, only fills say: [BucketHistory].
public final class BucketRun {
    private static final double DAYS_A_YEAR = 365;
    private static final String NEEDED = "equity, or leverage, is not in its profile";

    private BucketRun() {}

    /// Figures by name.
    ///
    /// @param out folder of a run
    /// @param groups owner of each account that has one
    public static Map<String, Object> of(Path out, Optional<RulesFile> rules, SortedMap<String, String> groups) {
        var profiles = ProfileFile.read(out.resolve("profiles.csv"));
        var rows = new ArrayList<Map<String, Object>>();
        var members = new ArrayList<GroupSplit.Member>();
        var missing = new ArrayList<Missing>();
        int judged = 0;
        int broken = 0;
        for (int row = 0; row < profiles.accounts().size(); row++) {
            String account = profiles.accounts().get(row);
            double leverage = value(profiles, row, Feature.LEVERAGE_MAX);
            var cap = rules.map(all -> all.of(account).rules().leverageMax());
            boolean isBroken = cap.isPresent() && leverage > cap.get();
            judged += Double.isNaN(leverage) ? 0 : 1;
            broken += isBroken ? 1 : 0;
            var shown = row(profiles, row, groups);
            if (cap.isPresent()) {
                shown.put("over_leverage", Double.isNaN(leverage) ? "" : String.valueOf(isBroken));
            }
            rows.add(shown);
            if (cap.isPresent() && Double.isNaN(leverage)) {
                missing.add(new Missing(account, Missing.Reason.MISSING_EQUITY, NEEDED));
            }
            members.add(new GroupSplit.Member(account, value(profiles, row, Feature.EQUITY_USD),
                    value(profiles, row, Feature.GROSS_EXPOSURE_USD),
                    value(profiles, row, Feature.VOL_EXPOSURE_USD) / Math.sqrt(DAYS_A_YEAR)));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("accounts", profiles.accounts().size());
        if (rules.isPresent()) {
            figures.put("accounts_judged", judged);
            figures.put("accounts_over_leverage", broken);
        }
        figures.put("buckets", rows);
        rules.flatMap(RulesFile::margin).ifPresent(rate -> figures.put("capital_split",
                new GroupSplit(groups, rate, rules.map(RulesFile::days).orElse(1.0)).of(members, missing)));
        figures.put("absent", HaircutModel.absences(missing));
        return figures;
    }

    private static Map<String, Object> row(FeatureMatrix profiles, int row, SortedMap<String, String> groups) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("account", profiles.accounts().get(row));
        if (!groups.isEmpty()) {
            out.put("group", groups.getOrDefault(profiles.accounts().get(row), ""));
        }
        for (var feature : List.of(Feature.BUCKETS, Feature.BUCKET_CONCENTRATION, Feature.EQUITY_USD,
                Feature.LEVERAGE_MAX, Feature.MAX_DRAWDOWN_USD)) {
            out.put(Column.ALL.get(Column.of(feature)).name(), value(profiles, row, feature));
        }
        return out;
    }

    private static double value(FeatureMatrix profiles, int row, Feature feature) {
        int column = profiles.column(Column.ALL.get(Column.of(feature)).name());
        return column < 0 ? Double.NaN : profiles.at(row, column);
    }
}
