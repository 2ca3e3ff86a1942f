package io.assay.app.pipeline;

import io.assay.app.config.BehaviourFile;
import io.assay.app.config.UserError;
import io.assay.app.store.ResultDatabase;
import io.assay.core.policy.impact.ImpactCurve;
import io.assay.core.policy.impact.Interval;
import io.assay.core.policy.margin.Behaviour;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What closing a concentrated position costs by the impact a run measured, in place of the prefactor a file assumes.
///
/// The prefactor of each position is read off the run's curve at the part of the volume it is charged for, so that the ends of
/// the charge are those of the impact at that size, not at a whole day's volume.
///
/// @param expected the file with the law as measured; as it stands where the run tells none
/// @param low with the impact at the lower end of its interval
/// @param high at the upper end
/// @param curve that was used; empty = the file's own prefactor stands
public record RunConcentration(BehaviourFile expected, BehaviourFile low, BehaviourFile high,
        Optional<ImpactCurve> curve) {
    private static final double BP = 1e4;

    /// @param run folder of the run
    /// @throws UserError when the folder holds no run, or a position is of an instrument the run has no volume of
    public static RunConcentration of(BehaviourFile file, Path run) {
        try (var database = ResultDatabase.open(run, "--run")) {
            return of(file, ImpactTables.read(database), run);
        }
    }

    static RunConcentration of(BehaviourFile file, MeasuredImpact impact, Path run) {
        var facts = facts(file, impact, run, Optional.empty(), Interval::estimate);
        if (impact.all().isEmpty()) {
            var same = file.with(facts, file.margin().terms().exponent());
            return new RunConcentration(same, same, same, Optional.empty());
        }
        double exponent = impact.all().get().exponent().estimate();
        return new RunConcentration(
                file.with(facts(file, impact, run, impact.all(), Interval::estimate), exponent),
                file.with(facts(file, impact, run, impact.all(), Interval::low), exponent),
                file.with(facts(file, impact, run, impact.all(), Interval::high), exponent), impact.all());
    }

    private static Behaviour facts(BehaviourFile file, MeasuredImpact impact, Path run, Optional<ImpactCurve> curve,
            ToDoubleFunction<Interval> end) {
        var group = new ArrayList<Behaviour.Held>();
        for (int i = 0; i < file.facts().group().size(); i++) {
            var held = scaled(file.facts().group().get(i), file.instruments().get(i), impact, run);
            double beyond = file.margin().beyond(held);
            boolean isCharged = beyond > 0 && Double.isFinite(beyond);
            group.add(curve.isEmpty() || !isCharged ? held
                    : new Behaviour.Held(held.usd(), held.sigma(), held.volume(), held.stressedDepth(),
                            end.applyAsDouble(curve.get().at(beyond))
                                    / StrictMath.pow(beyond, curve.get().exponent().estimate())));
        }
        var own = file.facts();
        return new Behaviour(own.accounts(), own.sigma(), own.parentSigma(), own.halfLifeDays(), group,
                own.collateral(), own.correlation(), own.fresh());
    }

    /// With volume and volatility of the run where the file leaves them out.
    private static Behaviour.Held scaled(Behaviour.Held held, String instrument, MeasuredImpact impact, Path run) {
        if (instrument.isEmpty()) {
            return held;
        }
        var scale = impact.scale(instrument).orElseThrow(() -> UserError
                .usage("the run measured no volume and volatility of " + instrument).at("--run " + run)
                .next(impact.scales().stream().filter(MeasuredImpact.Scale::isKnown)
                        .map(MeasuredImpact.Scale::instrument).reduce((some, next) -> some + ", " + next)
                        .map(known -> "one of " + known)
                        .orElse("it knows none: write sigma and volume, and no instrument")));
        return new Behaviour.Held(held.usd(), Double.isNaN(held.sigma()) ? scale.sigmaBp() / BP : held.sigma(),
                Double.isNaN(held.volume()) ? scale.volumePerDay() : held.volume(), held.stressedDepth(),
                held.impact());
    }
}
