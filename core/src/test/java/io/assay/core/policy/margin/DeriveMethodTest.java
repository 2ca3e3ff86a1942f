package io.assay.core.policy.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.market.Black76;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The two self-contained cases of the public contracts' corpus are here; all 138 valid ones of it agree to 1e-14
/// (docs/evidence/margin.md).
class DeriveMethodTest {
    @Test
    void one_perpetual_is_margined_as_the_contracts_do() {
        var perp = new LinearLeg("perp", LinearLeg.Kind.PERPETUAL, 1, 3100, 0, false, 10, 1, 0,
                OptionalDouble.empty(), OptionalDouble.empty());
        var answer = Presets.assessed(Presets.derive(),
                Portfolio.of(0, new Unit("ETH", 3000, 1, List.of(perp), List.of())));
        assertThat(answer.maintenanceExcess()).isEqualTo(-481.4, within(1e-9));
        assertThat(answer.initialExcess()).isEqualTo(-608.0, within(1e-9));
        assertThat(answer.units().get(0).binding()).isEqualTo("spot -18 %, vol up");
        assertThat(answer.units().get(0).components().get(0).figure()).isEqualTo(558, within(1e-9));
    }

    @Test
    void a_short_put_is_margined_as_the_contracts_do() {
        var put = new OptionLeg("put", false, -1, 100_000, 1_399_652 / 31_536_000.0, 95_923.63240250274, 0,
                0.4547630768795904, 0.17, false, 1);
        var answer = Presets.assessed(Presets.derive(),
                Portfolio.of(0, new Unit("BTC", 95_663.50604855, 1, List.of(put), List.of())));
        assertThat(answer.equity()).isEqualTo(-6082.239829372652, within(1e-8));
        assertThat(answer.maintenanceExcess()).isEqualTo(-18_851.840811908318, within(1e-8));
        assertThat(answer.initialExcess()).isEqualTo(-22_163.82044010292, within(1e-8));
        assertThat(answer.units().get(0).components().get(0).figure()).isEqualTo(15_603.263080487519, within(1e-8));
        assertThat(Presets.DERIVE_SHOCKS.shocked(0.4547630768795904, VolShock.UP, 1_399_652 / 86_400.0))
                .isEqualTo(0.7283149412, within(1e-10));
    }

    /// A perpetual's collateral that moves with it takes its risk away; its haircut stays.
    @Test
    void collateral_that_cancels_offsets_a_short_perpetual() {
        var perp = LinearLeg.of("perp", LinearLeg.Kind.PERPETUAL, -1, 3000, 0);
        var held = new Collateral("ETH", 1, 3000, true, 0.02, 0.01, 1);
        var idle = new Collateral("ETH", 1, 3000, false, 0.02, 0.01, 1);
        double with = maintenance(perp, held);
        assertThat(with).isEqualTo(0.02 * 3000 + 0.015 * 3000, within(1e-9));
        assertThat(maintenance(perp, idle) - with).isEqualTo(0.8 * 0.18 * 3000, within(1e-9));
    }

    private static double maintenance(Leg leg, Collateral held) {
        return Presets.assessed(Presets.derive(),
                Portfolio.of(0, new Unit("ETH", 3000, 1, List.of(leg), List.of(held)))).maintenance();
    }

    @Test
    void untrusted_prices_and_a_stablecoin_under_its_peg_raise_initial_margin_only() {
        var perp = LinearLeg.of("perp", LinearLeg.Kind.PERPETUAL, 1, 100, 0);
        var unit = new Unit("X", 100, 0.5, List.of(perp), List.of());
        var doubted = Presets.assessed(Presets.derive(), new Portfolio(0, 0.9, List.of(unit), List.of()));
        assertThat(doubted.maintenance()).isEqualTo(0.8 * 18 + 1.5, within(1e-12));
        assertThat(doubted.initial()).isEqualTo(18 * (1 + 0.08 * 2) + 2 + 0.5 * 100, within(1e-12));
    }

    /// Against the formulas written out plainly, with the Black (1976) of the market package, over 300 random books:
    /// largest difference, relative and over at least 10,000, 3.6e-14.
    @Test
    void quick_margins_agree_with_formulas_written_out() {
        var dice = new SplittableRandom(24);
        int binding = 0;
        for (int i = 0; i < 300; i++) {
            Portfolio book = Presets.random(dice);
            var quick = Presets.assessed(Presets.derive(), book);
            double slow = slowMaintenanceExcess(book);
            assertThat(quick.maintenanceExcess()).as(String.format(Locale.ROOT, "book %d", i)).isEqualTo(slow,
                    within(1e-11 * Math.max(1e4, Math.abs(slow))));
            binding += quick.units().get(0).binding().equals(UnitMargin.NOTHING) ? 0 : 1;
        }
        assertThat(binding).isGreaterThan(250);
    }

