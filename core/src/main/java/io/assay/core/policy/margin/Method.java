package io.assay.core.policy.margin;

import java.util.List;
import java.util.Optional;

/// How a venue margins one unit. Each is a model with its parameters; presets are data that fill one.
public sealed interface Method permits DeriveMethod, DeribitMethod, OkxMethod, ParadexMethod, SpanMethod, TieredMethod {
    /// Margins of a unit without flaws; one, or one a settlement currency.
    List<UnitMargin> margins(Unit unit, Portfolio portfolio);

    /// Why this model cannot margin a leg that can be valued; empty when it can.
    Optional<Flaw> refuses(Leg leg);

    /// A leg whose kind the model has no rule for.
    static Optional<Flaw> notMargined(Leg leg, String kind) {
        return Optional.of(new Flaw(leg.name(), Flaw.Reason.NOT_MARGINED, "this preset has no rule for " + kind));
    }
}
