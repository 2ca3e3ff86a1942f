package io.assay.core.policy.margin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// SPAN with its sixteen scenarios (CME Group): the price at 0, one, two and three thirds of its scan range either way,
/// volatility up and down at each, and two extreme moves of which a part counts.
///
/// `margin = max(scan + spread charge, short-option minimum)`; credits between underlyings are the preset's.
///
/// @param priceRange scan range of the price, as a part of it
/// @param shocks scan range of volatility
/// @param extremeMultiple extreme move over the scan range
/// @param extremeCover part of the extreme loss that counts
/// @param spreadRate charge on long delta that faces short delta of another expiry, as a part of its value
/// @param shortMinimum charge a written option, as a part of spot
/// @param initialFactor initial over maintenance margin
public record SpanMethod(double priceRange, ShockLaw shocks, double extremeMultiple, double extremeCover,
        double spreadRate, double shortMinimum, double initialFactor) implements Method {
    private static final int THIRDS = 3;

    public SpanMethod {
        if (!(priceRange > 0 && priceRange * extremeMultiple < 1 && extremeMultiple >= 1)) {
            throw new IllegalArgumentException("the extreme move must stay under the whole price: " + priceRange + " x "
                    + extremeMultiple);
        }
        if (!(extremeCover > 0 && extremeCover <= 1 && spreadRate >= 0 && shortMinimum >= 0 && initialFactor >= 1)) {
            throw new IllegalArgumentException(
                    "cover lies from 0 to 1, charges are not negative, initial margin at least maintenance margin");
        }
    }

    /// The sixteen, in CME's order.
    ScenarioGrid grid() {
        var out = new ArrayList<Scenario>();
        for (int third = 0; third <= THIRDS; third++) {
            for (int side = third == 0 ? -1 : 1; side >= -1; side -= 2) {
                double move = side * third * priceRange / THIRDS;
                out.add(new Scenario(third == 0 ? 0 : move, VolShock.UP, 1));
                out.add(new Scenario(third == 0 ? 0 : move, VolShock.DOWN, 1));
            }
        }
        out.add(new Scenario(priceRange * extremeMultiple, VolShock.NONE, extremeCover));
        out.add(new Scenario(-priceRange * extremeMultiple, VolShock.NONE, extremeCover));
        return ScenarioGrid.of(out, shocks);
    }

    @Override
    public List<UnitMargin> margins(Unit unit, Portfolio portfolio) {
        Sheets sheets = Sheets.of(unit);
        List<ScenarioGain> gains = grid().gains(sheets, _sheet -> StaticDiscount.NONE);
        ScenarioGain worst = ScenarioGrid.worst(gains);
        double scan = Math.max(0, -worst.gain());
        double spread = spreadRate * sheets.facingDelta() * unit.spot();
        double minimum = shortMinimum * sheets.options().stream().mapToDouble(OptionSheet::shorts).sum() * unit.spot();
        boolean byScan = scan + spread >= minimum;
        var components = List.of(part("scenarios", scan, byScan), part("spread", spread, byScan),
                part("short_minimum", minimum, !byScan));
        String binding = byScan ? scan > 0 ? worst.scenario().name() : UnitMargin.NOTHING : "short_minimum";
        return List.of(new UnitMargin(unit.underlying(), "USD", unit.spot(), binding, components, gains,
                sheets.netDelta()));
    }

    private Component part(String name, double usd, boolean counts) {
        return counts ? Component.added(name, usd).scaled(initialFactor, 1) : Component.outweighed(name, usd);
    }

    @Override
    public Optional<Flaw> refuses(Leg leg) {
        return Optional.empty();
    }
}
