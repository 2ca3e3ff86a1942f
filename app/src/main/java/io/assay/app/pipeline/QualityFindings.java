package io.assay.app.pipeline;

import io.assay.app.config.RunSummary;
import io.assay.app.pipeline.DataQuality.About;
import io.assay.app.pipeline.DataQuality.Finding;
import io.assay.app.pipeline.DataQuality.Level;
import io.assay.core.event.PositionChain;
import io.assay.core.event.Reason;
import io.assay.core.market.Reference;
import io.assay.core.profile.Horizon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Goes through what was checked and says what was found, area by area.
final class QualityFindings {
    /// Of very many findings of one sort only so many are told one by one.
    private static final int SHOWN = 5;
    private static final long QUIET_NS = 600_000_000_000L;

    private final Run run;
    private final Checks checks;
    private final List<ReferenceUse> references;
    private final List<PositionGap> differing;
    private final List<Finding> findings = new ArrayList<>();

    QualityFindings(Run run, List<ReferenceUse> references, List<PositionGap> differing) {
        this.run = run;
        this.references = references;
        this.differing = differing;
        checks = run.checks();
    }

    List<Finding> all() {
        gaps();
        chains("perpetuals, futures and options", checks.chain().derivatives());
        chains("spot", checks.chain().spot());
        positions();
        clock();
        units();
        judges();
        coverage();
        rows();
        return findings;
    }

    private void add(String area, Level level, String what, long count, String meaning) {
        findings.add(new Finding(area, level, what, About.ALL, count, Optional.empty(), meaning));
    }

    private void add(String area, Level level, String what, long count, long outOf, String meaning) {
        findings.add(new Finding(area, level, what, About.ALL, count, Optional.of(outOf), meaning));
    }

    /// The first of many, and how many more there are.
    private <T> void first(List<T> all, String area, String rest, Function<T, Finding> finding) {
        all.stream().limit(SHOWN).map(finding).forEach(findings::add);
        if (all.size() > SHOWN) {
            add(area, Level.NOTE, rest, all.size() - SHOWN, "less so than those above");
        }
    }

    private void gaps() {
        if (checks.feed().silences().isEmpty()) {
            add("gaps", Level.FINE, "long silences", 0, "no stretch without fills is long for this feed");
        }
        first(checks.feed().silences(), "gaps", "further long silences", silence -> quiet("silence",
                About.ALL, silence.fromNs(), silence.toNs(),
                "minutes without any fill: the market was quiet, or the recording stopped"));
        var quiet = references.stream()
                .filter(use -> use.reference().kind() != Reference.Kind.PRINTS && quietNs(use) > QUIET_NS)
                .sorted(Comparator.comparingLong(QualityFindings::quietNs).reversed()).toList();
        first(quiet, "gaps", "further instruments whose reference falls silent",
                use -> quiet("no " + use.source() + " for " + use.instrument(),
                        new About("", use.instrument(), ""), use.coverage().quietFromNs(), use.coverage().quietToNs(),
                        "minutes, the longest of its silences: fills within it are judged by what is stale, or not at all"));
        run.ingested().warnings().stream().filter(warning -> warning.startsWith("exactly "))
                .forEach(warning -> add("gaps", Level.WARNING, "answer cut off", 1, warning));
    }

    private static long quietNs(ReferenceUse use) {
        return use.coverage().quietToNs() - use.coverage().quietFromNs();
    }

    private static Finding quiet(String what, About about, long fromNs, long toNs, String meaning) {
        return new Finding("gaps", Level.WARNING,
                what + " from " + Run.instant(fromNs) + " to " + Run.instant(toNs), about,
                Duration.ofNanos(toNs - fromNs).toMinutes(), Optional.empty(), meaning);
    }

    private void chains(String what, Map<PositionChain.Link, Long> links) {
        long total = PositionChain.Check.total(links);
        for (var link : PositionChain.Link.values()) {
            long count = links.getOrDefault(link, 0L);
            if (count > 0) {
                add("chains", level(link), what + ": " + link.words(), count, total, meaning(link));
            }
        }
    }

    private static String meaning(PositionChain.Link link) {
        return switch (link) {
            case HOLDS, VENUE_ROUNDING -> "each fill starts where the one before it ended";
            case FEE_IN_BASE -> "the fee is the whole difference";
            case SAME_INSTANT -> "the venue gives several fills one time, and nothing tells their order";
            case BALANCE_MOVED -> "deposits and withdrawals explain it, or fills are missing";
            case MISSING_FILLS -> "positions, exposures and holding times there are not to be trusted";
        };
    }

    private static Level level(PositionChain.Link link) {
        return switch (link) {
            case HOLDS, VENUE_ROUNDING -> Level.FINE;
            case FEE_IN_BASE, SAME_INSTANT, BALANCE_MOVED -> Level.NOTE;
            case MISSING_FILLS -> Level.WARNING;
        };
    }

    private void positions() {
        long reports = checks.positions().size();
        if (reports == 0) {
            add("positions", Level.NOTE, "reports of positions", 0,
                    "the venue's own are not in the data, so what fills add up to is compared with nothing");
            return;
        }
        add("positions", Level.FINE, "reported positions that fills add up to", reports - differing.size(), reports,
                "no fill is missing, counted twice or of another unit between these reports");
        if (!differing.isEmpty()) {
            var worst = differing.getFirst();
            add("positions", Level.WARNING, "reported positions that fills do not add up to", differing.size(), reports,
                    "the largest: " + worst.comparison().instrument() + " of " + worst.comparison().account()
                            + " is off by " + worst.comparison().difference().toPlainString() + "; last fill: "
                            + worst.lastFill());
        }
    }

