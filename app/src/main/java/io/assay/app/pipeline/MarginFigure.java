package io.assay.app.pipeline;

import io.assay.app.config.ModelKeys;
import io.assay.app.config.PortfolioFile;
import io.assay.app.config.PresetFile;
import io.assay.core.policy.margin.Flaw;
import io.assay.core.policy.margin.MarginAnswer;
import io.assay.core.policy.margin.Portfolio;
import io.assay.core.policy.margin.Preset;
import io.assay.core.policy.margin.Unit;
import io.assay.core.policy.margin.UnknownLeg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Margins for whoever needs one as a plain number: of a portfolio in a file under a preset, and of several taken together.
///
/// @param usd maintenance margin
/// @param equity of the portfolio, USD
record MarginFigure(double usd, double equity) {

    /// The preset a file names, once for all its portfolios.
    static Optional<Preset> preset(ModelKeys keys) {
        return keys.textIfThere("preset").map(name -> {
            boolean isFile = name.endsWith(".yaml") || name.endsWith(".yml");
            return PresetFile.read(isFile ? ImpactFits.file(keys, "preset").toString() : name).preset();
        });
    }

    /// The portfolio a place names.
    static Optional<Portfolio> portfolio(ModelKeys place) {
        return place.has("portfolio") ? Optional.of(PortfolioFile.read(ImpactFits.file(place, "portfolio")))
                : Optional.empty();
    }

    /// Its margin.
    ///
    /// @throws io.assay.app.config.UserError when it has none, saying why
    static MarginFigure of(ModelKeys place, Optional<Preset> preset, Portfolio portfolio) {
        var rules = preset.orElseThrow(() -> place.wrong("portfolio", "a portfolio wants a preset beside it"));
        return switch (rules.assess(portfolio)) {
            case MarginAnswer.Assessed margin -> new MarginFigure(margin.maintenance(), margin.equity());
            case MarginAnswer.Absent none -> throw place.wrong("portfolio", "has no margin: "
                    + none.flaws().stream().map(Flaw::line).collect(Collectors.joining("; ")));
        };
    }

    /// All of them in one account: cash and positions together, each underlying once.
    ///
    /// @throws IllegalArgumentException when they disagree on the price of an underlying or of the stablecoin
    static Portfolio together(List<Portfolio> portfolios) {
        double cash = 0;
        var units = new ArrayList<Unit>();
        var unknown = new ArrayList<UnknownLeg>();
        double stable = portfolios.getFirst().stable();
        for (Portfolio one : portfolios) {
            cash += one.cash();
            unknown.addAll(one.unknown());
            if (one.stable() != stable) {
                throw new IllegalArgumentException("portfolios differ in stable_price: " + stable + " and "
                        + one.stable());
            }
            one.units().forEach(unit -> add(unit, units));
        }
        return new Portfolio(cash, stable, units, unknown);
    }

    private static void add(Unit unit, List<Unit> units) {
        for (int i = 0; i < units.size(); i++) {
            var there = units.get(i);
            if (there.underlying().equals(unit.underlying())) {
                if (there.spot() != unit.spot()) {
                    throw new IllegalArgumentException("portfolios differ in the spot of " + unit.underlying() + ": "
                            + there.spot() + " and " + unit.spot());
                }
                var legs = new ArrayList<>(there.legs());
                legs.addAll(unit.legs());
                var collateral = new ArrayList<>(there.collateral());
                collateral.addAll(unit.collateral());
                units.set(i, new Unit(unit.underlying(), unit.spot(), Math.min(there.confidence(), unit.confidence()),
                        legs, collateral));
                return;
            }
        }
        units.add(unit);
    }
}
