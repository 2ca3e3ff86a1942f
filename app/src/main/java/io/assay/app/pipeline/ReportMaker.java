package io.assay.app.pipeline;

import io.assay.app.config.RunSummary;
import io.assay.app.report.AccountsSection;
import io.assay.app.report.Definition;
import io.assay.app.report.Estimate;
import io.assay.app.report.Interval;
import io.assay.app.report.MarkoutCurve;
import io.assay.app.report.PolicySection;
import io.assay.app.report.RejectsSection;
import io.assay.app.report.ReportData;
import io.assay.app.report.RunFacts;
import io.assay.app.report.SegmentMap;
import io.assay.app.report.SegmentsSection;
import io.assay.app.report.Verdict;
import io.assay.core.policy.quote.SegmentWidth;
import io.assay.core.precision.PrecisionCard;
import io.assay.core.profile.Column;
import io.assay.core.profile.Feature;
import io.assay.core.profile.Horizon;
import io.assay.core.segment.Abstention;
import io.assay.core.segment.OneSegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the report shows of a run, aggregated.
final class ReportMaker {
    private static final int ROWS_MAX = 1_000;

    private final Run run;
    private final Shown shown;
    /// Segments that hold accounts, largest notional first: the order of the page.
    private final int[] order;
    /// Place of each segment in that order, -1 for an empty one.
    private final int[] place;

    private ReportMaker(Run run) {
        this.run = run;
        shown = run.shown();
        order = IntStream.range(0, shown.assignments().segments().size()).filter(s -> run.facts().accounts()[s] > 0)
                .boxed().sorted(Comparator.comparingDouble((Integer s) -> -run.facts().notional()[s]))
                .mapToInt(Integer::intValue).toArray();
        place = new int[shown.assignments().segments().size()];
        Arrays.fill(place, -1);
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
    }

    private int placeOf(int row) {
        int segment = shown.assignments().segment()[row];
        return segment < 0 ? -1 : place[segment];
    }

    private int placeOf(String segment) {
        int at = shown.assignments().segments().indexOf(segment);
        return at < 0 ? -1 : place[at];
    }

    static ReportData of(Run run, String digest, Duration elapsed) {
        var maker = new ReportMaker(run);
        var quoted = LadderMaker.quotes(run, digest);
        return new ReportData(maker.facts(digest, elapsed), maker.verdict(), maker.segments(), maker.curves(),
                maker.map(), CardMaker.of(run.judgement(), run.published(), run.migration()), maker.policy(quoted),
                new ImpactPage(run, quoted, maker::placeOf).section(), run.instruments().section(),
                maker.accounts(), run.watched().section(), maker.rejects(),
                run.quality().section(), definitions());
    }

    private RunFacts facts(String digest, Duration elapsed) {
        var inputs = run.ingested().files().stream()
                .map(file -> new RunFacts.InputFile(file.name(), file.format(), file.read(), file.sha256())).toList();
        var rows = RunSummary.total(run.sources());
        var title = inputs.size() == 1 ? inputs.getFirst().name() : inputs.size() + " files";
        return new RunFacts(title, RunFacts.Inputs.of(inputs), run.from(), run.to(),
                new RunFacts.Accounting(rows.read(), rows.applied(), rows.duplicate(), rows.late(), rows.pending(),
                        rows.quarantined(), rows.skipped()),
                run.accounts(),
                run.tape().fills().size(), run.tape().market().prints(), run.facts().total(),
                digest, run.config().seed(), Run.VERSION, elapsed,
                run.config().profileOfUse().name().toLowerCase(Locale.ROOT), run.notes());
    }

    private Verdict verdict() {
        var verdict = run.judgement().verdict();
        var earned = Yardsticks.of(verdict);
        return new Verdict(standing(verdict.word(), run.judgement().plan().windows().size() > 1),
                OneSegment.inWords(run.published()),
                run.verdict(), earned.method(),
                earned.over().stream().map(over -> new Verdict.Over(OneSegment.inWords(over.yardstick()),
                        new Interval(over.usdPerMillion(), over.low(), over.high()))).toList());
    }

