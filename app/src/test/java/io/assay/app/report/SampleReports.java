package io.assay.app.report;

import io.assay.app.report.AccountsSection.Row;
import io.assay.app.report.CardSection.Method;
import io.assay.app.report.CardSection.Value;
import io.assay.app.report.MarkoutCurve.Point;
import io.assay.app.report.RejectsSection.Example;
import io.assay.app.report.RejectsSection.Group;
import io.assay.app.report.SegmentMap.Axis;
import io.assay.app.report.SegmentMap.Scale;
import io.assay.app.report.SegmentsSection.SegmentCard;
import io.assay.app.report.Verdict.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Reports of invented runs that look like real ones, for tests and for looking at.
final class SampleReports {
    private static final double[] HORIZONS = {0, 1, 10, 60, 300, 1800, 3600};
    private static final List<Kind> KINDS = List.of(
            new Kind("Liquidity providers",
                    "Quote both sides most of the day and earn the spread; flow turns over within "
                            + "minutes.",
                    41, 0.93, 2.1e8, 340, new double[]{-1.1, -0.9, -0.6, -0.5, -0.4, -0.5, -0.3}),
            new Kind("Latency takers",
                    "Take stale quotes within a second of a move elsewhere and are flat within the hour.",
                    23, 0.08, 9.4e7, 95, new double[]{0.6, -1.9, -2.8, -2.9, -2.7, -2.4, -2.6}),
            new Kind("Directional institutions", "Few large orders worked over hours, in one direction for days.", 58,
                    0.44,
                    3.9e7, 190_000, new double[]{0.4, 0.2, -0.1, -0.5, -1.1, -1.9, -2.2}),
            new Kind("Basis hedgers", "Hold perpetual against spot and collect funding; net delta stays near zero.", 17,
                    0.61,
                    6.6e7, 950_000, new double[]{0.2, 0.2, 0.3, 0.2, 0.1, 0.2, 0.1}),
            new Kind("Active retail", "Many small market orders, held for hours, mostly in the large names.", 402, 0.12,
                    4.1e5, 9_000, new double[]{1.3, 1.2, 1.1, 1.0, 1.2, 1.4, 1.5}),
            new Kind("Occasional retail", "A handful of trades a week; profiles are wide and widths cautious.", 310,
                    0.19,
                    2.2e4, 52_000, new double[]{1.6, 1.5, 1.4, 1.6, 1.9, 2.3, 1.7}));

    private SampleReports() {}

    private record Kind(String name, String words, int accounts, double maker, double notional, double holding,
            double[] markout) {}

    /// A run over `accounts` accounts.
    static ReportData of(int accounts, long seed) {
        var random = new SplittableRandom(seed);
        var rows = new ArrayList<Row>();
        var points = new ArrayList<SegmentMap.Point>();
        for (int i = 0; i < accounts; i++) {
            var row = row(random);
            var kind = row.segment() < 0 ? KINDS.get(5) : KINDS.get(row.segment());
            rows.add(row);
            points.add(new SegmentMap.Point(row.account(), row.notionalUsd(),
                    random.nextInt(40) == 0 ? Double.NaN : kind.holding * Math.exp(0.9 * random.nextGaussian()),
                    row.segment(), row.notionalUsd()));
        }
        var map = SegmentMap.of(new Axis("notional_usd", "notional", "USD", Scale.LOG),
                new Axis("holding_s", "holding time", "s", Scale.LOG), points);
        return new ReportData(run(accounts), verdict(), segments(), curves(), map, card(), policy(), impact(),
                instruments(),
                AccountsSection.of(rows), watch(), rejects(), quality(), definitions());
    }

    private static WatchSection watch() {
        var since = Instant.parse("2025-10-27T11:05:00Z");
        return WatchSection.of("10s",
                List.of(new WatchSection.Toxic("0x31ca8395cf837de08b24da3f660e77761dfb974b", since, 4.2, 0.61, 211),
                        new WatchSection.Toxic("0xd02928c445d780ea954fe0b6f0be0f6cb9727678", since.plusSeconds(900),
                                3.1,
                                1.2, 74)),
                640, List.of(new WatchSection.Group("L1", List.of("0xaaaa", "0xbbbb", "0xcccc"), 3, 3e-12)), 3,
                "1,200 tests among 40 accounts active in at least 5 of 240 cells");
    }