    private static double slowMaintenanceExcess(Portfolio book) {
        Unit unit = book.units().get(0);
        double worst = slowBasis(unit);
        for (Scenario s : Presets.deriveScenarios()) {
            double gain = 0;
            for (LinearLeg leg : unit.linear()) {
                gain += leg.quantity() * leg.mark() * s.move();
            }
            for (double years : unit.options().stream().mapToDouble(OptionLeg::years).distinct().toArray()) {
                double stressed = 0;
                double mark = 0;
                for (OptionLeg leg : unit.options().stream().filter(o -> o.years() == years).toList()) {
                    stressed += value(leg, s.move(), slowVol(leg, s.vol()));
                    mark += value(leg, 0, leg.vol());
                }
                double rate = unit.options().stream().filter(o -> o.years() == years).findFirst().orElseThrow().rate();
                double worth = 0.95 * Math.exp(-years * (rate + 0.08));
                double owed = Math.min(Math.exp(rate * years), 1.04 * Math.exp(years * (0.5 * rate + 0.08)));
                double change = stressed * (stressed >= 0 ? worth : owed) - mark;
                gain += s.vol().isSkewed() ? -Math.abs(change) : change;
            }
            worst = Math.min(worst, gain * s.weight());
        }
        double perps = unit.linear().stream().mapToDouble(l -> Math.abs(l.quantity())).sum();
        double contingency = 0.015 * perps * unit.spot() + 0.003 * slowNaked(unit) * unit.spot();
        double mark = unit.options().stream().mapToDouble(o -> value(o, 0, o.vol())).sum();
        return 0.8 * worst - contingency + mark + book.cash();
    }

    private static double slowBasis(Unit unit) {
        double sum = 0;
        for (double years : unit.options().stream().mapToDouble(OptionLeg::years).distinct().toArray()) {
            double up = 0;
            double down = 0;
            for (OptionLeg leg : unit.options().stream().filter(o -> o.years() == years).toList()) {
                up += value(leg, 0.045, leg.vol()) - value(leg, 0, leg.vol());
                down += value(leg, -0.045, leg.vol()) - value(leg, 0, leg.vol());
            }
            sum += (0.5 + 2 * years) * Math.min(0, Math.min(up, down));
        }
        return sum;
    }

    private static double slowNaked(Unit unit) {
        double sum = 0;
        for (double years : unit.options().stream().mapToDouble(OptionLeg::years).distinct().toArray()) {
            for (double strike : unit.options().stream().mapToDouble(OptionLeg::strike).distinct().toArray()) {
                var same = unit.options().stream().filter(o -> o.years() == years && o.strike() == strike).toList();
                double written = same.stream().mapToDouble(o -> Math.max(0, -o.quantity())).sum();
                double bought = same.stream().mapToDouble(o -> Math.max(0, o.quantity())).sum();
                sum += Math.max(0, written - bought);
            }
        }
        return sum;
    }

    private static double value(OptionLeg leg, double move, double vol) {
        return leg.quantity() * new Black76(leg.call(), leg.forward() * (1 + move), leg.strike(), leg.years(), vol,
                leg.rate()).price();
    }

    private static double slowVol(OptionLeg leg, VolShock shock) {
        double days = leg.years() * 365;
        double scale = Math.pow(30 / Math.max(1, days), days <= 30 ? 0.3 : 0.13);
        double root = Math.sqrt(leg.years());
        double cap = 0.15 - 0.05 * root;
        double kStar = Math.max(0.01, 4 * root * (0.6 - 0.1 * root));
        double k = Math.log(leg.strike() / leg.forward());
        return switch (shock) {
            case NONE -> leg.vol();
            case UP -> Math.max(0.45, leg.vol() * (1 + 0.5 * scale));
            case DOWN -> leg.vol() * Math.max(0, 1 - 0.275 * scale);
            case SKEW -> leg.vol() * (1 + Math.max(-cap, Math.min(cap, k * cap / kStar)));
            case WINGS -> leg.vol() * (1 + Math.min(cap, Math.abs(k) * cap / kStar));
        };
    }
}
