package io.assay.core.policy.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.market.Black76;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Responses of private/pme/simulate, from Deribit's documentation and from a public recording.
class DeribitMethodTest {
    private static LinearLeg inverse(String name, double coins, double mark, double years) {
        return new LinearLeg(name, years == 0 ? LinearLeg.Kind.PERPETUAL : LinearLeg.Kind.FUTURE, coins, mark, years,
                true, 0, 1, 0, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static UnitMargin only(Method method, Unit unit) {
        var units = Presets.assessed(method, Portfolio.of(0, unit)).units();
        assertThat(units).hasSize(1);
        return units.get(0);
    }

    @Test
    void the_documented_response_for_bitcoin_is_reproduced() {
        var legs = List.<Leg>of(inverse("BTC-PERPETUAL", 0.314538364, 65_910.57, 0),
                inverse("BTC-28JUN24", -0.001187534, 67_371.75, 11 / 365.0));
        var margin = only(Presets.deribit(false), new Unit("BTC", 65_666.19, 1, legs, List.of()));
        double index = margin.index();
        assertThat(margin.components().get(0).figure() / index).isEqualTo(0.05968587238095239, within(1e-15));
        assertThat(margin.components().get(1).figure() / index).isEqualTo(0.00315725898, within(1e-15));
        assertThat(margin.components().get(2).figure()).isZero();
        // The response's own sum is 4e-10 under that of its parts.
        assertThat(margin.initial() / index).isEqualTo(0.06284313098, within(5e-10));
        assertThat(margin.maintenance() / index).isEqualTo(0.050274504784, within(5e-10));
        double[] moves = {-0.05968587238095239, -0.04272965863636364, -0.02724789826086957, -0.013056284583333334, 0};
        for (int i = 0; i < moves.length; i++) {
            assertThat(margin.scenarios().get(3 * i).gain() / index).isEqualTo(moves[i], within(1e-15));
        }
        assertThat(margin.scenarios().stream().filter(s -> s.scenario().weight() < 1)).hasSize(8)
                .allSatisfy(s -> assertThat(s.gain()).isZero());
    }

    @Test
    void the_recorded_response_for_ether_is_reproduced() {
        var margin = only(Presets.deribit(true), new Unit("ETH", 1949.34, 1,
                List.of(inverse("ETH-PERPETUAL", -0.999487053, 1949.49, 0)), List.of()));
        assertThat(margin.components().get(0).figure() / margin.index()).isEqualTo(0.15246412672881357, within(1e-15));
        assertThat(margin.components().get(1).figure() / margin.index()).isEqualTo(0.004997435265, within(1e-15));
        assertThat(margin.initial() / margin.index()).isEqualTo(0.157461562, within(1e-9));
        assertThat(margin.maintenance() / margin.index()).isEqualTo(0.125969249812, within(1e-9));
        assertThat(margin.binding()).isEqualTo("spot +18 %, vol up");
        assertThat(margin.settlement()).isEqualTo("ETH");
    }

    /// 100 short calls far out of the money lose in the extended table what the dampener does not forgive.
    @Test
    void the_extended_table_counts_a_fraction_beyond_the_dampener() {
        double years = 30 / 365.0;
        var call = OptionLeg.of("call", true, -1000, 150_000, years, 60_000, 0.6);
        var margin = only(Presets.deribit(false), new Unit("BTC", 60_000, 1, List.of(call), List.of()));
        double base = Black76.undiscounted(true, 60_000, 150_000, years, 0.6).price();
        double at = Black76.undiscounted(true, 360_000, 150_000, years, 0.9).price();
        double expected = Math.min(0, -1000 * (at - base) * 0.16 / 5 + 25_000);
        var last = margin.scenarios().get(margin.scenarios().size() - 1);
        assertThat(last.scenario().move()).isEqualTo(5);
        assertThat(last.gain()).isEqualTo(expected, within(1e-6));
        assertThat(margin.components().get(0).figure()).isEqualTo(-expected, within(1e-6));
    }

    @Test
    void coin_and_dollar_settlement_are_margined_apart() {
        var unit = new Unit("BTC", 60_000, 1, List.of(inverse("coin", 1, 60_000, 0),
                LinearLeg.of("usd", LinearLeg.Kind.PERPETUAL, -1, 60_000, 0)), List.of());
        var units = Presets.assessed(Presets.deribit(false), Portfolio.of(0, unit)).units();
        assertThat(units).extracting(UnitMargin::settlement).containsExactly("BTC", "USD");
        assertThat(units.get(0).components().get(0).figure()).isEqualTo(60_000 * 0.16 / 0.84, within(1e-9));
        assertThat(units.get(1).components().get(0).figure()).isEqualTo(60_000 * 0.16, within(1e-9));
    }

    @Test
    void large_net_delta_is_charged_beyond_the_threshold() {
        var margin = only(Presets.deribit(false),
                new Unit("BTC", 50_000, 1, List.of(inverse("perp", 1400, 50_000, 0)), List.of()));
        // Free up to 400 coins; the other 1,000 are charged 0.00005 x 1,000 = 5 %.
        assertThat(margin.components().get(2).figure()).isEqualTo(0.05 * 1000 * 50_000, within(1e-6));
    }

    @Test
    void the_old_rules_charge_naked_shorts_and_facing_futures() {
        var none = new DeribitMethod.Charges(0, 0, 0);
        var old = new DeribitMethod(0.1, 4, List.of(), 1, new ShockLaw(0.38, 0.38, 0.3, 0.3, 30, 1, 0), none, none,
                new DeribitMethod.DeltaCharge(0, 0, 0), 0.01, 0.01, 1.3, 1);
        // The page's example: long 10 and short 20 of one strike leave 10; long 100 against short 100 futures.
        var legs = List.<Leg>of(OptionLeg.of("call", true, 10, 9000, 0.1, 9000, 0.8),
                OptionLeg.of("put", false, -20, 9000, 0.1, 9000, 0.8));
        var options = only(old, new Unit("BTC", 9000, 1, legs, List.of()));
        assertThat(options.components().get(3).maintenance() / 9000).isEqualTo(10 * 0.01, within(1e-12));
        var futures = only(old, new Unit("BTC", 9000, 1,
                List.of(inverse("A", 100, 9000, 0.1), inverse("B", -100, 9000, 0.3)), List.of()));
        assertThat(futures.components().get(4).maintenance() / 9000).isEqualTo(0.01 * 100, within(1e-12));
        assertThat(futures.components().get(0).maintenance()).isZero();
    }
}