    static Verdict.Standing standing(PrecisionCard.Word word, boolean judged) {
        return switch (word) {
            case PROVEN -> Verdict.Standing.PROVEN;
            case UNPROVEN -> judged ? Verdict.Standing.UNPROVEN : Verdict.Standing.NOT_JUDGED;
            case WORTHLESS -> Verdict.Standing.WORTHLESS;
            case BASELINE -> Verdict.Standing.BASELINE;
        };
    }

    private SegmentsSection segments() {
        var horizon = run.config().value().judgedAt();
        var cards = new ArrayList<SegmentsSection.SegmentCard>();
        for (int s : order) {
            var segment = shown.segmentation().segments().get(s);
            var house = run.facts().house(s, horizon);
            var width = shown.isPublished() ? shown.widths().get(s) : shown.uniform();
            var adverse = shown.widths().get(s);
            cards.add(new SegmentsSection.SegmentCard(segment.name(), segment.description(), run.facts().accounts()[s],
                    run.facts().notional()[s] / run.facts().total(), run.facts().notional()[s],
                    known(run.facts().maker()[s]), known(run.facts().holding()[s]), estimate(house.bp(), house.se()),
                    estimate(adverse.adverseBp(), adverse.adverseSdBp()), known(width.halfBp()), width.segment(),
                    shown.hedge(width)));
        }
        double assigned = Arrays.stream(run.facts().notional()).sum();
        return new SegmentsSection(horizon.seconds(), cards,
                run.profiles().rows() - Arrays.stream(run.facts().accounts()).asLongStream().sum(),
                Math.max(0, 1 - assigned / run.facts().total()));
    }

    private List<MarkoutCurve> curves() {
        var curves = new ArrayList<MarkoutCurve>();
        for (int s : order) {
            var points = new ArrayList<MarkoutCurve.Point>();
            for (var horizon : Horizon.values()) {
                var point = run.facts().house(s, horizon);
                if (point.n() > 0 && !Double.isNaN(point.se())) {
                    points.add(new MarkoutCurve.Point(horizon.seconds(), point.bp(), point.se()));
                }
            }
            curves.add(new MarkoutCurve(place[s], points));
        }
        return curves;
    }

    private SegmentMap map() {
        var x = axis("notional_usd", "notional");
        var y = hasValues("holding_s") ? axis("holding_s", "holding time") : axis("mean_fill_usd", "mean fill");
        var points = new ArrayList<SegmentMap.Point>();
        for (int row = 0; row < run.profiles().rows(); row++) {
            points.add(new SegmentMap.Point(run.profiles().accounts().get(row), at(row, x.column()),
                    at(row, y.column()), placeOf(row), zeroIfAbsent(at(row, "notional_usd"))));
        }
        return SegmentMap.of(x, y, points);
    }

    private boolean hasValues(String column) {
        return Arrays.stream(run.profiles().columnValues(run.profiles().column(column)))
                .anyMatch(value -> value > 0);
    }

    private static SegmentMap.Axis axis(String column, String label) {
        var feature = Column.ALL.get(Column.of(column));
        return new SegmentMap.Axis(column, label, feature.unit(), SegmentMap.Scale.LOG);
    }

