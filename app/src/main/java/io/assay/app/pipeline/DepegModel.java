package io.assay.app.pipeline;

import io.assay.app.config.ModelKeys;
import io.assay.app.ingest.CsvFile;
import io.assay.core.event.Decimals;
import io.assay.core.policy.collateral.DepegStress;
import io.assay.core.policy.collateral.RatioTiers;
import io.assay.core.venue.MappedTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What accounts go through when what they posted leaves its price, from a file and a path of prices to figures.
/// docs/how-to/collateral.md lists every key.
public final class DepegModel {
    private static final long HOUR_NS = 3_600_000_000_000L;

    private DepegModel() {}

    /// Figures by name.
    public static Map<String, Object> of(Path file) {
        var keys = ModelKeys.read(file, HaircutModel.PAGE);
        var path = path(ImpactFits.file(keys, "path"));
        var terms = terms(keys);
        if (keys.has("book") && keys.has("accounts")) {
            throw keys.wrong("book", "one of book and accounts wanted, and both are there");
        }
        var accounts = keys.has("book") ? book(ImpactFits.file(keys, "book")) : accounts(keys);
        double hours = keys.positive("hours", 24);
        keys.done();
        var outcome = DepegStress.of(path, terms, accounts);
        Map<String, Object> out = new LinkedHashMap<>();
        write(path, outcome, accounts.size(), out);
        out.put("assets", path.prices().keySet().stream().map(asset -> fall(path, asset, hours)).toList());
        out.put("accounts", outcome.courses().stream().map(one -> row(path, one)).toList());
        out.put("absent", HaircutModel.absences(outcome.missing()));
        return out;
    }

    private static void write(DepegStress.Path path, DepegStress.Outcome outcome, int accounts,
            Map<String, Object> out) {
        int worst = 0;
        for (int i = 0; i < outcome.steps().size(); i++) {
            worst = outcome.steps().get(i).shortfall() > outcome.steps().get(worst).shortfall() ? i : worst;
        }
        out.put("accounts_given", accounts);
        out.put("accounts_judged", outcome.courses().size());
        out.put("accounts_short", outcome.courses().stream().filter(one -> one.first() >= 0).count());
        out.put("accounts_recover", outcome.courses().stream().filter(DepegStress.Course::recovers).count());
        out.put("worst_time", instant(path, worst));
        out.put("shortfall_usd", outcome.steps().get(worst).shortfall());
        out.put("short_then", outcome.steps().get(worst).under());
        out.put("venue_loss_usd", outcome.courses().stream().mapToDouble(DepegStress.Course::loss).sum());
    }

    private static Map<String, Object> fall(DepegStress.Path path, String asset, double hours) {
        double low = Double.POSITIVE_INFINITY;
        for (double price : path.prices().getOrDefault(asset, new double[0])) {
            low = price < low ? price : low;
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("asset", asset);
        row.put("low", low);
        row.put("largest_fall", DepegStress.largestFall(path, asset, (long) (hours * HOUR_NS)));
        row.put("within_hours", hours);
        return row;
    }

    private static Map<String, Object> row(DepegStress.Path path, DepegStress.Course course) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("account", course.account());
        row.put("credited_before_usd", course.before());
        row.put("shortfall_usd", course.shortfall());
        row.put("worst_time", instant(path, course.worst()));
        row.put("short_since", course.first() < 0 ? "" : instant(path, course.first()));
        row.put("steps_short", course.steps());
        row.put("recovers", course.first() < 0 ? "" : String.valueOf(course.recovers()));
        row.put("venue_loss_usd", course.loss());
        return row;
    }

    private static String instant(DepegStress.Path path, int step) {
        return Run.instant(path.timeNs()[step]).toString();
    }

    private static DepegStress.Path path(Path file) {
        var table = CsvFile.read(file);
        int time = table.column("time");
        var timeNs = new long[table.lines().size()];
        for (int i = 0; i < timeNs.length; i++) {
            int line = i;
            timeNs[i] = MappedTime.anyNs(table.cell(i, time))
                    .orElseThrow(() -> table.wrong(line, time, "a time in UTC, or a count since 1970"));
            if (i > 0 && timeNs[i] <= timeNs[i - 1]) {
                throw table.wrong(i, time, "a time after the line above");
            }
        }
        var prices = new TreeMap<String, double[]>();
        for (int c = 0; c < table.names().size(); c++) {
            if (c != time) {
                var column = new double[timeNs.length];
                for (int i = 0; i < column.length; i++) {
                    column[i] = table.value(i, c);
                }
                prices.put(table.names().get(c), column);
            }
        }
        return new DepegStress.Path(timeNs, prices);
    }

    private static SortedMap<String, DepegStress.Terms> terms(ModelKeys keys) {
        var out = new TreeMap<String, DepegStress.Terms>();
        for (var asset : keys.list("assets")) {
            String name = asset.text("asset");
            Optional<BigDecimal> price = asset.has("price") ? Optional.of(AssetKeys.positive(asset, "price"))
                    : Optional.empty();
            var written = AssetKeys.tiers(asset);
            if (!written.inCoins()) {
                throw asset.wrong("tiers.in", "coins wanted here, where prices move");
            }
            RatioTiers tiers = written.tiers().atMost(AssetKeys.ratio(asset)
                    .orElseThrow(() -> asset.wrong("haircut", "is missing; 0 counts all of it")));
            asset.done();
            if (out.put(name, new DepegStress.Terms(price, tiers)) != null) {
                throw asset.wrong("asset", name + " is there twice");
            }
        }
        return out;
    }

    private static List<DepegStress.Account> accounts(ModelKeys keys) {
        var out = new ArrayList<DepegStress.Account>();
        for (var account : keys.list("accounts")) {
            out.add(new DepegStress.Account(account.text("account"), account.named("balances"),
                    account.has("maintenance") ? account.notNegative("maintenance") : Double.NaN,
                    account.textIfThere("margin_in").orElse("")));
            account.done();
        }
        return out;
    }

    /// A table: `account`, `maintenance`, and if need be `margin_in`; every other column is an asset, empty = none of it.
    private static List<DepegStress.Account> book(Path file) {
        var table = CsvFile.read(file);
        int name = table.column("account");
        int maintenance = table.column("maintenance");
        int in = table.names().indexOf("margin_in");
        var out = new ArrayList<DepegStress.Account>();
        for (int i = 0; i < table.lines().size(); i++) {
            var balances = new TreeMap<String, BigDecimal>();
            for (int c = 0; c < table.names().size(); c++) {
                if (c != name && c != maintenance && c != in && !table.cell(i, c).isEmpty()) {
                    @Nullable BigDecimal amount = Decimals.parseFloating(table.cell(i, c));
                    if (amount == null) {
                        throw table.wrong(i, c, "a decimal");
                    }
                    balances.put(table.names().get(c), amount);
                }
            }
            double margin = table.value(i, maintenance);
            if (margin < 0) {
                throw table.wrong(i, maintenance, "a number of at least 0");
            }
            out.add(new DepegStress.Account(table.cell(i, name), balances, margin, in < 0 ? "" : table.cell(i, in)));
        }
        return out;
    }
}
