package io.assay.app.pipeline;

import io.assay.app.pipeline.QuoteInputs.Desk;
import io.assay.app.pipeline.QuoteInputs.Traded;
import io.assay.core.policy.impact.Interval;
import java.util.Optional;

/// What hedging at the desk's usual pace costs beyond its linear cost, by the impact the run measured.
///
/// A hedge at `pace` of the volume for `hours` is a metaorder of `pace · hours/24` of a day's volume, and its average fill is
/// worse than the price before by impact/(1 + δ). The dealer's quadratic cost is set to that at that pace
/// (docs/decisions/0015-what-a-hedge-costs.md).
///
/// @param paceBp the cost, bp, with its 95 % interval
/// @param size of such a hedge, over a day's volume
/// @param volumePerDay USD, the volume the law is told in
/// @param sigmaBp volatility of a day the law is told in
public record HedgeCost(Interval paceBp, double size, double volumePerDay, double sigmaBp) {
    static final String MEASURED = "MEASURED";
    static final String ASSUMED = "ASSUMED";
    private static final double HOURS = 24;

    /// Empty where no law, or no volume or volatility of the instrument, is known.
    static Optional<HedgeCost> of(MeasuredImpact impact, Desk desk, Traded traded) {
        double size = desk.hedgePace() * desk.hedgeHours() / HOURS;
        return impact.scale(traded.name()).flatMap(scale -> impact.all().map(curve -> new HedgeCost(
                scale.bp(curve.cost(size)), size, scale.volumePerDay(), scale.sigmaBp())));
    }
}