    private PolicySection policy(Optional<RunQuotes> quoted) {
        var uniform = shown.uniform();
        var tiers = new ArrayList<PolicySection.Tier>();
        var accounts = new int[shown.widths().size()];
        Arrays.stream(shown.tiers().tier()).forEach(tier -> accounts[tier]++);
        int[] held = IntStream.range(0, place.length).filter(s -> place[s] < 0 && accounts[s] > 0).toArray();
        for (int s : shown.isPublished() ? IntStream.concat(Arrays.stream(order), Arrays.stream(held)).toArray()
                : new int[0]) {
            var width = shown.widths().get(s);
            tiers.add(new PolicySection.Tier(width.segment(), place[s] < 0 ? List.of() : List.of(place[s]), accounts[s],
                    interval(width), shown.hedge(width)));
        }
        var rest = shown.isPublished() ? List.<Integer>of() : IntStream.range(0, order.length).boxed().toList();
        tiers.add(new PolicySection.Tier(uniform.segment(), rest, accounts[accounts.length - 1], interval(uniform),
                shown.hedge(uniform)));
        return new PolicySection(uniform.advice(), interval(uniform), uniform.status().name(), tiers,
                new LadderMaker(quoted, this::placeOf).book(), new OffersMaker(run, this::placeOf).section());
    }

    private static Interval interval(SegmentWidth width) {
        return new Interval(width.halfBp(), Math.min(width.lowHalfBp(), width.halfBp()),
                Math.max(width.highHalfBp(), width.halfBp()));
    }

    private AccountsSection accounts() {
        var column = "house_markout_bp_" + run.config().value().horizon();
        var rows = new ArrayList<AccountsSection.Row>();
        double[] calibrated = shown.calibrated();
        var tiers = new TierTable(shown, run.config().value().churnCostBp());
        var largest = IntStream.range(0, run.profiles().rows()).boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -zeroIfAbsent(at(row, "notional_usd"))))
                .limit(ROWS_MAX)
                .collect(Collectors.toSet());
        var fewFills = List.of(run.words(Abstention.TOO_NEW));
        for (int row = 0; row < run.profiles().rows(); row++) {
            boolean tooNew = shown.assignments().abstained().get(row) == Abstention.TOO_NEW;
            var reasons = tooNew ? fewFills : largest.contains(row)
                    ? shown.segmentation().reasons(run.profiles(), row).stream().limit(3).map(AccountReasons::words)
                            .toList()
                    : List.<String>of();
            rows.add(new AccountsSection.Row(run.profiles().accounts().get(row), placeOf(row),
                    tooNew ? OptionalDouble.empty() : known(shown.assignments().probability()[row]),
                    tooNew ? OptionalDouble.empty() : known(calibrated[row]), reasons,
                    (long) at(row, "fills"),
                    zeroIfAbsent(at(row, "notional_usd")), known(at(row, "maker_share")),
                    estimate(at(row, column), at(row, column + "_se")), known(shown.width(row).halfBp()),
                    tiers.apart(row)));
        }
        return AccountsSection.of(rows);
    }

    private RejectsSection rejects() {
        var groups = new LinkedHashMap<String, List<RejectsSection.Example>>();
        for (var reject : run.rejects()) {
            groups.computeIfAbsent(reject.reason().words(), reason -> new ArrayList<>())
                    .add(new RejectsSection.Example(reject.source(), reject.line(), reject.field(), reject.value()));
        }
        var counts = run.rejectCounts();
        counts.keySet().forEach(reason -> groups.computeIfAbsent(reason, none -> new ArrayList<>()));
        return new RejectsSection(groups.entrySet().stream()
                .map(group -> new RejectsSection.Group(group.getKey(), counts.getOrDefault(group.getKey(), 0L),
                        group.getValue()))
                .sorted(Comparator.comparingLong(RejectsSection.Group::count).reversed()).toList(),
                run.rejects().size());
    }

    private static List<Definition> definitions() {
        return Arrays.stream(Feature.values())
                .map(feature -> new Definition(feature.columnName() + (feature.hasHorizons() ? "_H" : ""),
                        feature.unit(), feature.missing(), feature.definition(), feature.purposes().stream()
                                .map(purpose -> purpose.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    private double at(int row, String column) {
        return run.profiles().at(row, run.profiles().column(column));
    }

    private static double zeroIfAbsent(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Optional<Estimate> estimate(double value, double error) {
        return Double.isNaN(value) ? Optional.empty() : Optional.of(new Estimate(value, known(error)));
    }
}
