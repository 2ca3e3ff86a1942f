package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.core.event.InstrumentKind;
import io.assay.core.market.MarketLog;
import io.assay.core.market.TradedVolume;
import io.assay.core.policy.impact.ImpactDecay;
import io.assay.core.policy.impact.ImpactLaw;
import io.assay.core.policy.impact.Interval;
import io.assay.core.policy.impact.KyleFlow;
import io.assay.core.policy.impact.KyleRegression;
import io.assay.core.policy.impact.LawConfig;
import io.assay.core.policy.impact.MarketScale;
import io.assay.core.policy.impact.Metaorder;
import io.assay.core.policy.impact.MetaorderConfig;
import io.assay.core.policy.impact.Metaorders;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.FlowMoves;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import io.assay.core.profile.Window;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Measures what the flow of a run did to prices, within the bounds its configuration sets. Metaorders are looked for while
/// segments are still being judged; the law is fitted once it is known which are published.
///
/// @param instruments looked at, those with most fills first
/// @param volumes of them
/// @param found metaorders of these instruments
/// @param markets of them, largest volume first
record ImpactMaker(RunConfig config, Tape tape, int[] instruments, SortedMap<Integer, TradedVolume> volumes,
        List<Metaorder> found, List<RunImpact.Market> markets) {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    private static final long KYLE_NS = 60 * SECOND_NS;
    private static final double BP = 1e4;
    /// Sizes shown leave out this part of the metaorders on either end.
    private static final double TAIL = 0.01;

    static ImpactMaker of(Tape tape, FoldSpec spec, MarketLog log, Window span, RunConfig config) {
        var own = config.impact();
        int[] instruments = own.ordersMax() == 0 ? new int[0] : instruments(tape, own.instrumentsMax());
        var volumes = new TreeMap<Integer, TradedVolume>();
        for (int instrument : instruments) {
            volumes.put(instrument, TradedVolume.of(tape.fills(), tape.market(), log, instrument));
        }
        var scale = new MarketScale(tape, instrument -> Objects.requireNonNull(volumes.get(instrument)));
        var standard = MetaorderConfig.DEFAULT;
        var shape = new MetaorderConfig(own.gapS() * SECOND_NS, standard.childrenMin(), standard.settleNs(),
                standard.sampledSettleNs());
        var found = instruments.length == 0 ? List.<Metaorder>of()
                : Metaorders.of(tape, spec, scale, shape, volumes::containsKey);
        return new ImpactMaker(config, tape, instruments, volumes, found,
                markets(tape, spec, span, scale, instruments, found));
    }

    /// Options are left out: their moves are of another kind.
    private static int[] instruments(Tape tape, int most) {
        var fills = tape.fills();
        var counts = new long[fills.instruments().size()];
        for (int row = 0; row < fills.size(); row++) {
            counts[fills.instrument(row)]++;
        }
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0 && fills.instruments().get(i).kind() != InstrumentKind.OPTION).boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -counts[i]).thenComparing(i -> i)).limit(most)
                .mapToInt(Integer::intValue).toArray();
    }

    private static List<RunImpact.Market> markets(Tape tape, FoldSpec spec, Window span, MarketScale scale,
            int[] instruments, List<Metaorder> found) {
        if (instruments.length == 0) {
            return List.of();
        }
        double[] notionals = FlowMoves.notionalsUsd(tape);
        double[] usdPerUnit = usdPerUnit(tape, notionals);
        var usable = new long[tape.fills().instruments().size()];
        found.stream().filter(ImpactMaker::isUsable).forEach(order -> usable[order.instrument()]++);
        return Arrays.stream(instruments).mapToObj(i -> new RunImpact.Market(
                scale(tape, span, scale, i, usdPerUnit[i]), usable[i], tape.market().reference(i).kind().name(),
                kyle(tape, spec, i, notionals)))
                .sorted(Comparator.comparingDouble((RunImpact.Market market) -> Double.isNaN(
                        market.scale().volumePerDay()) ? 0 : -market.scale().volumePerDay()))
                .toList();
    }

    private static boolean isUsable(Metaorder order) {
        return order.absence() == Metaorder.Absence.NONE;
    }

    /// What a unit of the quantity of an instrument was worth, by its fills.
    private static double[] usdPerUnit(Tape tape, double[] notionals) {
        var fills = tape.fills();
        var usd = new double[fills.instruments().size()];
        var units = new double[usd.length];
        for (int row = 0; row < fills.size(); row++) {
            if (notionals[row] > 0) {
                usd[fills.instrument(row)] += notionals[row];
                units[fills.instrument(row)] += fills.quantity(row);
            }
        }
        var out = new double[usd.length];
        Arrays.setAll(out, i -> usd[i] / units[i] * Double.parseDouble("1e" + fills.quantityScale(i)));
        return out;
    }

    /// Mean volume, and the root of the mean square volatility, over the days that are known.
    private static MeasuredImpact.Scale scale(Tape tape, Window span, MarketScale scale, int instrument,
            double usdPerUnit) {
        double volume = 0;
        int volumes = 0;
        double square = 0;
        int squares = 0;
        for (long day = Math.floorDiv(span.fromNs(), DAY_NS); day <= Math.floorDiv(span.toNs() - 1, DAY_NS); day++) {
            double traded = scale.volume(instrument).ofDay(day * DAY_NS);
            double volatility = scale.volatility(instrument, day * DAY_NS);
            volume += traded > 0 ? traded : 0;
            volumes += traded > 0 ? 1 : 0;
            square += volatility > 0 ? volatility * volatility : 0;
            squares += volatility > 0 ? 1 : 0;
        }
        var named = tape.fills().instruments().get(instrument);
        return new MeasuredImpact.Scale(named.name(), named.label(), scale.volume(instrument).basis().name(),
                volume / volumes * usdPerUnit, BP * StrictMath.sqrt(square / squares));
    }

    private static RunImpact.Kyle kyle(Tape tape, FoldSpec spec, int instrument, double[] notionals) {
        var everybody = new int[tape.fills().accounts().size()];
        var flow = KyleFlow.of(tape, spec, instrument, notionals, everybody, 1, KYLE_NS);
        try {
            var fit = KyleRegression.of(flow.move(), new double[][]{flow.whole()});
            return new RunImpact.Kyle(fit.interval(0, LawConfig.DEFAULT.level()), fit.explained(), fit.intervals(), "");
        } catch (IllegalArgumentException e) {
            return new RunImpact.Kyle(new Interval(Double.NaN, Double.NaN, Double.NaN), Double.NaN,
                    flow.move().length, String.valueOf(e.getMessage()));
        }
    }

    /// Fits the law by the segments policy follows; where it follows none, all accounts make one.
    RunImpact by(FeatureMatrix profiles, Shown shown) {
        var own = config.impact();
        if (own.ordersMax() == 0) {
            return RunImpact.none(own.ordersMin());
        }
        boolean isApart = shown.isPublished() && shown.assignments().segments().size() > 1;
        var segments = isApart ? shown.assignments().segments() : List.<String>of();
        int[] segmentOf = isApart
                ? SegmentFacts.groups(tape, profiles, shown.assignments().segment())
                : new int[tape.fills().accounts().size()];
        return by(segments, segmentOf);
    }

    /// @param segmentOf by account, -1 for none
    RunImpact by(List<String> segments, int[] segmentOf) {
        var own = config.impact();
        var random = new SplittableRandom(config.seed());
        var usable = found.stream().filter(ImpactMaker::isUsable).toList();
        var fitted = Metaorders.drawn(usable, own.ordersMax(), random.split());
        var how = new LawConfig(LawConfig.DEFAULT.level(), own.draws(), own.ordersMin());
        var law = ImpactLaw.of(fitted, segmentOf, segments.size(), how, random.split());
        var decay = law.filter(ImpactLaw::isTold).map(known -> ImpactDecay.of(fitted, segmentOf, segments.size(),
                known, how, random.split()));
        double[] sizes = fitted.stream().mapToDouble(Metaorder::size).sorted().toArray();
        return new RunImpact(true, segments, found.size(), usable.size(), leftOut(), own.ordersMin(), law, decay,
                quantile(sizes, TAIL), quantile(sizes, 1 - TAIL), markets);
    }

    private SortedMap<String, Long> leftOut() {
        Map<Metaorder.Absence, Long> counts = new TreeMap<>();
        found.forEach(order -> counts.merge(order.absence(), 1L, Long::sum));
        var out = new TreeMap<String, Long>();
        counts.forEach((absence, count) -> {
            if (absence != Metaorder.Absence.NONE) {
                out.put(absence.words(), count);
            }
        });
        return out;
    }

    private static double quantile(double[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(part * (sorted.length - 1))];
    }
}
