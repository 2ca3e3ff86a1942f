package io.assay.app.pipeline;

import io.assay.app.config.ModelKeys;
import io.assay.app.ingest.CsvFile;
import io.assay.core.policy.collateral.BucketRules;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is asked of buckets, as people write it. docs/how-to/buckets.md lists every key.
///
/// @param every nanoseconds between looks
/// @param days over which a split of capital makes all equally likely to touch their margins
/// @param margin part of gross exposure that is maintenance margin; empty = no split
/// @param usual of accounts that are not named
/// @param own of those that are
public record RulesFile(long every, double days, Optional<Double> margin, BucketRules usual,
        SortedMap<String, Own> own) {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int MINUTES_A_DAY = 1440;

    /// @param capital USD at the beginning, where no source says what an account has
    public record Own(Optional<Double> capital, BucketRules rules) {}

    /// @throws io.assay.app.config.UserError when it is no such file, naming the key
    public static RulesFile read(Path file) {
        var keys = ModelKeys.read(file, BucketFile.PAGE);
        var usual = new BucketRules(keys.positive("leverage", Double.POSITIVE_INFINITY),
                keys.positive("drawdown", Double.POSITIVE_INFINITY));
        Optional<Double> margin = keys.has("maintenance_rate") ? Optional.of(keys.within("maintenance_rate", 0, 1))
                : Optional.empty();
        var own = new TreeMap<String, Own>();
        if (keys.has("capital")) {
            capital(ImpactFits.file(keys, "capital"), usual, own);
        }
        if (keys.has("accounts")) {
            for (var one : keys.list("accounts")) {
                String account = one.text("account");
                var known = own.getOrDefault(account, new Own(Optional.empty(), usual));
                own.put(account, new Own(one.has("capital") ? Optional.of(one.number("capital")) : known.capital,
                        new BucketRules(one.positive("leverage", usual.leverageMax()),
                                one.positive("drawdown", usual.drawdownMax()))));
                one.done();
            }
        }
        var rules = new RulesFile(keys.whole("minutes", 1, MINUTES_A_DAY, 1) * MINUTE_NS, keys.positive("days", 1),
                margin, usual, own);
        keys.done();
        return rules;
    }

    private static void capital(Path file, BucketRules usual, SortedMap<String, Own> own) {
        var table = CsvFile.read(file);
        int account = table.column("account");
        double[] capital = table.values(table.column("capital"));
        for (int i = 0; i < capital.length; i++) {
            if (own.put(table.cell(i, account), new Own(Optional.of(capital[i]), usual)) != null) {
                throw table.wrong(i, account, "an account that is not above already");
            }
        }
    }

    Own of(String account) {
        return own.getOrDefault(account, new Own(Optional.empty(), usual));
    }
}