    /// A run too short to judge: one segment, nothing known about it, three accounts.
    static ReportData unjudged() {
        var sample = of(3, 1);
        var one = new SegmentCard("All accounts", "One segment: everyone is treated alike.", 0, 0, 0,
                OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty(),
                OptionalDouble.empty(), "", "");
        return new ReportData(sample.run(), new Verdict(Standing.NOT_JUDGED, "one segment",
                List.of("The span is under one hour, too short to judge a segmentation."), "one segment", List.of()),
                new SegmentsSection(10, List.of(one), 0, 0), List.of(),
                new SegmentMap(sample.map().x(), sample.map().y(), List.of(), 3, 3, 0, 1),
                new CardSection(
                        List.of(new Method("One segment", 1, true, OptionalDouble.empty(), OptionalDouble.empty(),
                                CardSection.Skill.NONE, Optional.empty(), List.of(), Standing.NOT_JUDGED)),
                        "No windows.",
                        List.of()),
                new PolicySection(true, new Interval(1.06, 1.06, 1.06), "FRESH", List.of(), Optional.empty(),
                        new OffersSection(0, "", List.of(), "ASSUMED", 0.3, 10, List.of(),
                                "No pilot is laid out: the span is short.")),
                new ImpactSection("No law of impact: 3 metaorders with an impact were found, 30 are needed.",
                        Optional.empty(), List.of(), Optional.empty()),
                InstrumentsSection.of(List.of()), AccountsSection.of(List.of()),
                WatchSection.of("10s", List.of(), 0, List.of(), 0, "no account is active enough"),
                new RejectsSection(List.of(), 0),
                QualitySection.of(List.of(), List.of(), List.of(), QualitySection.Positions.NONE), List.of());
    }

    private static Row row(SplittableRandom random) {
        int pick = random.nextInt(899);
        int segment = 0;
        while (segment < KINDS.size() && pick >= KINDS.get(segment).accounts) {
            pick -= KINDS.get(segment++).accounts;
        }
        boolean abstained = segment == KINDS.size();
        var kind = KINDS.get(abstained ? 5 : segment);
        var name =
                String.format(Locale.ROOT, "0x%016x%016x%08x", random.nextLong(), random.nextLong(), random.nextInt());
        double notional = kind.notional / kind.accounts * Math.exp(1.6 * random.nextGaussian());
        long fills = abstained ? 1 + random.nextInt(29) : 30 + (long) (Math.sqrt(notional) * random.nextDouble());
        if (abstained) {
            return new Row(name, -1, OptionalDouble.empty(), OptionalDouble.empty(),
                    List.of("too new: " + fills + " of 30 fills"), fills,
                    notional, OptionalDouble.of(random.nextDouble()), Optional.empty(), OptionalDouble.of(1.06), "");
        }
        double se = 0.3 + 12 / Math.sqrt((double) fills);
        double sure = 1 - 0.4 * random.nextDouble() * random.nextDouble();
        return new Row(name, segment, OptionalDouble.of(sure), OptionalDouble.of(0.9 * sure),
                List.of(String.format(Locale.ROOT, "maker share %.0f %%, segment median %.0f %%",
                        100 * kind.maker * (0.9 + 0.1 * random.nextDouble()), 100 * kind.maker),
                        String.format(Locale.ROOT, "holds for %.1f h, all accounts 2.4 h", kind.holding / 3600)),
                fills, notional, OptionalDouble.of(Math.clamp(kind.maker + 0.08 * random.nextGaussian(), 0, 1)),
                Optional.of(Estimate.of(kind.markout[2] + se * random.nextGaussian(), se)),
                OptionalDouble.of(halfSpread(segment)), sure
                        < 0.7 ? "tier Active retail, kept: " + KINDS.get(segment).name
                                + " would earn 0.004 bp more, under the churn cost of 0.010 bp" : "");
    }

