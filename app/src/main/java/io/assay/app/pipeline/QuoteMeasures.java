package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.app.pipeline.QuoteInputs.Asked;
import io.assay.app.pipeline.QuoteInputs.Desk;
import io.assay.app.pipeline.QuoteInputs.Tier;
import io.assay.app.pipeline.QuoteInputs.Traded;
import io.assay.core.market.InstrumentDay;
import io.assay.core.market.Reference;
import io.assay.core.market.VolatilityError;
import io.assay.core.policy.quote.DemandError;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.SegmentWidth;
import io.assay.core.precision.QuotedWidths;
import io.assay.core.precision.TournamentConfig.Basis;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.RequestFlow;
import io.assay.core.profile.StudentT;
import io.assay.core.profile.Tape;
import io.assay.core.profile.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measures of a run what its ladders are made of.
///
/// @param days of instruments, by instrument and day
/// @param impact what trading does to prices
record QuoteMeasures(Tape tape, FoldSpec spec, FeatureMatrix profiles, Shown shown, RunConfig config, Window span,
        List<InstrumentDay> days, MeasuredImpact impact) {
    private static final double DAY_NS = 86_400e9;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final double YEAR_DAYS = 365;
    private static final double BP = 1e4;
    /// Where between the narrowest and the widest offer the demand of a tier is read off.
    private static final double[] BETWEEN = {0.25, 0.75};
    private static final double LEVEL = 0.95;
    /// Two-sided 95 % of the normal.
    private static final double Z95 = 1.959963984540054;
    private static final double PART_MIN = 1e-6;

    QuoteInputs inputs() {
        var widths = shown.widths();
        int uniform = widths.size() - 1;
        int[] group = Arrays.stream(SegmentFacts.groups(tape, profiles, tierOfRow(uniform)))
                .map(tier -> tier < 0 ? uniform : tier).toArray();
        var flow = RequestFlow.of(tape, spec, group);
        var errors = shown.advice().measured().map(told -> demandErrors());
        var tiers = IntStream.range(0, widths.size())
                .filter(tier -> tier == uniform || Arrays.stream(group).anyMatch(own -> own == tier))
                .mapToObj(tier -> tier(widths.get(tier), tier, errors)).toList();
        var asked = new ArrayList<Asked>();
        var traded = new ArrayList<Traded>();
        var daysOf = days.stream().collect(Collectors.groupingBy(InstrumentDay::instrument));
        for (int instrument = 0; instrument < flow.instruments(); instrument++) {
            int before = asked.size();
            asked(flow, instrument, asked);
            if (asked.size() > before) {
                double volume = asked.subList(before, asked.size()).stream().mapToDouble(Asked::usdPerDay).sum();
                traded.add(traded(instrument, daysOf.getOrDefault(asked.getLast().instrument(), List.of()), volume));
            }
        }
        return new QuoteInputs(desk(), tiers, traded, asked, impact);
    }

    private int[] tierOfRow(int uniform) {
        return shown.isPublished() ? shown.tiers().tier()
                : Arrays.stream(shown.assignments().segment()).map(s -> s < 0 ? uniform : s).toArray();
    }

    private Desk desk() {
        var quote = config.quote();
        return new Desk(span.toNs() - 1, shown.isPublished(),
                shown.advice().measured().isPresent() ? shown.advisor().basis().name() : "ASSUMED",
                config.policy().minHalfSpreadBp(), config.policy().maxHalfSpreadBp(), quote.riskAversion(),
                config.value().hedgeCostBp(), quote.hedgePace(), quote.hedgeHours(), quote.inventoryLimitUsd(),
                quote.staleAfterHours() * HOUR_NS, quote.expiredAfterHours() * HOUR_NS);
    }

    /// Length of the span; what is seen for less than an hour is taken for an hour's.
    private double spanDays() {
        return Math.max(HOUR_NS, span.toNs() - span.fromNs()) / DAY_NS;
    }

    private Tier tier(SegmentWidth width, int group, Optional<DemandErrors> errors) {
        var demand = new LogisticQuote(config.value().alpha(), config.value().beta());
        var error = DemandError.GIVEN;
        double hit = 1;
        if (shown.advice().measured().isPresent()) {
            double[] curve = logistic(shown.advice().measured().get(), group);
            boolean isTold = curve[1] > 0;
            demand = isTold ? new LogisticQuote(curve[0], curve[1]) : demand;
            error = isTold ? errors.orElseThrow().of(group, demand) : DemandError.UNKNOWN;
            hit = hitRatio(group);
        }
        return new Tier(width.segment(), width.adverseBp(), width.adverseSdBp(), demand.alpha(), demand.beta(), error,
                hit);
    }

    private DemandErrors demandErrors() {
        var names = shown.widths().stream().map(SegmentWidth::segment).limit(shown.widths().size() - 1L).toList();
        int[] segment = shown.assignments().segment();
        var segmentOf = new TreeMap<String, String>();
        for (int row = 0; row < segment.length; row++) {
            if (segment[row] >= 0) {
                segmentOf.put(profiles.accounts().get(row), names.get(segment[row]));
            }
        }
        return DemandErrors.of(shown.advisor().offers(), shown.advisor().basis() == Basis.EXPERIMENT,
                segmentOf, names);
    }

    /// The logistic curve through two points of what was measured; a slope of 0 where it does not fall.
    private static double[] logistic(QuotedWidths told, int group) {
        double near = told.lowBp() + BETWEEN[0] * (told.highBp() - told.lowBp());
        double far = told.lowBp() + BETWEEN[1] * (told.highBp() - told.lowBp());
        double beta = (odds(told.fillsAt(group, far)) - odds(told.fillsAt(group, near))) / (far - near);
        return beta > 0 && Double.isFinite(beta) ? new double[]{odds(told.fillsAt(group, near)) - beta * near, beta}
                : new double[2];
    }

    /// Logarithm of the odds against.
    private static double odds(double part) {
        double inside = Math.min(1 - PART_MIN, Math.max(PART_MIN, part));
        return StrictMath.log((1 - inside) / inside);
    }

    /// What accounts of a tier took of what was offered to them; of everybody where it was offered nothing.
    private double hitRatio(int group) {
        var offers = shown.advisor().offers();
        double[] offered = new double[2];
        double[] filled = new double[2];
        for (int row = 0; row < offers.account().length; row++) {
            int at = Collections.binarySearch(profiles.accounts(), offers.accounts().get(offers.account()[row]));
            int own = at < 0 ? -1 : shown.assignments().segment()[at];
            for (int which = own == group ? 0 : 1; which < 2; which++) {
                offered[which] += offers.offeredUsd()[row];
                filled[which] += offers.filledUsd()[row];
            }
        }
        int which = filled[0] > 0 ? 0 : 1;
        return filled[which] > 0 ? filled[which] / offered[which] : 1;
    }

    private void asked(RequestFlow flow, int instrument, List<Asked> out) {
        String name = tape.fills().instruments().get(instrument).name();
        for (var one : flow.of(instrument)) {
            out.add(new Asked(name, shown.widths().get(one.group()).segment(), one.side(),
                    RequestFlow.sizeUsd(one.bin()), one.requests(), one.notionalUsd() / spanDays(), one.notionalUsd(),
                    one.fundingUsd()));
        }
    }

    /// @param own days of the instrument, in order
    private Traded traded(int number, List<InstrumentDay> own, double volumePerDay) {
        var instrument = tape.fills().instruments().get(number);
        Reference reference = tape.market().reference(number);
        int last = reference.series().mark(span.toNs() - 1);
        var tick = instrument.contract().tick();
        var seen = own.stream().filter(day -> day.figures().tick().isPresent()).reduce((a, b) -> b);
        double sigmaBp = sigmaBp(own);
        return new Traded(instrument.name(), instrument.label(), instrument.underlying(), instrument.kind().name(),
                last < 0 ? Double.NaN : reference.series().priceOf(last), reference.kind().name(),
                last < 0 ? 0 : reference.series().timeNs(last),
                tick != null ? tick.doubleValue() : seen.map(day -> day.figures().tick().value()).orElse(Double.NaN),
                tick == null && seen.isPresent() && seen.get().figures().tickInferred(), sigmaBp,
                sigmaSdBp(sigmaBp, reference), fundingBpPerDay(number), volumePerDay);
    }

    /// Root of the mean daily variance: of minute returns of the reference, of trades robust to their bounce.
    private static double sigmaBp(List<InstrumentDay> days) {
        double sum = 0;
        int known = 0;
        for (var day : days) {
            boolean bounces = day.source() == Reference.Kind.PRINTS && day.twoScaleVolatility().isPresent();
            double annual = (bounces ? day.twoScaleVolatility() : day.realisedVolatility()).value();
            if (annual > 0) {
                sum += annual * annual / YEAR_DAYS;
                known++;
            }
        }
        return known == 0 ? Double.NaN : BP * StrictMath.sqrt(sum / known);
    }

    /// Student's t with the freedom of so many blocks, over what the normal has.
    private double sigmaSdBp(double sigmaBp, Reference reference) {
        if (Double.isNaN(sigmaBp)) {
            return Double.NaN;
        }
        var error = VolatilityError.of(reference.series(), span.fromNs(), span.toNs());
        return error.blocks() == 0 ? Double.NaN
                : sigmaBp * error.relative() * StudentT.twoSided(LEVEL, error.blocks() - 1.0) / Z95;
    }

    private double fundingBpPerDay(int instrument) {
        var funding = tape.market().funding(instrument);
        return funding.size() == 0 ? Double.NaN
                : BP * funding.rateBetween(span.fromNs() - 1, span.toNs() - 1) / spanDays();
    }
}
