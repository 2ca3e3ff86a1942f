package io.assay.core.policy.margin;

import java.util.List;
import java.util.Optional;

/// Portfolio margin as Paradex documents it: the greater of the worst weighted scenario and of a least charge on delta;
/// maintenance takes a part of that; provisions for funding and fees come on top of both.
///
/// Least charge on delta: `(netRate·abs(net) + hedgedRate·(gross - abs(net))/2)·spot`.
///
/// @param netRate of net delta, 0.02
/// @param hedgedRate of hedged delta, 0.01
/// @param maintenanceFactor of the greater of the two, 0.5
/// @param feeRate of notional: what closing everything would cost
public record ParadexMethod(ScenarioGrid grid, double netRate, double hedgedRate, double maintenanceFactor,
        double feeRate) implements Method {
    public ParadexMethod {
        if (!(netRate >= 0 && hedgedRate >= 0 && feeRate >= 0 && maintenanceFactor > 0 && maintenanceFactor <= 1)) {
            throw new IllegalArgumentException("rates must not be negative, and the part of maintenance from 0 to 1");
        }
    }

    @Override
    public List<UnitMargin> margins(Unit unit, Portfolio portfolio) {
        Sheets sheets = Sheets.of(unit);
        List<ScenarioGain> gains = grid.gains(sheets, _sheet -> StaticDiscount.NONE);
        ScenarioGain worst = ScenarioGrid.worst(gains);
        double scan = Math.max(0, -worst.gain());
        double net = Math.abs(sheets.netDelta());
        double delta = (netRate * net + hedgedRate * (sheets.grossDelta() - net) / 2) * unit.spot();
        boolean byScan = scan >= delta;
        var components = List.of(part("scenarios", scan, byScan), part("min_delta", delta, !byScan),
                Component.added("funding", funding(unit)), Component.added("fees", feeRate * notional(unit)));
        String binding = byScan ? scan > 0 ? worst.scenario().name() : UnitMargin.NOTHING : "min_delta";
        return List.of(new UnitMargin(unit.underlying(), "USD", unit.spot(), binding, components, gains,
                sheets.netDelta()));
    }

    private Component part(String name, double usd, boolean counts) {
        return counts ? Component.added(name, usd).scaled(1, maintenanceFactor) : Component.outweighed(name, usd);
    }

    /// What the account is to pay in the next eight hours, USD, >= 0.
    private static double funding(Unit unit) {
        return Math.max(0, unit.linear().stream().mapToDouble(leg -> leg.notional() * leg.funding()).sum());
    }

    private static double notional(Unit unit) {
        return unit.linear().stream().mapToDouble(leg -> Math.abs(leg.notional())).sum()
                + unit.options().stream().mapToDouble(leg -> Math.abs(leg.quantity())).sum() * unit.spot();
    }

    @Override
    public Optional<Flaw> refuses(Leg leg) {
        return switch (leg) {
            case LinearLeg linear when linear.inverse() -> Method.notMargined(leg, "inverse contracts");
            case OptionLeg option when option.inverse() -> Method.notMargined(leg, "inverse options");
            case LinearLeg _linear -> Optional.empty();
            case OptionLeg _option -> Optional.empty();
            case UnknownLeg unknown -> unknown.flaw();
        };
    }
}
