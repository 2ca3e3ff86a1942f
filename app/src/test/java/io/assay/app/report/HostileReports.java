package io.assay.app.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A report in which every string of the data is the same hostile text, most of them with a word behind it.
final class HostileReports {
    private HostileReports() {}

    /// The counts of the run are three rows short, on purpose.
    static ReportData of(String text) {
        var map = SegmentMap.of(new SegmentMap.Axis(text, text, text, SegmentMap.Scale.LOG),
                new SegmentMap.Axis("neutrality", text, text, SegmentMap.Scale.LINEAR),
                List.of(new SegmentMap.Point(text + " account", 1, 2, 0, 5), new SegmentMap.Point(text, 3, 4, -1, 5)));
        return new ReportData(run(text), new Verdict(Verdict.Standing.UNPROVEN, text, List.of(text), text,
                List.of(new Verdict.Over(text, new Interval(1, 0, 2)))), segments(text),
                List.of(new MarkoutCurve(0, List.of(new MarkoutCurve.Point(1, -0.5, Double.NaN)))), map, card(text),
                new PolicySection(false, new Interval(1, 0.5, 1.5), text, List.of(
                        new PolicySection.Tier(text, List.of(0), 1, new Interval(1, 0.5, 1.5), text)),
                        Optional.of(new LadderBook(text, text, text, text, false, List.of(1.0),
                                List.of(new LadderBook.TierLadder(text, -1, List.of(NONE), List.of(NONE),
                                        Optional.empty(), List.of(NONE, NONE))),
                                List.of(-1.0, 1.0), List.of(0.0, 0.0), -1, 1,
                                new LadderBook.Worth(0, 0, 0, 0, 0, 0))),
                        offers(text)),
                impact(text),
                new InstrumentsSection(
                        List.of(new InstrumentsSection.Row(text, text, text, 1, NONE, NONE, true, NONE, NONE,
                                NONE, NONE, Optional.empty(), NONE, NONE, NONE)),
                        1),
                accounts(text), watch(text), rejects(text), quality(text),
                List.of(new Definition(text + " column", text, text, text, text)));
    }

    private static OffersSection offers(String text) {
        return new OffersSection(2, text, List.of(new OffersSection.Funnel(text + " asked", -1, 1, 2, 2, 0,
                Optional.empty(), NONE, NONE, Optional.empty(), NONE, Optional.empty())), text, 0.3, 10,
                List.of(new OffersSection.Pilot(text + " pilot", -1, text, NONE, List.of(), NONE, NONE, NONE, NONE,
                        text + " reason")),
                text);
    }

    private static ImpactSection impact(String text) {
        return new ImpactSection(text + " sentence",
                Optional.of(new ImpactSection.Curves(text + " market", 200, 1e8, List.of(0.01, 0.1), List.of(10L),
                        List.of(new ImpactSection.Line(-1, text, 30, 3,
                                List.of(new Interval(1, 0.5, 2), new Interval(3, 1, 9)), List.of(Optional.empty()))))),
                List.of(new ImpactSection.Market(text + " market", 30, NONE, text, NONE, Optional.empty(), NONE, 0,
                        text + " reason")),
                Optional.of(new ImpactSection.Hedge(text + " market", text, 3, 0.1, 1, 3, Optional.empty(), 1e6,
                        List.of(0.0),
                        List.of(new ImpactSection.Half(text + " tier", -1, NONE, NONE, NONE)))));
    }

    private static WatchSection watch(String text) {
        return WatchSection.of(text, List.of(new WatchSection.Toxic(text + " account", Instant.EPOCH, 3, 0.5, 40)), 2,
                List.of(new WatchSection.Group(text, List.of(text + " one", text + " other"), 2, 1e-9)), 1, text);
    }

    private static QualitySection quality(String text) {
        return QualitySection.of(
                List.of(new QualitySection.Note(text, "warning", text + " finding", 1, Optional.of(2L), text)),
                List.of("0", "1s"),
                List.of(new QualitySection.Judge(text + " instrument", text, text, 1, List.of(1L, 0L))),
                new QualitySection.Positions(2, 1, List.of(new QualitySection.Difference(text, text, text, text, text,
                        text, NONE, text, text + " trade", text))));
    }

    private static final OptionalDouble NONE = OptionalDouble.empty();

    private static RunFacts run(String text) {
        return new RunFacts(text, RunFacts.Inputs.of(List.of(new RunFacts.InputFile(text, text, 1, text))),
                Instant.EPOCH,
                Instant.EPOCH, new RunFacts.Accounting(15, 10, 0, 0, 0, 0, 2), 2, 2, 1, 10, text, Long.MAX_VALUE, text,
                Duration.ZERO, text,
                List.of(text + " warning"));
    }

    private static SegmentsSection segments(String text) {
        return new SegmentsSection(10, List.of(new SegmentsSection.SegmentCard(text + " segment", text, 1, 0.5, 5,
                OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty(),
                OptionalDouble.empty(),
                text, text)), 1, 0.5);
    }

    private static CardSection card(String text) {
        return new CardSection(List.of(new CardSection.Method(text, 1, true, OptionalDouble.empty(),
                OptionalDouble.empty(), CardSection.Skill.NONE, Optional.empty(),
                List.of(new CardSection.Value(text, new Interval(0, 0, 0), OptionalDouble.empty(), 0)),
                Verdict.Standing.UNPROVEN)), text, List.of(text));
    }

    private static AccountsSection accounts(String text) {
        return AccountsSection.of(List.of(
                new AccountsSection.Row(text + " account", 0, OptionalDouble.of(0.7), OptionalDouble.empty(),
                        List.of(text + " reason"), 40, 5, OptionalDouble.empty(), Optional.empty(),
                        OptionalDouble.empty(), text + " tier"),
                new AccountsSection.Row(text, -1, OptionalDouble.empty(), OptionalDouble.empty(), List.of(), 2, 5,
                        OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty(), text)));
    }

    private static RejectsSection rejects(String text) {
        return new RejectsSection(List.of(new RejectsSection.Group(text, 1,
                List.of(new RejectsSection.Example(text, 1, text, text + " value")))), 1);
    }
}
