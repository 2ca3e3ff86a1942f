package io.assay.core.policy.margin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Portfolio margin as Derive's public contracts compute it (PMRM2): the worst of the scenarios and of the basis
/// contingency, times a factor, plus contingencies for perpetuals, naked shorts, haircuts and untrusted prices.
///
/// What Derive calls the margin of an account is its equity less this.
public record DeriveMethod(ScenarioGrid grid, DeriveTerms terms) implements Method {
    @Override
    public List<UnitMargin> margins(Unit unit, Portfolio portfolio) {
        Sheets sheets = Sheets.of(unit).plusLinear(cancelling(unit, portfolio));
        List<ScenarioGain> gains = grid.gains(sheets,
                sheet -> terms.rates().at(sheet.rate(), sheet.years(), sheet.discount()));
        ScenarioGain worst = ScenarioGrid.worst(gains);
        double basis = basis(sheets);
        boolean byScenario = worst.gain() < basis;
        var components = new ArrayList<Component>();
        components.add(scaled("scenarios", -worst.gain(), byScenario, portfolio));
        components.add(scaled("basis", -basis, !byScenario, portfolio));
        contingencies(sheets, portfolio, components);
        String binding = byScenario ? worst.scenario().name() : basis < 0 ? "basis" : UnitMargin.NOTHING;
        return List.of(new UnitMargin(unit.underlying(), "USD", unit.spot(), binding, components, gains,
                sheets.netDelta()));
    }

    private Component scaled(String name, double loss, boolean counts, Portfolio portfolio) {
        double counted = counts ? loss : 0;
        return new Component(name, loss, counted * terms.imFactor(portfolio.stable()), counted * terms.mmFactor());
    }

    /// Value of collateral that moves with the underlying.
    private static double cancelling(Unit unit, Portfolio portfolio) {
        return unit.collateral().stream().filter(Collateral::cancels).mapToDouble(portfolio::value).sum();
    }

    /// Summed over expiries, <= 0.
    private double basis(Sheets sheets) {
        double sum = 0;
        for (OptionSheet sheet : sheets.options()) {
            double atMark = sheet.atMark();
            double[] vols = sheet.vols(VolShock.NONE, grid.shocks());
            double up = sheet.value(terms.basis().up(), vols) - atMark;
            double down = sheet.value(terms.basis().down(), vols) - atMark;
            sum += Math.min(Math.min(up, down), 0) * (terms.basis().add() + terms.basis().mult() * sheet.years());
        }
        return sum;
    }

    private void contingencies(Sheets sheets, Portfolio portfolio, List<Component> out) {
        Unit unit = sheets.unit();
        double perp = unit.linear().stream().mapToDouble(leg -> Math.abs(leg.quantity())).sum() * unit.spot();
        double naked = sheets.nakedShorts() * unit.spot();
        out.add(contingency("perpetuals", perp, terms.imPerp(), terms.mmPerp()));
        out.add(contingency("naked_shorts", naked, terms.imOption(), terms.mmOption()));
        double mmHaircut = 0;
        double imHaircut = 0;
        for (Collateral held : unit.collateral()) {
            mmHaircut += portfolio.value(held) * held.mmHaircut();
            imHaircut += portfolio.value(held) * held.imHaircut();
        }
        out.add(new Component("haircuts", mmHaircut + imHaircut, mmHaircut + imHaircut, mmHaircut));
        double doubt = doubt(sheets, portfolio, perp);
        out.add(new Component("confidence", doubt, doubt, 0));
    }

    private static Component contingency(String name, double usd, double further, double both) {
        return new Component(name, usd * (both + further), usd * (both + further), usd * both);
    }

    /// What initial margin adds because prices are not fully trusted: the least confidence a value depends on.
    private double doubt(Sheets sheets, Portfolio portfolio, double perp) {
        Unit unit = sheets.unit();
        double trust = unit.confidence();
        for (LinearLeg leg : unit.linear()) {
            trust = leg.quantity() == 0 ? trust : Math.min(trust, leg.confidence());
        }
        double sum = terms.confidence(trust, perp);
        for (OptionSheet sheet : sheets.options()) {
            sum += terms.confidence(Math.min(trust, sheet.confidence()), sheet.count() * unit.spot());
        }
        for (Collateral held : unit.collateral()) {
            sum += terms.confidence(Math.min(held.confidence(), unit.confidence()), portfolio.value(held));
        }
        return sum;
    }

    @Override
    public Optional<Flaw> refuses(Leg leg) {
        return switch (leg) {
            case LinearLeg linear when linear.kind() == LinearLeg.Kind.SPOT ->
                    Method.notMargined(leg, "spot as a position; give it as collateral");
            case LinearLeg linear when linear.inverse() -> Method.notMargined(leg, "inverse contracts");
            case OptionLeg option when option.inverse() -> Method.notMargined(leg, "inverse options");
            case LinearLeg _linear -> Optional.empty();
            case OptionLeg _option -> Optional.empty();
            case UnknownLeg unknown -> unknown.flaw();
        };
    }
}
