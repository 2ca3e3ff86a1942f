package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.app.config.RunSummary;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.PositionChain;
import io.assay.core.event.Reject;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Tape;
import io.assay.core.profile.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything one run found out, before it is written down.
///
/// @param span of the flow graded, last moment excluded
/// @param sources the accounting identity, source by source
/// @param rejects of decoding and of canonical order
/// @param notes plain sentences a reader should know, most important first
record Run(RunConfig config, Ingested ingested, Tape tape, Window span, List<RunSummary.Source> sources,
        List<Reject> rejects, PositionChain.Check chain, FeatureMatrix profiles, Judgement judgement, Shown shown,
        SegmentFacts facts, List<String> notes) {
    static final String VERSION = "assay 0.1.0";

    long accounts() {
        return tape.fills().accounts().size();
    }

    Instant from() {
        return instant(span.fromNs());
    }

    /// Time of the last flow fill.
    Instant to() {
        return instant(span.toNs() - 1);
    }

    static Instant instant(long ns) {
        return Instant.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L));
    }

    /// Breaks of position chains by cause in words; links that hold are none.
    SortedMap<String, Long> chainBreaks() {
        var causes = new TreeMap<String, Long>();
        both().forEach((link, count) -> {
            if (link != PositionChain.Link.HOLDS) {
                causes.put(link.words(), count);
            }
        });
        return causes;
    }

    private Map<PositionChain.Link, Long> both() {
        var sum = new EnumMap<PositionChain.Link, Long>(PositionChain.Link.class);
        chain.spot().forEach((link, count) -> sum.merge(link, count, Long::sum));
        chain.derivatives().forEach((link, count) -> sum.merge(link, count, Long::sum));
        return sum;
    }

    /// Rejects by reason.
    SortedMap<String, Long> rejectCounts() {
        var counts = new TreeMap<String, Long>();
        rejects.forEach(reject -> counts.merge(reject.reason().words(), 1L, Long::sum));
        return counts;
    }

    /// The verdict in the words of the card.
    String verdict() {
        var verdict = judgement.verdict().sentence();
        return shown.isPublished() || shown.assignments().segments().size() < 2
                ? verdict
                : verdict + " The segments shown (" + shown.segmentation().method()
                        + ") describe the accounts; they move no width.";
    }

    List<RunSummary.SegmentLine> segmentLines() {
        var lines = new ArrayList<RunSummary.SegmentLine>();
        for (int s = 0; s < shown.assignments().segments().size(); s++) {
            if (facts.accounts()[s] == 0) {
                continue;
            }
            lines.add(new RunSummary.SegmentLine(shown.assignments().segments().get(s), facts.accounts()[s],
                    facts.notional()[s] / facts.total(),
                    shown.isPublished() ? shown.widths().get(s).halfBp() : shown.uniform().halfBp()));
        }
        lines.sort(Comparator.comparingDouble(RunSummary.SegmentLine::notionalShare).reversed());
        long without = profiles.rows() - Arrays.stream(facts.accounts()).asLongStream().sum();
        if (without > 0) {
            double share = 1 - Arrays.stream(facts.notional()).sum() / facts.total();
            lines.add(new RunSummary.SegmentLine("not assigned (too new, unsure)", without, Math.max(0, share),
                    shown.uniform().halfBp()));
        }
        return lines;
    }
}
