package io.assay.app.pipeline;

import io.assay.core.event.FeedCheck;
import io.assay.core.event.Fills;
import io.assay.core.event.PositionChain;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Horizon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is to be known of the data before a number made of them is trusted, finding by finding.
final class DataQuality {
    private static final int SILENCES_SHOWN = 5;
    private static final double LOW = 0.5;

    private final Run run;
    private final List<Finding> findings = new ArrayList<>();

    private DataQuality(Run run) {
        this.run = run;
    }

    /// How much a finding should worry.
    enum Level {
        FINE, NOTE, WARNING
    }

    /// @param area what it is about: gaps, chains, clock, units, references, rows
    /// @param count how often, or how many percent where `what` says so
    /// @param meaning what it does to the numbers
    record Finding(String area, Level level, String what, long count, String meaning) {}

    static List<Finding> of(Run run) {
        var quality = new DataQuality(run);
        var check = FeedCheck.of(run.tape().fills());
        quality.gaps(check);
        quality.chains("perpetuals, futures and options", run.chain().derivatives());
        quality.chains("spot", run.chain().spot());
        quality.clock(check, run.tape().fills());
        quality.units(check, run.rejects());
        quality.coverage(run.profiles());
        quality.rows();
        return quality.findings;
    }

    private void add(String area, Level level, String what, long count, String meaning) {
        findings.add(new Finding(area, level, what, count, meaning));
    }

    private void gaps(FeedCheck check) {
        var silences = check.silences();
        if (silences.isEmpty()) {
            add("gaps", Level.FINE, "long silences", 0, "no stretch without fills is long for this feed");
        }
        for (var silence : silences.subList(0, Math.min(SILENCES_SHOWN, silences.size()))) {
            add("gaps", Level.WARNING, "silence from " + Run.instant(silence.fromNs()) + " to "
                    + Run.instant(silence.toNs()), Duration.ofNanos(silence.ns()).toMinutes(),
                    "minutes without any fill: the market was quiet, or the recording stopped");
        }
        if (silences.size() > SILENCES_SHOWN) {
            add("gaps", Level.NOTE, "further long silences", silences.size() - SILENCES_SHOWN,
                    "shorter than those shown");
        }
        run.ingested().warnings().stream().filter(warning -> warning.startsWith("exactly "))
                .forEach(warning -> add("gaps", Level.WARNING, "answer cut off", 1, warning));
    }

    private void chains(String what, Map<PositionChain.Link, Long> links) {
        for (var link : PositionChain.Link.values()) {
            long count = links.getOrDefault(link, 0L);
            if (count > 0) {
                add("chains", level(link), what, count, link.words());
            }
        }
    }

    private static Level level(PositionChain.Link link) {
        return switch (link) {
            case HOLDS, VENUE_ROUNDING -> Level.FINE;
            case FEE_IN_BASE, SAME_INSTANT, BALANCE_MOVED -> Level.NOTE;
            case MISSING_FILLS -> Level.WARNING;
        };
    }

    private void clock(FeedCheck check, Fills fills) {
        var grain = check.grain().name().toLowerCase(Locale.ROOT);
        boolean coarse = check.grain().ns() > FeedCheck.Grain.MILLISECOND.ns();
        add("clock", coarse ? Level.WARNING : Level.FINE, "event times are whole " + grain + "s", fills.size(),
                coarse ? "markouts at horizons near that unit mean little" : "fine enough for every horizon");
        var delays = check.delays();
        if (delays.fills() > 0) {
            add("clock", Level.NOTE, "fills that say when they were received", delays.fills(),
                    String.format(Locale.ROOT, "half of them within %.3f s of the event", delays.medianNs() * 1e-9));
        }
        if (delays.early() > 0) {
            add("clock", Level.WARNING, "fills received before they happened", delays.early(),
                    "the clocks of venue and recorder are apart; event times judge, receive times never do");
        }
    }

    private void units(FeedCheck check, List<Reject> rejects) {
        long times = rejects.stream().filter(reject -> reject.reason() == Reason.TIME_OUT_OF_RANGE).count();
        if (times > 0) {
            add("units", Level.WARNING, "times before 2009 or in the future", times,
                    "refused; a whole column of them is a mistaken unit (seconds, milliseconds, microseconds)");
        }
        for (var off : check.offScale()) {
            add("units", Level.WARNING, "prices of " + off.instrument() + " far from their median", off.fills(),
                    String.format(Locale.ROOT, "%.6g against %.6g: another unit, another instrument, or a crash",
                            off.farthest(), off.median()));
        }
        if (times == 0 && check.offScale().isEmpty()) {
            add("units", Level.FINE, "unit mistakes", 0, "times are in range, prices near their instrument's median");
        }
    }

    private void coverage(FeatureMatrix profiles) {
        double fills = sum(profiles, "fills");
        for (var horizon : Horizon.values()) {
            double judged = sum(profiles, "house_markout_bp_" + horizon.suffix() + "_n");
            add("references", judged < LOW * fills && judged > 0 ? Level.WARNING : judged > 0 ? Level.FINE : Level.NOTE,
                    "percent of flow fills that a reference judges at " + horizon.suffix(),
                    Math.round(100 * judged / fills), judged(judged / fills));
        }
    }

    private static String judged(double share) {
        if (share == 0) {
            return "the markout is absent: the data end before it, or nothing was seen by then";
        }
        return share < LOW
                ? "the markout rests on the smaller part of the flow, and perhaps not a typical one"
                : "the markout rests on most of the flow";
    }

    private static double sum(FeatureMatrix profiles, String column) {
        double sum = 0;
        for (double value : profiles.columnValues(profiles.column(column))) {
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum;
    }

    private void rows() {
        run.ingested().skipped().forEach((what, count) -> add("rows", Level.NOTE, what, count,
                "read, and of no use here"));
        run.ingested().personal().forEach((field, count) -> add("rows", Level.NOTE, "personal data: " + field, count,
                "dropped while reading; it is stored nowhere"));
        var pending = run.sources().stream().mapToLong(source -> source.pending()).sum();
        if (pending > 0) {
            add("rows", Level.WARNING, "fills of instruments nobody describes", pending,
                    "they wait: describe the instruments with --instruments FILE");
        }
    }
}
