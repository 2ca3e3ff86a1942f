package io.assay.core.policy.margin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Models with the parameters venues publish, and random portfolios to hold them against.
final class Presets {
    static final ShockLaw DERIVE_SHOCKS = new ShockLaw(0.5, 0.275, 0.3, 0.13, 30, 1, 0.45);
    static final SkewLaw DERIVE_SKEW = new SkewLaw(0.15, -0.05, 0.15, -0.05, 0.01, 4, 0.6, -0.1);

    private Presets() {}

    static DeriveMethod derive() {
        var rates = new DeriveTerms.Rates(0.95, 1, 0.08, 1.04, 0.5, 0.08);
        var basis = new DeriveTerms.Basis(0.045, -0.045, 0.5, 2);
        return new DeriveMethod(new ScenarioGrid(deriveScenarios(), DERIVE_SHOCKS, Optional.of(DERIVE_SKEW)),
                new DeriveTerms(0.8, 1, rates, basis, 0.015, 0.005, 0.003, 0.002, 0.55, 1, 0.98, 2));
    }

    /// 23 regular, 6 tails, 2 of the smile.
    static List<Scenario> deriveScenarios() {
        var out = new ArrayList<Scenario>();
        for (int step = 4; step >= -4; step--) {
            for (VolShock vol : List.of(VolShock.DOWN, VolShock.NONE, VolShock.UP)) {
                if (Math.abs(step) < 4 || vol == VolShock.UP) {
                    out.add(new Scenario(0.045 * step, vol, 1));
                }
            }
        }
        double[][] tails = {{-0.66, 0.036 / 0.66}, {-0.33, 0.036 / 0.33}, {0.5, 0.072}, {1, 0.036}, {2, 0.018},
                {3, 0.012}};
        for (double[] tail : tails) {
            out.add(new Scenario(tail[0], VolShock.UP, tail[1]));
        }
        out.add(new Scenario(0, VolShock.SKEW, 1));
        out.add(new Scenario(0, VolShock.WINGS, 1));
        return out;
    }

    static ParadexMethod paradex() {
        var out = new ArrayList<Scenario>();
        for (int step = 4; step >= -4; step--) {
            out.add(new Scenario(0.04 * step, VolShock.UP, 1));
            if (Math.abs(step) < 4) {
                out.add(new Scenario(0.04 * step, VolShock.DOWN, 1));
            }
        }
        return new ParadexMethod(ScenarioGrid.of(out, new ShockLaw(0.4, 0.22, 0.3, 0.13, 30, 1, 0)), 0.02, 0.01, 0.5,
                0.0003);
    }

    static SpanMethod span() {
        return new SpanMethod(0.3, new ShockLaw(0.25, 0.25, 0, 0, 30, 1, 0), 3, 0.33, 0.01, 0.005, 1.1);
    }

    static DeribitMethod deribit(boolean eth) {
        var shocks = new ShockLaw(eth ? 0.4 : 0.5, 0.25, 0.3, 0.13, 30, 1, 0.5);
        var coin = eth ? new DeribitMethod.Charges(0.05, 0.005, 200_000)
                : new DeribitMethod.Charges(0.075, 0.01, 100_000);
        return new DeribitMethod(eth ? 0.18 : 0.16, 4, List.of(-0.66, -0.33, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0), 1, shocks,
                coin, new DeribitMethod.Charges(0.1, 0.01, 25_000),
                new DeribitMethod.DeltaCharge(20_000_000, eth ? 0.000004 : 0.00005, 0.1), 0, 0, 1, 0.8);
    }

    static OkxMethod okx() {
        var moves = new ArrayList<Scenario>();
        for (int step = -3; step <= 3; step++) {
            for (VolShock vol : List.of(VolShock.UP, VolShock.NONE, VolShock.DOWN)) {
                moves.add(new Scenario(0.04 * step, vol, 1));
            }
        }
        var shocks = new ShockLaw(0.5, 0.25, 0.3, 0.13, 30, 1, 0);
        var extreme = ScenarioGrid.of(
                List.of(new Scenario(-0.24, VolShock.NONE, 0.5), new Scenario(0.24, VolShock.NONE, 0.5)), shocks);
        return new OkxMethod(ScenarioGrid.of(moves, shocks), extreme,
                new OkxTerms(1, 0.25, 0.05, 0.002, 0.01, 0.0045, 0.0045,
                        new Brackets(List.of(0.0, 250e3, 500e3, 1e6, 2e6, 3e6, 4e6),
                                List.of(1.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0)),
                        1.3));
    }

    static TieredMethod bitcoinTiers() {
        return new TieredMethod(new MarginTiers(List.of(0.0, 150e6), List.of(40.0, 20.0)), 0.5);
    }

    static Preset of(Method method) {
        return new Preset("test", List.of(new Preset.Group(List.of("*"), method)), List.of());
    }

    static MarginAnswer.Assessed assessed(Method method, Portfolio portfolio) {
        return (MarginAnswer.Assessed) of(method).assess(portfolio);
    }

    /// A book of up to twelve legs over three expiries.
    static Portfolio random(SplittableRandom dice) {
        double spot = 1000 * (1 + 99 * dice.nextDouble());
        var legs = new ArrayList<Leg>();
        double[] years = {dice.nextDouble() / 50, dice.nextDouble() / 5, 0.1 + dice.nextDouble()};
        double[] forwards = {spot, spot * (1 + 0.01 * dice.nextDouble()), spot * (1 + 0.1 * dice.nextDouble())};
        int n = 1 + dice.nextInt(12);
        for (int i = 0; i < n; i++) {
            double quantity = dice.nextDouble() * 20 - 10;
            if (dice.nextInt(4) == 0) {
                legs.add(LinearLeg.of("perp", LinearLeg.Kind.PERPETUAL, quantity,
                        spot * (0.99 + 0.02 * dice.nextDouble()), 0));
            } else {
                int e = dice.nextInt(3);
                double strike = Math.rint(spot * (0.3 + 2 * dice.nextDouble()) / 10) * 10;
                legs.add(new OptionLeg("option", dice.nextBoolean(), quantity, strike, years[e], forwards[e], 0,
                        0.1 + dice.nextDouble(), 0.1 * e, false, 1));
            }
        }
        return Portfolio.of(dice.nextDouble() * 1e5, new Unit("X", spot, 1, legs, List.of()));
    }
}
