package io.assay.core.policy.margin;

import java.util.List;
import java.util.Optional;

/// Margin by leverage tiers on each position, as Hyperliquid does for perpetuals; spot lends its value in part.
///
/// @param loanToValue part of a spot holding's value that can be borrowed, 0 to 1
public record TieredMethod(MarginTiers tiers, double loanToValue) implements Method {
    public TieredMethod {
        if (!(loanToValue >= 0 && loanToValue <= 1)) {
            throw new IllegalArgumentException("loan to value lies from 0 to 1: " + loanToValue);
        }
    }

    /// What may be borrowed against a balance, USD.
    public double borrowable(double balance, double oracle) {
        return balance * oracle * loanToValue;
    }

    @Override
    public List<UnitMargin> margins(Unit unit, Portfolio portfolio) {
        double initial = 0;
        double maintenance = 0;
        double delta = 0;
        double largest = 0;
        double unlent = 0;
        for (LinearLeg leg : unit.linear()) {
            delta += leg.quantity();
            if (leg.kind() == LinearLeg.Kind.SPOT) {
                unlent += Math.abs(leg.notional()) - borrowable(Math.abs(leg.quantity()), leg.mark());
            } else {
                double notional = Math.abs(leg.notional());
                initial += tiers.initial(notional, leg.leverage().orElse(Double.POSITIVE_INFINITY));
                maintenance += tiers.maintenance(notional);
                largest = Math.max(largest, notional);
            }
        }
        var components = List.of(new Component("tiers", initial, initial, maintenance),
                Component.added("spot_not_lent", unlent));
        String binding = largest > 0 ? "tier " + (tiers.tierOf(largest) + 1) : UnitMargin.NOTHING;
        return List.of(new UnitMargin(unit.underlying(), "USD", unit.spot(), binding, components, List.of(), delta));
    }

    @Override
    public Optional<Flaw> refuses(Leg leg) {
        return switch (leg) {
            case LinearLeg linear when linear.inverse() -> Method.notMargined(leg, "inverse contracts");
            case LinearLeg linear when linear.kind() == LinearLeg.Kind.FUTURE ->
                    Method.notMargined(leg, "dated futures");
            case LinearLeg _linear -> Optional.empty();
            case OptionLeg _option -> Method.notMargined(leg, "options");
            case UnknownLeg unknown -> unknown.flaw();
        };
    }
}
