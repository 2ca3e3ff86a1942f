package io.assay.app.pipeline;

import io.assay.app.config.Methods;
import io.assay.app.config.RunConfig;
import io.assay.app.config.RunSummary;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.PositionChain;
import io.assay.core.event.Reject;
import io.assay.core.market.InstrumentDay;
import io.assay.core.policy.quote.SegmentWidth;
import io.assay.core.precision.Verdict;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Tape;
import io.assay.core.profile.Window;
import io.assay.core.segment.Abstention;
import io.assay.core.segment.OneSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Everything one run found out, before it is written down.
///
/// @param span of the flow graded, last moment excluded
/// @param sources the accounting identity, source by source
/// @param rejects of decoding and of canonical order
/// @param migration what would change against the tiers of today, where they are known
/// @param watched accounts to look at beside the segments
/// @param impact what the flow did to prices
/// @param quoting what ladders are made of
/// @param notes plain sentences a reader should know, most important first
record Run(RunConfig config, Ingested ingested, Tape tape, Window span, List<RunSummary.Source> sources,
        List<Reject> rejects, Checks checks, FeatureMatrix profiles, Judgement judgement, Shown shown,
        SegmentFacts facts, GroupTable groups, List<InstrumentDay> instrumentDays, CutTable cuts,
        Optional<Migration> migration, Watched watched, RunImpact impact, QuoteInputs quoting, List<String> notes) {
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

    DataQuality quality() {
        return DataQuality.of(this);
    }

    InstrumentTable instruments() {
        return new InstrumentTable(instrumentDays, shown.uniform().halfBp());
    }

    /// Links of position chains, for kinds of instrument that have any.
    List<RunSummary.Chains> chains() {
        return Stream.of(chains("derivatives", checks.chain().derivatives()), chains("spot", checks.chain().spot()))
                .filter(chains -> chains.links() > 0).toList();
    }

    private static RunSummary.Chains chains(String kind, Map<PositionChain.Link, Long> links) {
        return new RunSummary.Chains(kind, PositionChain.Check.total(links), PositionChain.Check.holding(links));
    }

    /// Breaks of position chains by cause in words; links that hold, if within rounding, are none.
    SortedMap<String, Long> chainBreaks() {
        var causes = new TreeMap<String, Long>();
        both().forEach((link, count) -> {
            if (link != PositionChain.Link.HOLDS && link != PositionChain.Link.VENUE_ROUNDING) {
                causes.put(link.words(), count);
            }
        });
        return causes;
    }

    private Map<PositionChain.Link, Long> both() {
        var sum = new EnumMap<PositionChain.Link, Long>(PositionChain.Link.class);
        checks.chain().spot().forEach((link, count) -> sum.merge(link, count, Long::sum));
        checks.chain().derivatives().forEach((link, count) -> sum.merge(link, count, Long::sum));
        return sum;
    }

    /// Rejects by reason, listed or not.
    SortedMap<String, Long> rejectCounts() {
        var counts = new TreeMap<String, Long>();
        rejects.forEach(reject -> counts.merge(reject.reason().words(), 1L, Long::sum));
        ingested.unlisted().forEach((reason, rows) -> counts.merge(reason.words(), rows, Long::sum));
        return counts;
    }

    /// The method that widths and tiers follow: the champion, or what was asked for by name.
    String published() {
        return shown.isPublished() ? shown.segmentation().method() : OneSegment.METHOD;
    }

    /// What is published, what splitting is worth in the words of the card, and the one width when it is one.
    ///
    /// @return the answer first, then why
    List<String> verdict() {
        var verdict = judgement.verdict();
        var said = new ArrayList<>(verdict.sentences());
        if (shown.isPublished()) {
            said.set(0, (published().equals(verdict.champion()) ? "" : asked(verdict)) + said.getFirst());
            return said;
        }
        said.set(0, "One segment is published. " + said.getFirst());
        if (shown.assignments().segments().size() > 1) {
            said.add("The segments shown (" + shown.segmentation().method()
                    + ") describe the accounts; they move no width.");
        }
        said.add("One half spread for all: " + width(shown.uniform()) + ".");
        return said;
    }

    private String asked(Verdict verdict) {
        var word = verdict.cards().stream().filter(card -> card.method().equals(published())).findFirst().orElseThrow()
                .word();
        return "Published as asked for: " + published() + " (" + word.name().toLowerCase(Locale.ROOT) + "). ";
    }

    private static String width(SegmentWidth uniform) {
        var half = String.format(Locale.ROOT, "%.2f bp", uniform.halfBp());
        if (Double.isNaN(uniform.adverseBp())) {
            return half + ", the safe one, because nothing in this data can judge a fill";
        }
        return half + (uniform.clamped()
                ? String.format(Locale.ROOT, ", a limit of the policy (the model alone says %.2f bp)",
                        uniform.modelHalfBp())
                : String.format(Locale.ROOT, " (%.2f to %.2f, from the error of the adverse selection)",
                        uniform.lowHalfBp(), uniform.highHalfBp()));
    }

    List<RunSummary.SegmentLine> segmentLines() {
        var lines = new ArrayList<RunSummary.SegmentLine>();
        for (int s = 0; s < shown.assignments().segments().size(); s++) {
            if (facts.accounts()[s] == 0) {
                continue;
            }
            lines.add(new RunSummary.SegmentLine(shown.assignments().segments().get(s), facts.accounts()[s],
                    facts.notional()[s] / facts.total(),
                    shown.isPublished() ? shown.widths().get(s).halfBp() : Double.NaN));
        }
        lines.sort(Comparator.comparingDouble(RunSummary.SegmentLine::notionalShare).reversed());
        return lines;
    }

    /// Accounts without a segment, by reason, largest first.
    List<RunSummary.SegmentLine> unassignedLines() {
        var accounts = new EnumMap<Abstention, Long>(Abstention.class);
        var notional = new EnumMap<Abstention, Double>(Abstention.class);
        for (int row = 0; row < profiles.rows(); row++) {
            var why = shown.assignments().abstained().get(row);
            if (why != Abstention.NONE) {
                double usd = profiles.at(row, profiles.column("notional_usd"));
                accounts.merge(why, 1L, Long::sum);
                notional.merge(why, Double.isNaN(usd) ? 0 : usd, Double::sum);
            }
        }
        return accounts.entrySet().stream()
                .map(entry -> new RunSummary.SegmentLine(words(entry.getKey()), entry.getValue(),
                        notional.getOrDefault(entry.getKey(), 0.0) / facts.total(),
                        shown.isPublished() ? shown.uniform().halfBp() : Double.NaN))
                .sorted(Comparator.comparingLong(RunSummary.SegmentLine::accounts).reversed()).toList();
    }

    String words(Abstention why) {
        return switch (why) {
            case NONE -> "assigned";
            case TOO_NEW -> "under " + Methods.fillsMin(config, shown.segmentation().method()) + " fills";
            case UNSURE -> "unsure";
            case NO_FEATURES -> "nothing to go by";
            case NO_RULE -> "no rule fits";
        };
    }

    /// Notes beyond the warnings of reading.
    List<String> beyondWarnings() {
        return notes.subList(ingested.warnings().size(), notes.size());
    }
}
