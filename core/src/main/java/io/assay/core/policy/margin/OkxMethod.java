package io.assay.core.policy.margin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Portfolio margin as OKX documents it, by its names of risks:
/// `maintenance = max(max(MR1, MR2, MR6) + MR3 + MR4 + MR5, MR7)`, initial margin a multiple of it. MR1 moves the spot,
/// MR2 lets time pass, MR3 bends the term structure of volatility, MR4 moves the basis, MR5 rates, MR6 is an extreme
/// move of which a part counts, MR7 a least charge with brackets. Borrowing (MR8) and de-pegging (MR9) are left out.
///
/// The sum, MR1, MR6, the least move of MR4 and the raw charge of MR7 follow from the response in OKX' API documentation.
///
/// @param grid of MR1
/// @param extreme of MR6
public record OkxMethod(ScenarioGrid grid, ScenarioGrid extreme, OkxTerms terms) implements Method {
    @Override
    public List<UnitMargin> margins(Unit unit, Portfolio portfolio) {
        Sheets sheets = Sheets.of(unit);
        List<ScenarioGain> gains = new ArrayList<>(grid.gains(sheets, _sheet -> StaticDiscount.NONE));
        ScenarioGain shock = ScenarioGrid.worst(gains);
        List<ScenarioGain> extremes = extreme.gains(sheets, _sheet -> StaticDiscount.NONE);
        ScenarioGain tail = ScenarioGrid.worst(extremes);
        gains.addAll(extremes);
        double[] worst = {Math.max(0, -shock.gain()), theta(sheets), Math.max(0, -tail.gain())};
        String[] bindings = {shock.scenario().name(), "theta", tail.scenario().name()};
        double[] added = {vega(sheets), basis(sheets) * unit.spot(), rates(sheets)};
        double minimum = terms.minimum().of(raw(unit));
        int most = worst[1] > worst[0] ? worst[2] > worst[1] ? 2 : 1 : worst[2] > worst[0] ? 2 : 0;
        boolean byRisk = worst[most] + added[0] + added[1] + added[2] >= minimum;
        String[] names = {"mr1_spot_shock", "mr2_theta", "mr6_extreme"};
        var components = new ArrayList<Component>();
        for (int i = 0; i < worst.length; i++) {
            components.add(part(names[i], worst[i], byRisk && i == most));
        }
        components.add(part("mr3_vega_term", added[0], byRisk));
        components.add(part("mr4_basis", added[1], byRisk));
        components.add(part("mr5_rates", added[2], byRisk));
        components.add(part("mr7_minimum", minimum, !byRisk));
        String binding = !byRisk ? "mr7_minimum" : worst[most] > 0 ? bindings[most] : UnitMargin.NOTHING;
        return List.of(new UnitMargin(unit.underlying(), "USD", unit.spot(), binding, components, gains,
                sheets.netDelta()));
    }

    private Component part(String name, double usd, boolean counts) {
        return counts ? Component.added(name, usd).scaled(terms.initialFactor(), 1) : Component.outweighed(name, usd);
    }

    private double theta(Sheets sheets) {
        double gain = 0;
        for (OptionSheet sheet : sheets.options()) {
            gain += sheet.valueLater(terms.thetaDays() / OptionLeg.DAYS_PER_YEAR) - sheet.atMark();
        }
        return Math.max(0, -gain);
    }

    private double vega(Sheets sheets) {
        double up = 0;
        double down = 0;
        for (OptionSheet sheet : sheets.options()) {
            double vega = sheet.vegaTimesVol();
            up += Math.max(0, vega);
            down += Math.max(0, -vega);
        }
        return terms.vegaOffset() * Math.min(up, down) * grid.shocks().up();
    }

    /// Coins. Spot has no basis to itself.
    private double basis(Sheets sheets) {
        double sum = 0;
        for (var delta : sheets.derivativeDelta().entrySet()) {
            sum += Math.abs(delta.getValue()) * Math.max(terms.basisLeast(), terms.basisRisk() * delta.getKey());
        }
        return sum;
    }

    private double rates(Sheets sheets) {
        double sum = 0;
        for (OptionSheet sheet : sheets.options()) {
            sum += sheet.atMark() * sheet.years();
        }
        return Math.abs(sum) * terms.rateShift();
    }

    private double raw(Unit unit) {
        double linear = unit.linear().stream().filter(leg -> leg.kind() != LinearLeg.Kind.SPOT)
                .mapToDouble(leg -> Math.abs(leg.notional())).sum();
        double written = unit.options().stream().mapToDouble(leg -> Math.max(0, -leg.quantity())).sum();
        return terms.linearCharge() * linear + terms.optionCharge() * written * unit.spot();
    }

    @Override
    public Optional<Flaw> refuses(Leg leg) {
        return Optional.empty();
    }
}
