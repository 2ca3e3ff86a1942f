package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import io.assay.app.report.ImpactSection;
import io.assay.app.report.Interval;
import io.assay.core.policy.impact.ImpactDecay;
import io.assay.core.policy.impact.ImpactLaw;
import io.assay.core.policy.impact.Metaorders;
import io.assay.core.profile.Horizon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// What a run's page shows of impact.
///
/// @param quoted quotes of the instrument most is traded of, empty where none can be quoted
/// @param segmentOf number on the page of a segment by its name, -1 for none
record ImpactPage(Run run, Optional<RunQuotes> quoted, ToIntFunction<String> segmentOf) {
    private static final int SIZES = 25;
    private static final double M = QuoteBooks.M;
    private static final double HOURS = 24;

    ImpactSection section() {
        var impact = run.impact();
        var markets = impact.markets();
        return new ImpactSection(impact.sentence(),
                impact.told().flatMap(law -> markets.stream().map(RunImpact.Market::scale)
                        .filter(MeasuredImpact.Scale::isKnown).findFirst().map(scale -> curves(law, scale))),
                markets.stream().map(ImpactPage::market).toList(), hedge());
    }

    private ImpactSection.Curves curves(ImpactLaw law, MeasuredImpact.Scale scale) {
        var sizes = sizes();
        var lines = new ArrayList<ImpactSection.Line>();
        lines.add(line(-1, "", law.all(), sizes, scale, run.impact().decay().map(ImpactDecay::all)));
        for (int s = 0; s < run.impact().segments().size(); s++) {
            int segment = s;
            var own = law.segments().get(s);
            int place = segmentOf.applyAsInt(run.impact().segments().get(s));
            if (own.curve().isKnown() && own.metaorders() > 0 && place >= 0) {
                lines.add(line(place, run.impact().segments().get(s), own, sizes, scale,
                        run.impact().decay().map(decay -> decay.segments().get(segment))));
            }
        }
        return new ImpactSection.Curves(scale.label(), scale.sigmaBp(), scale.volumePerDay(), sizes,
                Metaorders.LATER.stream().map(Horizon::seconds).toList(), lines);
    }

    /// From small to large as they were seen, evenly on a logarithmic scale.
    private List<Double> sizes() {
        double low = StrictMath.log(run.impact().smallest());
        double high = StrictMath.log(Math.max(run.impact().largest(), 2 * run.impact().smallest()));
        return IntStream.rangeClosed(0, SIZES)
                .mapToObj(i -> StrictMath.exp(low + (high - low) * i / SIZES)).toList();
    }

    private static ImpactSection.Line line(int place, String name, ImpactLaw.Row row, List<Double> sizes,
            MeasuredImpact.Scale scale, Optional<ImpactDecay.Row> decay) {
        return new ImpactSection.Line(place, name, row.metaorders(), row.accounts(),
                sizes.stream().map(size -> interval(scale.bp(row.curve().at(size))).orElseThrow()).toList(),
                decay.map(known -> known.remaining().stream().map(ImpactPage::interval).toList()).orElse(List.of()));
    }

    private static Optional<Interval> interval(io.assay.core.policy.impact.Interval one) {
        return Double.isFinite(one.estimate()) && one.low() <= one.high()
                ? Optional.of(new Interval(one.estimate(), one.low(), one.high()))
                : Optional.empty();
    }

    private static ImpactSection.Market market(RunImpact.Market market) {
        return new ImpactSection.Market(market.scale().label(), market.metaorders(),
                ReportMaker.known(market.scale().volumePerDay()), market.scale().volumeBasis(),
                ReportMaker.known(market.scale().sigmaBp()), interval(market.kyle().lambda()),
                ReportMaker.known(market.kyle().explained()), market.kyle().intervals(), market.kyle().absent());
    }

    private Optional<ImpactSection.Hedge> hedge() {
        try {
            return quoted.map(this::hedge);
        } catch (UserError | IllegalStateException _e) {
            return Optional.empty(); // no ladder is shown either
        }
    }

    private ImpactSection.Hedge hedge(RunQuotes quotes) {
        var desk = quotes.inputs().desk();
        var ends = HedgeEnds.of(quotes);
        var halves = ends.map(known -> quotes.quotes().book().tiers().stream().map(tier -> new ImpactSection.Half(
                tier.name(), segmentOf.applyAsInt(tier.name()),
                ReportMaker.known(HedgeEnds.halfBp(known.cheap(), tier.name())),
                ReportMaker.known(HedgeEnds.halfBp(quotes, tier.name())),
                ReportMaker.known(HedgeEnds.halfBp(known.dear(), tier.name())))).toList())
                .orElse(List.of());
        return new ImpactSection.Hedge(quotes.traded().label(), ends.isPresent() ? HedgeCost.MEASURED
                : HedgeCost.ASSUMED, desk.hedgeCostBp(), desk.hedgePace(), desk.hedgeHours(),
                ends.map(known -> known.cost().paceBp().estimate()).orElse(desk.hedgeCostBp()),
                ends.flatMap(known -> interval(known.paceBp())), quotes.quotes().model().inventoryMax() * M,
                ends.map(known -> List.of(atLimit(known.cheap()), atLimit(quotes), atLimit(known.dear())))
                        .orElse(List.of(atLimit(quotes))),
                halves);
    }

    private static double atLimit(RunQuotes quotes) {
        double limit = quotes.quotes().model().inventoryMax();
        return Math.abs(quotes.quotes().hedgePerDay(limit)) * M / HOURS;
    }
}
