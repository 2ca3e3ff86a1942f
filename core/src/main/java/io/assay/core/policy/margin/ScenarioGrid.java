package io.assay.core.policy.margin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A grid of scenarios, and full revaluation over it: linear positions by the move, every option by Black (1976) at
/// its moved forward and shocked volatility. Nothing is expanded to second order.
///
/// Cost: scenarios x options valuations; shocked volatilities are made once a kind of shock.
///
/// @param scenarios in the order they are reported; the first of equal losses binds
/// @param shocks of levels of volatility
/// @param skew of the smile, needed where a scenario turns it
public record ScenarioGrid(List<Scenario> scenarios, ShockLaw shocks, Optional<SkewLaw> skew) {

    public ScenarioGrid {
        scenarios = List.copyOf(scenarios);
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("a grid holds at least one scenario");
        }
        if (skew.isEmpty() && scenarios.stream().anyMatch(s -> s.vol().isSkewed())) {
            throw new IllegalArgumentException("a scenario turns the smile, and no law of skew is given");
        }
    }

    /// Without turned smiles.
    public static ScenarioGrid of(List<Scenario> scenarios, ShockLaw shocks) {
        return new ScenarioGrid(scenarios, shocks, Optional.empty());
    }

    /// Gains in USD, one a scenario in their order.
    public List<ScenarioGain> gains(Unit unit) {
        return gains(Sheets.of(unit), _sheet -> StaticDiscount.NONE);
    }

    List<ScenarioGain> gains(Sheets sheets, Function<OptionSheet, StaticDiscount> discounts) {
        var gains = new double[scenarios.size()];
        for (int s = 0; s < gains.length; s++) {
            gains[s] = sheets.linear() * scenarios.get(s).move();
        }
        for (OptionSheet sheet : sheets.options()) {
            add(sheet, discounts.apply(sheet), gains);
        }
        var out = new ArrayList<ScenarioGain>();
        for (int s = 0; s < gains.length; s++) {
            out.add(new ScenarioGain(scenarios.get(s), gains[s] * scenarios.get(s).weight()));
        }
        return Collections.unmodifiableList(out);
    }

    private void add(OptionSheet sheet, StaticDiscount discount, double[] gains) {
        double atMark = sheet.atMark();
        var vols = new double[VolShock.values().length][];
        for (int s = 0; s < gains.length; s++) {
            Scenario scenario = scenarios.get(s);
            int kind = scenario.vol().ordinal();
            if (vols[kind] == null) {
                vols[kind] = sheet.vols(scenario.vol(), shocks, skew.orElse(SkewLaw.STILL));
            }
            double gain = discount.apply(sheet.value(scenario.move(), vols[kind])) - atMark;
            // A smile may turn either way, so the expiry loses what this turn would win.
            gains[s] += scenario.vol().isSkewed() ? -Math.abs(gain) : gain;
        }
    }

    /// The scenario that loses most; the first of equals.
    static ScenarioGain worst(List<ScenarioGain> gains) {
        ScenarioGain worst = gains.get(0);
        for (ScenarioGain gain : gains) {
            worst = gain.gain() < worst.gain() ? gain : worst;
        }
        return worst;
    }
}
