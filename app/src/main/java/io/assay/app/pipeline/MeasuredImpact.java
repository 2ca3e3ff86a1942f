package io.assay.app.pipeline;

import io.assay.core.policy.impact.ImpactCurve;
import io.assay.core.policy.impact.Interval;
import java.util.List;
import java.util.Optional;

/// The law of impact that a run leaves to whoever prices by it, and what it is to be multiplied with.
///
/// @param all every metaorder together; empty where the run could tell no law
/// @param scales of the instruments looked at
public record MeasuredImpact(Optional<ImpactCurve> all, List<Scale> scales) {
    static final MeasuredImpact NONE = new MeasuredImpact(Optional.empty(), List.of());

    public MeasuredImpact {
        scales = List.copyOf(scales);
    }

    /// @param label for people
    /// @param volumeBasis what the volume rests on ([io.assay.core.market.TradedVolume.Basis])
    /// @param volumePerDay USD, mean of the days that are known; NaN where none is
    /// @param sigmaBp volatility of a day as the law takes it, bp; NaN where no day has one
    public record Scale(String instrument, String label, String volumeBasis, double volumePerDay, double sigmaBp) {
        boolean isKnown() {
            return volumePerDay > 0 && sigmaBp > 0;
        }

        /// Daily volatilities as bp of this instrument.
        Interval bp(Interval volatilities) {
            return new Interval(volatilities.estimate() * sigmaBp, volatilities.low() * sigmaBp,
                    volatilities.high() * sigmaBp);
        }
    }

    /// Of an instrument by its name or label, where both volume and volatility are known.
    public Optional<Scale> scale(String instrument) {
        return scales.stream().filter(Scale::isKnown)
                .filter(one -> one.instrument().equals(instrument) || one.label().equals(instrument)).findFirst();
    }
}