    private static RunFacts run(int accounts) {
        return new RunFacts("Hyperliquid fills, sample day",
                RunFacts.Inputs.of(List.of(new RunFacts.InputFile("node_fills_by_block_sample.jsonl",
                        "Hyperliquid node_fills_by_block", 7_302,
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))),
                Instant.parse("2026-03-02T00:00:04Z"), Instant.parse("2026-03-02T23:59:41Z"),
                new RunFacts.Accounting(7_302, 7_280, 6, 0, 0, 14, 2), accounts, 7_282, 3_641, 4.13e8,
                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", 20_261_122L, "0.1.0",
                Duration.ofMillis(2_840), "analytics",
                List.of("2,000 rows exactly came from one account: the export is probably cut at the venue's limit.",
                        "The span is one day: value and prediction are judged on its second half only."));
    }

    private static Verdict verdict() {
        return new Verdict(Standing.PROVEN, "Gaussian mixture, 6 segments", List.of(
                "Quoting six segments instead of one width for all is worth 31 USD per million traded, at least 14 with "
                        + "95 % confidence.",
                "Most of it comes from two segments: latency takers, who cost the house 2.8 bp within ten seconds, and "
                        + "active retail, who can be quoted tighter.",
                "Hedging by segment alone would not pay: its interval straddles materiality."), "mixture",
                List.of(new Verdict.Over("one", new Interval(31.2, 14.1, 48.3)),
                        new Verdict.Over("volume-tiers", new Interval(24.6, 9.8, 39.4)),
                        new Verdict.Over("rfm", new Interval(22.9, 8.4, 37.4)),
                        new Verdict.Over("k-means", new Interval(11.7, -1.2, 24.6))));
    }

    private static double halfSpread(int segment) {
        return new double[]{0.98, 3.41, 1.32, 0.71, 0.62, 0.88}[segment];
    }

    private static SegmentsSection segments() {
        double all = KINDS.stream().mapToDouble(kind -> kind.notional).sum() * 1.01;
        var cards = new ArrayList<SegmentCard>();
        for (int i = 0; i < KINDS.size(); i++) {
            var kind = KINDS.get(i);
            cards.add(new SegmentCard(kind.name, kind.words, kind.accounts, kind.notional / all, kind.notional,
                    OptionalDouble.of(kind.maker), i == 5 ? OptionalDouble.empty() : OptionalDouble.of(kind.holding),
                    Optional.of(Estimate.of(kind.markout[2], 0.12 + 0.1 * i)),
                    Optional.of(Estimate.of(kind.markout[0] - kind.markout[2], 0.2)), OptionalDouble.of(halfSpread(i)),
                    "Tier " + (1 + i % 4), i == 1 ? "Pass on at once: it moves against the house within seconds."
                            : "Keep: internalise and let it run off."));
        }
        return new SegmentsSection(10, cards, 48, 0.0099);
    }

    private static List<MarkoutCurve> curves() {
        var curves = new ArrayList<MarkoutCurve>();
        for (int i = 0; i < KINDS.size(); i++) {
            var points = new ArrayList<Point>();
            for (int h = 0; h < HORIZONS.length; h++) {
                points.add(new Point(HORIZONS[h], KINDS.get(i).markout[h], 0.08 + 0.05 * i + 0.09 * h));
            }
            curves.add(new MarkoutCurve(i, points));
        }
        return curves;
    }

    private static CardSection card() {
        var some = OptionalDouble.empty();
        return new CardSection(List.of(
                method("One segment", 1, false, some, some, 0, 0, Standing.BASELINE),
                method("Volume tiers", 5, false, OptionalDouble.of(0.88), some, 3.1, 6, Standing.BASELINE),
                method("RFM quintiles", 12, false, OptionalDouble.of(0.52), some, -2.0, 8, Standing.BASELINE),
                method("k-means on z-scores", 4, false, OptionalDouble.of(0.61), some, 6.4, 9, Standing.BASELINE),
                method("Rules, default taxonomy", 8, false, OptionalDouble.of(0.94), some, 17.8, 12, Standing.UNPROVEN),
                method("Gaussian mixture", 6, true, OptionalDouble.of(0.83), OptionalDouble.of(1.72), 31.2, 17,
                        Standing.PROVEN)),
                "Windows: 4 of 6 hours; built on two, chosen on the third, judged on the fourth.",
                List.of("Intervals by block bootstrap over accounts and windows, 500 draws, simultaneous over all methods."),
                List.of("Judged on 1,204 accounts and 812,000,000 USD over 6.0 hours.",
                        "A gain is known to within 11.20 USD per million and 5.60 would matter: about 4.0 times as much flow"
                                + " like this could tell."),
                List.of());
    }