    private void clock() {
        var feed = checks.feed();
        long fills = run.tape().fills().size();
        var grain = feed.grain().name().toLowerCase(Locale.ROOT);
        boolean coarse = feed.grain().ns() > 1_000_000L;
        add("clock", coarse ? Level.WARNING : Level.FINE, "fills whose time is a whole " + grain, fills, fills,
                coarse ? "markouts at horizons near that unit mean little" : "fine enough for every horizon");
        var delays = feed.delays();
        if (delays.fills() > 0) {
            add("clock", Level.NOTE, "fills that say when they were received", delays.fills(), fills,
                    String.format(Locale.ROOT, "half of them within %.3f s of the event", delays.medianNs() * 1e-9));
        }
        if (delays.early() > 0) {
            add("clock", Level.WARNING, "fills received before they happened", delays.early(), delays.fills(),
                    "the clocks of venue and recorder are apart; event times judge, receive times never do");
        }
        var order = checks.outOfOrder();
        add("clock", order.isEmpty() ? Level.FINE : Level.NOTE, "fills out of the order of their file",
                order.values().stream().mapToLong(Long::longValue).sum(), run.ingested().log().size(),
                order.isEmpty()
                        ? "every file is oldest first or newest first"
                        : "files concerned: " + order.size()
                                + "; they are sorted, and no number depends on their order");
        market();
    }

    private void market() {
        long events = run.ingested().market().size();
        if (checks.market().undated() > 0) {
            add("clock", Level.NOTE, "market events without the venue's time", checks.market().undated(), events,
                    "they judge only where fills and market are compared by time of receipt");
        }
        if (checks.market().early() > 0) {
            add("clock", Level.WARNING, "market events received before they happened", checks.market().early(), events,
                    "the clocks of venue and recorder are apart");
        }
    }

    private void units() {
        long times = run.rejectCounts().getOrDefault(Reason.TIME_OUT_OF_RANGE.words(), 0L);
        if (times > 0) {
            add("units", Level.WARNING, "times before 2009 or in the future", times,
                    "refused; a whole column of them is a mistaken unit (seconds, milliseconds, microseconds)");
        }
        first(checks.feed().offScale(), "units", "further instruments with prices far from their median",
                off -> new Finding("units", Level.WARNING, "prices of " + off.instrument() + " far from their median",
                        new About("", off.instrument(), ""), off.fills(), Optional.empty(),
                        String.format(Locale.ROOT, "%.6g against %.6g: another unit, another instrument, or a crash",
                                off.farthest(), off.median())));
        var far = references.stream().filter(use -> use.coverage().far() > 0)
                .sorted(Comparator.comparingLong((ReferenceUse use) -> use.coverage().far()).reversed()).toList();
        first(far, "units", "further instruments with fills far from their reference",
                use -> new Finding("units", Level.WARNING,
                        "fills of " + use.instrument() + " at over twice or under half the " + use.source(),
                        new About("", use.instrument(), ""), use.coverage().far(),
                        Optional.of(use.coverage().judged().getFirst()),
                        "either is in another unit, or of another instrument"));
        if (times == 0 && checks.feed().offScale().isEmpty() && far.isEmpty()) {
            add("units", Level.FINE, "unit mistakes", 0,
                    "times are in range, prices near their instrument's median and their reference");
        }
    }

    private void judges() {
        var uses = new TreeMap<String, Long>();
        references.forEach(use -> uses.merge(use.words(), 1L, Long::sum));
        uses.forEach((words, count) -> add("references", words.equals("nothing") ? Level.WARNING : Level.FINE,
                "instruments judged by " + words, count, references.size(),
                words.equals("nothing")
                        ? "their markouts are absent"
                        : "both ends of every markout come from this one source, on this one clock"));
        first(run.tape().market().notes(), "references", "further notes on sources",
                note -> new Finding("references", Level.NOTE, note, About.ALL, 1, Optional.empty(),
                        "which source judges is a choice that the markouts rest on"));
    }

    private void coverage() {
        long fills = sum("fills");
        for (var horizon : Horizon.values()) {
            long judged = sum("house_markout_bp_" + horizon.suffix() + "_n");
            findings.add(new Finding("references", DataQuality.level(judged, fills),
                    "flow fills that a reference judges at " + horizon.suffix(), new About("", "", horizon.suffix()),
                    judged, Optional.of(fills), DataQuality.meaning(judged, fills)));
        }
    }

    private long sum(String column) {
        double sum = 0;
        for (double value : run.profiles().columnValues(run.profiles().column(column))) {
            sum += Double.isNaN(value) ? 0 : value;
        }
        return Math.round(sum);
    }

    private void rows() {
        long read = run.sources().stream().mapToLong(RunSummary.Source::read).sum();
        run.rejectCounts().forEach((why, count) -> add("rows", Level.WARNING, "rows refused: " + why, count, read,
                "in no number of this run; rejects.csv has line and value"));
        run.ingested().skipped().forEach((what, count) -> add("rows", Level.NOTE, "rows skipped: " + what, count, read,
                "whole, and nothing in them is used"));
        run.ingested().personal().forEach((field, count) -> add("rows", Level.NOTE, "personal data: " + field, count,
                "dropped while reading; it is stored nowhere"));
        long duplicate = run.sources().stream().mapToLong(RunSummary.Source::duplicate).sum();
        if (duplicate > 0) {
            add("rows", Level.NOTE, "rows that say again what others said", duplicate, read, "they count once");
        }
        long pending = run.sources().stream().mapToLong(RunSummary.Source::pending).sum();
        if (pending > 0) {
            add("rows", Level.WARNING, "fills of instruments nobody describes", pending, read,
                    "they wait: describe the instruments with --instruments FILE");
        }
    }
}
