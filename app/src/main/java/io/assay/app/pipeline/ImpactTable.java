package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.policy.impact.ImpactDecay;
import io.assay.core.policy.impact.ImpactLaw;
import io.assay.core.policy.impact.KyleFlow;
import io.assay.core.policy.impact.KyleRegression;
import io.assay.core.policy.impact.LawConfig;
import io.assay.core.policy.impact.MarketScale;
import io.assay.core.policy.impact.Metaorder;
import io.assay.core.policy.impact.MetaorderConfig;
import io.assay.core.policy.impact.Metaorders;
import io.assay.core.profile.FlowMoves;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What the flow of exports did to prices: metaorders, the law of their impact by segment, its decay, and Kyle's λ.
///
/// @param tape with volumes
/// @param asked how it was looked for
/// @param segments names, in order; one that holds all where no run gave any
/// @param segmentOf by account, -1 for none
/// @param metaorders all that were found
public record ImpactTable(MarketTape tape, Asked asked, List<String> segments, int[] segmentOf,
        List<Metaorder> metaorders, Optional<ImpactLaw> law, Optional<ImpactDecay> decay) {

    /// How to look.
    ///
    /// @param segments by account, where a file gave them
    /// @param run folder of a run whose segments are taken else
    /// @param intervalNs over which flow and moves are compared
    /// @param instrument alone, where one is named
    public record Asked(MetaorderConfig metaorders, LawConfig law,
            Optional<SortedMap<String, String>> segments, Optional<Path> run, long intervalNs,
            Optional<String> instrument, long seed) {}

    public static ImpactTable of(MarketTape tape, Asked asked) {
        var fills = tape.read().tape().fills();
        int only = only(tape, asked);
        var segmentByAccount = asked.segments().isPresent() ? asked.segments()
                : PreviousRun.read(asked.run(), "--run").map(PreviousRun::segments);
        var names = segmentByAccount.map(ImpactTable::names).orElse(List.of("all"));
        int[] segmentOf = fills.accounts().stream().mapToInt(account -> segmentByAccount
                .map(known -> names.indexOf(known.getOrDefault(account, ""))).orElse(0)).toArray();
        var scale = new MarketScale(tape.read().tape(), tape.volumes());
        var found = Metaorders.of(tape.read().tape(), tape.read().spec(), scale, asked.metaorders()).stream()
                .filter(order -> only < 0 || order.instrument() == only).toList();
        var random = new SplittableRandom(asked.seed());
        var law = ImpactLaw.of(found, segmentOf, names.size(), asked.law(), random.split());
        var decay = law.map(known -> ImpactDecay.of(found, segmentOf, names.size(), known, asked.law(),
                random.split()));
        return new ImpactTable(tape, asked, names, segmentOf, found, law, decay);
    }

    private static int only(MarketTape tape, Asked asked) {
        var instruments = tape.read().tape().fills().instruments();
        if (asked.instrument().isEmpty()) {
            return -1;
        }
        String name = asked.instrument().get();
        return IntStream.range(0, instruments.size())
                .filter(i -> instruments.get(i).name().equals(name) || instruments.get(i).label().equals(name))
                .findFirst().orElseThrow(() -> UserError.usage("no instrument " + name).at("--instrument " + name)
                        .next("one of " + String.join(", ", instruments.stream().map(one -> one.name()).limit(20)
                                .toList())));
    }

    private static List<String> names(SortedMap<String, String> segments) {
        var names = new TreeSet<>(segments.values());
        names.remove("");
        if (names.isEmpty()) {
            throw UserError.usage("no account has a segment").at("--run, --segments")
                    .next("name another run or file, or leave it out");
        }
        return new ArrayList<>(names);
    }

    /// Everything by name.
    public Map<String, Object> json() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("metaorders", counts());
        Map<String, Object> fitted = new LinkedHashMap<>();
        ImpactJson.law(fitted, law, segments, asked.law().level(),
                count(Metaorder.Absence.NONE) + " metaorders with an impact, " + asked.law().ordersMin() + " wanted");
        out.put("law", fitted);
        decay.ifPresent(known -> out.put("decay", ImpactJson.decay(known, segments)));
        out.put("kyle", kyle());
        out.put("instruments", instruments());
        return out;
    }

    /// How many metaorders were found, and why some are in no law.
    public Map<String, Object> counts() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("found", metaorders.size());
        out.put("in_law", count(Metaorder.Absence.NONE));
        Map<String, Object> reasons = new TreeMap<>();
        for (var reason : Metaorder.Absence.values()) {
            if (reason != Metaorder.Absence.NONE && count(reason) > 0) {
                reasons.put(reason.words(), count(reason));
            }
        }
        out.put("left_out", reasons);
        return out;
    }

    private long count(Metaorder.Absence reason) {
        return metaorders.stream().filter(order -> order.absence() == reason).count();
    }

    /// Instruments with a metaorder, most first.
    private int[] traded() {
        var counts = new int[tape.volumes().size()];
        metaorders.forEach(order -> counts[order.instrument()]++);
        return IntStream.range(0, counts.length).filter(i -> counts[i] > 0).boxed()
                .sorted((a, b) -> counts[b] != counts[a] ? counts[b] - counts[a] : a - b)
                .mapToInt(Integer::intValue).toArray();
    }

    private List<Map<String, Object>> instruments() {
        var out = new ArrayList<Map<String, Object>>();
        for (int instrument : traded()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("instrument", name(instrument));
            row.put("metaorders", metaorders.stream().filter(order -> order.instrument() == instrument).count());
            row.put("reference", tape.read().tape().market().reference(instrument).kind());
            row.put("volume", tape.volumes().get(instrument).basis());
            out.add(row);
        }
        return out;
    }

    private String name(int instrument) {
        return tape.read().tape().fills().instruments().get(instrument).name();
    }

    /// Kyle's λ of every instrument that was traded.
    public List<Map<String, Object>> kyle() {
        var read = tape.read();
        double[] notionals = FlowMoves.notionalsUsd(read.tape());
        var out = new ArrayList<Map<String, Object>>();
        for (int instrument : traded()) {
            var flow = KyleFlow.of(read.tape(), read.spec(), instrument, notionals, segmentOf, segments.size(),
                    asked.intervalNs());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("instrument", name(instrument));
            row.put("interval_s", asked.intervalNs() / 1_000_000_000L);
            try {
                var fit = KyleRegression.of(flow.move(), new double[][]{flow.whole()});
                row.put("lambda_bp_per_musd", ImpactJson.interval(fit.interval(0, asked.law().level())));
                row.put("explained", fit.explained());
                row.put("intervals", fit.intervals());
                if (segments.size() > 1) {
                    row.put("segments", bySegment(flow));
                }
            } catch (IllegalArgumentException e) {
                row.put("absent", String.valueOf(e.getMessage()));
            }
            out.add(row);
        }
        return out;
    }

    /// All flows at once, so that none stands in for another.
    private List<Map<String, Object>> bySegment(KyleFlow flow) {
        int[] active = IntStream.range(0, flow.flow().length)
                .filter(s -> Arrays.stream(flow.flow()[s]).anyMatch(x -> x != 0)).toArray();
        var fit = KyleRegression.of(flow.move(),
                Arrays.stream(active).mapToObj(s -> flow.flow()[s]).toArray(double[][]::new));
        var out = new ArrayList<Map<String, Object>>();
        for (int f = 0; f < active.length; f++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("segment", active[f] < segments.size() ? segments.get(active[f]) : "(none)");
            row.put("lambda_bp_per_musd", ImpactJson.interval(fit.interval(f, asked.law().level())));
            out.add(row);
        }
        return out;
    }

    /// One row a metaorder.
    public Table orders() {
        int n = metaorders.size();
        var fills = tape.read().tape().fills();
        return new Table("metaorders", "Runs of an account's flow in one instrument and one side.", List.of(
                ResultTables.text("account", "The account.", n, row -> fills.accounts().get(at(row).account())),
                ResultTables.text("segment", "Its segment.", n,
                        row -> segmentOf[at(row).account()] < 0 ? null : segments.get(segmentOf[at(row).account()])),
                ResultTables.text("instrument", "The instrument.", n, row -> name(at(row).instrument())),
                ResultTables.text("side", "What it did.", n, row -> at(row).sign() > 0 ? "buy" : "sell"),
                new Column.Times("first_fill", "When it began.",
                        metaorders.stream().mapToLong(Metaorder::fromNs).toArray()),
                new Column.Times("last_fill", "When it ended.",
                        metaorders.stream().mapToLong(Metaorder::toNs).toArray()),
                new Column.Longs("children", "1", "Moments of trading.",
                        metaorders.stream().mapToLong(Metaorder::children).toArray()),
                new Column.Longs("fills", "1", "Executions.",
                        metaorders.stream().mapToLong(Metaorder::fills).toArray()),
                ResultTables.numbers("quantity", "", "In the unit of the instrument.", n, row -> at(row).quantity()),
                ResultTables.numbers("size", "1", "Quantity over the day's volume.", n, row -> at(row).size()),
                ResultTables.numbers("duration_s", "s", "First fill to last.", n, row -> at(row).days() * 86_400),
                ResultTables.numbers("participation", "share", "Of what was traded meanwhile.", n,
                        row -> at(row).participation()),
                ResultTables.numbers("volatility_bp", "bp", "Of the day.", n, row -> 1e4 * at(row).volatility()),
                ResultTables.numbers("impact", "1", "At the end, in daily volatilities, + the way that was traded.", n,
                        row -> at(row).impact()),
                ResultTables.text("left_out", "Why it is in no law.", n,
                        row -> at(row).absence() == Metaorder.Absence.NONE ? null : at(row).absence().words())));
    }

    private Metaorder at(int row) {
        return metaorders.get(row);
    }
}
