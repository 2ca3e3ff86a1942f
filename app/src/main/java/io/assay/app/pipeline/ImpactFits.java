package io.assay.app.pipeline;

import io.assay.app.config.ModelKeys;
import io.assay.app.ingest.CsvFile;
import io.assay.core.policy.impact.ImpactLaw;
import io.assay.core.policy.impact.KyleRegression;
import io.assay.core.policy.impact.LawConfig;
import io.assay.core.policy.impact.Metaorder;
import io.assay.core.policy.impact.Metaorders;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// Laws fitted to tables a desk made itself: metaorders, or flows and moves.
final class ImpactFits {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final List<String> SIZES = List.of("size", "q_over_v");
    private static final List<String> IMPACTS = List.of("impact", "impact_over_sigma");

    private ImpactFits() {}

    static void law(ModelKeys keys, Map<String, Object> out) {
        var file = file(keys, "metaorders");
        double level = keys.within("level", 0.5, 0.999, LawConfig.DEFAULT.level());
        int draws = (int) keys.whole("draws", 50, 100_000, LawConfig.DEFAULT.draws());
        long seed = keys.whole("seed", 0, 1L << 52, 1);
        keys.done();
        var table = CsvFile.read(file);
        var segments = names(table, "segment");
        var accounts = names(table, "account");
        var orders = orders(table, accounts);
        var config = new LawConfig(level, draws, LawConfig.DEFAULT.ordersMin());
        var law = ImpactLaw.of(orders, segmentOf(table, segments, accounts), segments.size(), config,
                new SplittableRandom(seed));
        ImpactJson.law(out, law, segments.isEmpty() ? List.of("all") : segments, level,
                orders.size() + " metaorders with an impact, " + config.ordersMin() + " wanted");
    }

    static void kyle(ModelKeys keys, Map<String, Object> out) {
        var file = file(keys, "flows");
        double level = keys.within("level", 0.5, 0.999, LawConfig.DEFAULT.level());
        keys.done();
        var table = CsvFile.read(file);
        double[] move = table.values(table.column("move"));
        double[] flow = table.values(table.column("flow"));
        try {
            var fit = KyleRegression.of(move, new double[][]{flow});
            out.put("lambda", ImpactJson.interval(fit.interval(0, level)));
            out.put("se", fit.se()[0]);
            out.put("constant", fit.constant());
            out.put("explained", fit.explained());
            out.put("intervals", fit.intervals());
            out.put("lags", fit.lags());
        } catch (IllegalArgumentException e) {
            throw keys.wrong("flows", String.valueOf(e.getMessage())).causedBy(e);
        }
    }

    /// A file beside the model.
    static Path file(ModelKeys keys, String key) {
        String name = keys.text(key);
        try {
            var file = keys.file().toAbsolutePath().resolveSibling(name);
            if (!Files.exists(file) || Files.isDirectory(file)) {
                throw keys.wrong(key, "no such file: " + file);
            }
            return file;
        } catch (InvalidPathException e) {
            throw keys.wrong(key, "the name of a file wanted, got " + name).causedBy(e);
        }
    }

    /// What a column names, ascending; nothing where there is no such column.
    private static List<String> names(CsvFile table, String column) {
        int at = place(table, column);
        var names = new TreeSet<String>();
        for (int i = 0; i < table.lines().size() && at >= 0; i++) {
            names.add(table.cell(i, at));
        }
        names.remove("");
        return new ArrayList<>(names);
    }

    private static int place(CsvFile table, String column) {
        return table.names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList().indexOf(column);
    }

    /// Place of a name among these, which ascend; that of the first where there is none.
    private static int number(List<String> names, String name) {
        return Math.max(0, Collections.binarySearch(names, name));
    }

    /// Where no column names accounts, every line is one of its own.
    private static List<Metaorder> orders(CsvFile table, List<String> accounts) {
        double[] size = table.values(table.column(SIZES));
        int impacts = table.column(IMPACTS);
        int days = place(table, "days");
        int day = place(table, "day");
        int account = place(table, "account");
        var dates = names(table, "day");
        var out = new ArrayList<Metaorder>();
        for (int i = 0; i < size.length; i++) {
            if (!(size[i] > 0)) {
                throw table.wrong(i, table.column(SIZES), "a number above 0");
            }
            double impact = table.value(i, impacts);
            double duration = days < 0 ? 0 : Math.max(0, table.value(i, days));
            long from = day < 0 ? 0 : number(dates, table.cell(i, day)) * DAY_NS;
            out.add(new Metaorder(account < 0 ? i : number(accounts, table.cell(i, account)), 0, 1, from,
                    from + Math.round((Double.isNaN(duration) ? 0 : duration) * DAY_NS), 1, 1, size[i], size[i],
                    Double.NaN, 1, 0, impact, absent(), Double.isNaN(impact) ? Metaorder.Absence.NO_PRICE_AT_END
                            : Metaorder.Absence.NONE));
        }
        return out;
    }

    private static double[] absent() {
        var later = new double[Metaorders.LATER.size()];
        Arrays.fill(later, Double.NaN);
        return later;
    }

    private static int[] segmentOf(CsvFile table, List<String> segments, List<String> accounts) {
        int account = place(table, "account");
        int segment = place(table, "segment");
        var out = new int[account < 0 ? table.lines().size() : accounts.size()];
        for (int i = 0; i < table.lines().size() && segment >= 0; i++) {
            int of = account < 0 ? i : number(accounts, table.cell(i, account));
            out[of] = segments.indexOf(table.cell(i, segment));
        }
        return out;
    }
}
