package io.assay.app.report;

import java.util.List;

/// Everything the report of a run shows, already aggregated: what is not in here is not on the page.
///
/// A segment is referred to by its index in `segments.cards()`; -1 is "abstained". An empty optional
/// is a value that is absent, and is shown as absent, never as zero.
///
/// @param definitions the feature catalogue in its own order; the report adds its own terms behind it
public record ReportData(RunFacts run, Verdict verdict, SegmentsSection segments, List<MarkoutCurve> markouts,
        SegmentMap map, CardSection card, PolicySection policy, ImpactSection impact, InstrumentsSection instruments,
        AccountsSection accounts, WatchSection watch, RejectsSection rejects,
        QualitySection quality, List<Definition> definitions) {
    public ReportData {
        markouts = List.copyOf(markouts);
        definitions = List.copyOf(definitions);
        int count = segments.cards().size();
        markouts.forEach(curve -> requireSegment(curve.segment(), count));
        map.points().forEach(point -> requireSegment(point.segment(), count));
        accounts.rows().forEach(row -> requireSegment(row.segment(), count));
        policy.tiers().forEach(tier -> tier.segments().forEach(segment -> requireSegment(segment, count)));
        impact.curves().ifPresent(curves -> curves.lines().forEach(line -> requireSegment(line.segment(), count)));
        policy.ladders().ifPresent(book -> book.tiers().forEach(tier -> requireSegment(tier.segment(), count)));
    }

    ReportData withDefinitions(List<Definition> all) {
        return new ReportData(run, verdict, segments, markouts, map, card, policy, impact, instruments, accounts, watch,
                rejects,
                quality, all);
    }

    private static void requireSegment(int segment, int count) {
        if (segment < -1 || segment >= count) {
            throw new IllegalArgumentException("segment " + segment + " of " + count);
        }
    }
}