    private static Method method(String name, int k, boolean champion, OptionalDouble stability,
            OptionalDouble separation, double value, double half, Standing standing) {
        return new Method(name, k, champion, stability, separation,
                k == 1 ? CardSection.Skill.NONE
                        : new CardSection.Skill(skill(value / 150), skill(0.2 + value / 60),
                                k == 12 ? Optional.empty() : skill(-value / 30)),
                k == 1 ? Optional.empty()
                        : Optional.of(new CardSection.Calibration(0.04 + 0.01 * k, 0.02, 0.01 * k, 0.004 * k)),
                List.of(new Value("ASSUMED", new Interval(value, value - half, value + half),
                        OptionalDouble.of(0.4 * value), 5.6),
                        new Value("HEDGE_ONLY", new Interval(value / 6, value / 6 - half / 2, value / 6 + half / 2),
                                OptionalDouble.of(0), 1.9)),
                standing);
    }

    private static Optional<Interval> skill(double value) {
        return Optional.of(new Interval(value, value - 0.06, value + 0.05));
    }

    private static InstrumentsSection instruments() {
        var some = OptionalDouble.of(1.5);
        var none = OptionalDouble.empty();
        return InstrumentsSection.of(List.of(
                new InstrumentsSection.Row("BTC", "2026-03-02", "books", 1_204, OptionalDouble.of(0.15), some,
                        false, OptionalDouble.of(0.98), OptionalDouble.of(2.4e6), OptionalDouble.of(12),
                        OptionalDouble.of(0.13), Optional.of(Estimate.of(0.62, 0.05)), OptionalDouble.of(0.41),
                        OptionalDouble.of(0.38),
                        OptionalDouble.of(3)),
                new InstrumentsSection.Row("HYPE", "2026-03-02", "prints", 88, none, OptionalDouble.of(0.4), true,
                        none, none, none, OptionalDouble.of(0.1), Optional.of(Estimate.of(0.3, 0.2)), none, none,
                        some)));
    }

    private static PolicySection policy() {
        return new PolicySection(true, new Interval(1.06, 0.94, 1.21), "FRESH", List.of(
                new PolicySection.Tier("Tier 1", List.of(0, 4), 443, new Interval(0.66, 0.58, 0.75), "Keep"),
                new PolicySection.Tier("Tier 2", List.of(1, 5), 333, new Interval(3.41, 2.6, 4.3), "Pass on at once"),
                new PolicySection.Tier("Tier 3", List.of(2), 58, new Interval(1.32, 1.0, 1.7),
                        "Keep, hedge within the hour"),
                new PolicySection.Tier("Tier 4", List.of(3), 17, new Interval(0.71, 0.55, 0.92), "Keep")),
                Optional.of(ladders()), offers());
    }

    /// Requests of three kinds and of accounts without one; the last kind is too small for a pilot.
    private static OffersSection offers() {
        var funnel = IntStream.of(0, 1, 2, -1, -1).mapToObj(i -> new OffersSection.Funnel(
                i < 0 ? "(none)" : KINDS.get(i).name, i, 40 + i, 5_120 - 900L * i, 5_010 - 900L * i, 12,
                Optional.of(new Interval(0.31 - 0.05 * i, 0.28 - 0.05 * i, 0.35 - 0.05 * i)), OptionalDouble.of(0.42),
                OptionalDouble.of(-0.31 + 0.1 * i),
                i == 2 ? Optional.empty() : Optional.of(new Interval(0.021, 0.014, 0.032)), OptionalDouble.of(12),
                i == 2 ? Optional.empty() : Optional.of(new Interval(0.9, -0.1, 1.9)))).toList();
        var pilots = IntStream.range(0, KINDS.size()).mapToObj(i -> new OffersSection.Pilot(KINDS.get(i).name, i,
                i < 3 ? "OFFERS" : "ASSUMED", OptionalDouble.of(0.5 + 0.1 * i),
                i == 5 ? List.of() : List.of(0.25, 0.375, 0.5, 0.625, 0.75),
                i == 5 ? OptionalDouble.empty() : OptionalDouble.of(2_140 + 700.0 * i),
                i == 5 ? OptionalDouble.empty() : OptionalDouble.of(3 + i),
                i == 5 ? OptionalDouble.empty() : OptionalDouble.of(812.5 - 300 * i),
                i == 5 ? OptionalDouble.empty() : OptionalDouble.of(2_411.0),
                i == 5 ? "accounts: at least 3 wanted, got 2" : "")).toList();
        return new OffersSection(21_482, "", funnel, "QUOTES", 0.3, 10, pilots, "");
    }

    /// A square-root law of all and of two segments, and a decay that the third horizon does not show.
    private static ImpactSection impact() {
        var sizes = IntStream.rangeClosed(0, 20).mapToObj(i -> StrictMath.pow(10, -5 + 0.2 * i)).toList();
        var lines = IntStream.of(-1, 1, 2).mapToObj(segment -> new ImpactSection.Line(segment,
                segment < 0 ? "" : KINDS.get(segment).name, 1_200 - 300L * segment, 90 - 20L * segment,
                sizes.stream().map(size -> 200 * StrictMath.sqrt(size) * (1 + 0.3 * segment))
                        .map(bp -> new Interval(bp, bp / (1.3 + 0.2 * segment), bp * (1.3 + 0.2 * segment))).toList(),
                IntStream.range(0, 5).mapToObj(h -> h == 2 && segment == 2 ? Optional.<Interval>empty()
                        : Optional.of(new Interval(0.9 - 0.15 * h - 0.1 * segment, 0.7 - 0.2 * h, 1.2 - 0.1 * h)))
                        .toList()))
                .toList();
        return new ImpactSection("3,600 metaorders of 270 accounts: impact grows with size to the power 0.50.",
                Optional.of(new ImpactSection.Curves("BTC/USDC:USDC", 209, 1.37e8, sizes,
                        List.of(10L, 60L, 300L, 1800L, 3600L), lines)),
                List.of(new ImpactSection.Market("BTC/USDC:USDC", 3_600, OptionalDouble.of(1.37e8), "FEED",
                        OptionalDouble.of(209), Optional.of(new Interval(1.2, -0.6, 3.1)), OptionalDouble.of(0.004),
                        5_750, ""),
                        new ImpactSection.Market("@142", 0, OptionalDouble.empty(), "FILLS", OptionalDouble.empty(),
                                Optional.empty(), OptionalDouble.empty(), 0,
                                "too few intervals: 0, at least 5 wanted")),
                Optional.of(new ImpactSection.Hedge("BTC/USDC:USDC", "MEASURED", 3, 0.1, 1, 8.4,
                        Optional.of(new Interval(8.4, 5.1, 13.9)), 2.5e6, List.of(99_000.0, 94_000.0, 81_000.0),
                        List.of(new ImpactSection.Half("Tier 1", 1, OptionalDouble.of(1.02), OptionalDouble.of(1.03),
                                OptionalDouble.of(1.05)),
                                new ImpactSection.Half("uniform", -1, OptionalDouble.of(1.1), OptionalDouble.of(1.12),
                                        OptionalDouble.empty())))));
    }

    /// Six tiers that lean alike and differ in width.
    private static LadderBook ladders() {
        var inventories = IntStream.rangeClosed(-10, 10).mapToObj(i -> 40_000.0 * i).toList();
        var tiers = IntStream.range(0, KINDS.size()).mapToObj(i -> new LadderBook.TierLadder(KINDS.get(i).name, i,
                IntStream.of(1, 1, 2, 3, 6, 12).mapToObj(z -> OptionalDouble.of(z + 3.0 * i)).toList(),
                IntStream.of(1, 2, 2, 3, 6, 13)
                        .mapToObj(z -> z == 13 && i == 4 ? OptionalDouble.empty() : OptionalDouble.of(z + 3.0 * i))
                        .toList(),
                i == 5 ? Optional.empty() : Optional.of(ends(i)),
                inventories.stream().map(q -> OptionalDouble.of(-q / 1e5 * (1 + 0.05 * i))).toList())).toList();
        return new LadderBook("BTC/USDC:USDC", "104973.5", "1", "ASSUMED", true,
                List.of(5_000.0, 10_000.0, 20_000.0, 50_000.0, 100_000.0, 200_000.0), tiers, inventories,
                inventories.stream().map(q -> Math.abs(q) < 130_000 ? 0 : -q * 2).toList(), -120_000, 120_000,
                new LadderBook.Worth(812.4, 74.1, 1_530, 22.6, 4.1e6, 3.2e5));
    }

    private static LadderBook.Ends ends(int i) {
        var low = IntStream.of(1, 1, 1, 2, 4, 9).mapToObj(z -> OptionalDouble.of(z + 2.0 * i)).toList();
        var high = IntStream.of(2, 3, 4, 6, 9, 17).mapToObj(z -> OptionalDouble.of(z + 4.0 * i)).toList();
        return new LadderBook.Ends(low, high, low, high);
    }

    private static RejectsSection rejects() {
        return new RejectsSection(List.of(
                new Group("not a number", 11,
                        List.of(new Example("node_fills_by_block_sample.jsonl", 412, "px", "12,5"),
                                new Example("node_fills_by_block_sample.jsonl", 2_711, "sz", "NaN"))),
                new Group("line cut short", 3,
                        List.of(new Example("node_fills_by_block_sample.jsonl", 7_302, "line",
                                "{\"local_time\":\"2026-0")))),
                14);
    }

    private static QualitySection quality() {
        return QualitySection.of(
                List.of(new QualitySection.Note("gaps", "warning",
                        "silence from 2026-03-02T11:00:00Z to 2026-03-02T11:47:00Z", 47, Optional.empty(),
                        "minutes without any fill: the market was quiet, or the recording stopped"),
                        new QualitySection.Note("references", "fine", "flow fills that a reference judges at 1m",
                                7_064, Optional.of(7_282L), "the markout rests on most of the fills"),
                        new QualitySection.Note("clock", "note", "fills in the last hour", 402, Optional.of(7_282L),
                                "Markouts at 1 h are censored for them.")),
                List.of("0", "1s", "10s", "1m", "5m", "30m", "1h"),
                List.of(new QualitySection.Judge("BTC", "books of hyperliquid", "event", 1_204,
                        List.of(1_204L, 1_203L, 1_201L, 1_180L, 1_100L, 1_000L, 900L)),
                        new QualitySection.Judge("HYPE", "prints of hyperliquid", "receive", 88,
                                List.of(80L, 70L, 60L, 50L, 40L, 30L, 20L)),
                        new QualitySection.Judge("OLD", "nothing", "", 3, List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L))),
                new QualitySection.Positions(412, 1, List.of(new QualitySection.Difference(
                        "0x00000000000000000000000000000000000000a1", "BTC", "2026-03-02T23:00:00Z", "1.5", "1.25",
                        "0.25", OptionalDouble.of(21_250), "the report before",
                        "118906512037719", "2026-03-02T22:14:07Z"))));
    }

    private static List<Definition> definitions() {
        return List.of(
                new Definition("notional_usd", "USD", "",
                        "Price times quantity of the flow fills, in USD at the moment of the "
                                + "fill.",
                        "pricing, tiers, budgets"),
                new Definition("holding_s", "s", "",
                        "Integral of the absolute position over time, divided by the quantity "
                                + "closed, weighted by closed notional; absent if nothing was closed.",
                        "pricing, hedging"),
                new Definition("neutrality", "1", "",
                        "One minus net over gross delta, by underlying, averaged over time.",
                        "pricing, hedging, margin"));
    }

    /// Writes samples for looking at: a file for each number of accounts given.
    public static void main(String[] args) throws IOException {
        HtmlReport.write(unjudged(), Path.of(args[0], "report-unjudged.html"));
        HtmlReport.write(HostileReports.of("</script><img src=x onerror=alert(1)>" + "x".repeat(300)),
                Path.of(args[0], "report-hostile.html"));
        for (int i = 1; i < args.length; i++) {
            HtmlReport.write(of(Integer.parseInt(args[i]), 7), Path.of(args[0], "report-" + args[i] + ".html"));
        }
    }
}
