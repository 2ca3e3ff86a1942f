package io.assay.core.policy.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MethodsTest {
    private static LinearLeg perp(double quantity, double mark) {
        return LinearLeg.of("perp", LinearLeg.Kind.PERPETUAL, quantity, mark, 0);
    }

    private static MarginAnswer.Assessed answer(Method method, double spot, Leg... legs) {
        return Presets.assessed(method, Portfolio.of(0, new Unit("BTC", spot, 1, List.of(legs), List.of())));
    }

    private static Component part(MarginAnswer.Assessed answer, String name) {
        return answer.units().get(0).components().stream().filter(c -> c.name().equals(name)).findFirst()
                .orElseThrow();
    }

    /// Paradex' own example: long one perpetual, short five calls of delta 0.3 at 70,000: 2 % of 0.5 and 1 % of 1.0.
    @Test
    void paradex_charges_net_and_hedged_delta() {
        double vol = 0.8;
        double years = 0.1;
        double s = vol * Math.sqrt(years);
        double d1 = -0.5244005127080407;
        double strike = 70_000 * Math.exp(-(d1 - s / 2) * s);
        var answer = answer(Presets.paradex(), 70_000, perp(1, 70_000),
                OptionLeg.of("call", true, -5, strike, years, 70_000, vol));
        assertThat(part(answer, "min_delta").figure()).isEqualTo(1400, within(1e-8));
        assertThat(answer.units().get(0).netDelta()).isEqualTo(-0.5, within(1e-12));
    }

    @Test
    void paradex_maintenance_is_half_of_the_greater_and_all_of_the_provisions() {
        var paying = new LinearLeg("perp", LinearLeg.Kind.PERPETUAL, 2, 1000, 0, false, 0, 1, 0.001,
                OptionalDouble.empty(), OptionalDouble.empty());
        var answer = answer(Presets.paradex(), 1000, paying);
        assertThat(part(answer, "funding").figure()).isEqualTo(2, within(1e-12));
        assertThat(part(answer, "fees").figure()).isEqualTo(0.6, within(1e-12));
        assertThat(answer.initial()).isEqualTo(320 + 2 + 0.6, within(1e-9));
        assertThat(answer.maintenance()).isEqualTo(160 + 2 + 0.6, within(1e-9));
        var hedged = answer(Presets.paradex(), 1000, perp(2, 1000), perp(-2, 1000));
        assertThat(hedged.units().get(0).binding()).isEqualTo("min_delta");
        assertThat(part(hedged, "min_delta").figure()).isEqualTo(0.01 * 2 * 1000, within(1e-9));
    }

    /// Published in the notice that brought the brackets: a raw charge of 30,000 becomes 10,000 + 2 x 20,000.
    @Test
    void okx_brackets_the_least_charge() {
        var brackets = new Brackets(List.of(0.0, 10e3, 70e3, 170e3, 300e3, 470e3, 700e3),
                List.of(1.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0));
        assertThat(brackets.of(30_000)).isEqualTo(50_000);
        assertThat(brackets.of(10_000)).isEqualTo(10_000);
        assertThat(brackets.of(0)).isZero();
    }

    /// The response in OKX' API documentation: ten contracts of 0.01 BTC short. It counts shocks and delta at two prices.
    @Test
    void okx_documented_response_is_reproduced() {
        var answer = answer(Presets.okx(), 97_049.036898, perp(-0.1, 97_034.24370599995));
        assertThat(part(answer, "mr1_spot_shock").figure()).isEqualTo(1164.4109244719994, within(1e-9));
        assertThat(part(answer, "mr6_extreme").figure()).isEqualTo(1164.4109244720003, within(1e-9));
        assertThat(part(answer, "mr4_basis").figure()).isEqualTo(19.4098073796, within(1e-9));
        assertThat(answer.maintenance()).isEqualTo(1183.8207318516002, within(1e-9));
        assertThat(answer.initial()).isEqualTo(1538.9669514070802, within(1e-9));
        assertThat(part(answer, "mr7_minimum").figure()).isEqualTo(43.67206660410001, within(0.01));
        assertThat(answer.units().get(0).binding()).isEqualTo("spot +12 %, vol up");
    }

    @Test
    void okx_takes_the_greatest_of_three_and_adds_the_others() {
        var answer = answer(Presets.okx(), 100, perp(10, 100));
        assertThat(part(answer, "mr1_spot_shock").maintenance()).isEqualTo(120, within(1e-9));
        assertThat(part(answer, "mr6_extreme").figure()).isEqualTo(120, within(1e-9));
        assertThat(part(answer, "mr6_extreme").maintenance()).isZero();
        assertThat(answer.initial()).isEqualTo(1.3 * 122, within(1e-9));
        var calendar = answer(Presets.okx(), 100, perp(10, 100),
                LinearLeg.of("dated", LinearLeg.Kind.FUTURE, -10, 100, 0.5));
        assertThat(part(calendar, "mr4_basis").figure()).isEqualTo(10 * 100 * (0.002 + 0.05 * 0.5), within(1e-9));
        assertThat(part(calendar, "mr7_minimum").figure()).isEqualTo(0.0045 * 2000, within(1e-9));
        assertThat(calendar.maintenance()).isEqualTo(27, within(1e-9));
        var flat = answer(Presets.okx(), 100, perp(10, 100), perp(-10, 100));
        assertThat(flat.units().get(0).binding()).isEqualTo("mr7_minimum");
        assertThat(flat.maintenance()).isEqualTo(9, within(1e-9));
        var spot = answer(Presets.okx(), 100, LinearLeg.of("spot", LinearLeg.Kind.SPOT, 10, 100, 0));
        assertThat(spot.maintenance()).isEqualTo(120, within(1e-9));
    }

    @Test
    void okx_long_options_lose_by_time_and_by_term_structure() {
        var near = OptionLeg.of("near", true, 1, 100, 0.02, 100, 0.8);
        var far = OptionLeg.of("far", true, -1, 100, 1, 100, 0.8);
        var answer = answer(Presets.okx(), 100, near, far);
        assertThat(part(answer, "mr3_vega_term").figure()).isGreaterThan(0);
        assertThat(part(answer(Presets.okx(), 100, near), "mr3_vega_term").figure()).isZero();
        double day = part(answer(Presets.okx(), 100, near), "mr2_theta").figure();
        double now = OptionKernel.price(true, 100, 100, 0, 0.8 * Math.sqrt(0.02));
        double later = OptionKernel.price(true, 100, 100, 0, 0.8 * Math.sqrt(0.02 - 1 / 365.0));
        assertThat(day).isEqualTo(now - later, within(1e-12));
    }

    @Test
    void span_has_sixteen_scenarios_and_two_of_them_are_extreme() {
        var scenarios = Presets.span().grid().scenarios();
        assertThat(scenarios).hasSize(16);
        assertThat(scenarios.stream().filter(s -> s.weight() == 0.33)).hasSize(2)
                .allSatisfy(s -> assertThat(Math.abs(s.move())).isEqualTo(0.9, within(1e-12)));
        Map<Long, Integer> thirds = new TreeMap<>();
        scenarios.stream().filter(s -> s.weight() == 1)
                .forEach(s -> thirds.merge(Math.round(10 * s.move()), 1, Integer::sum));
        assertThat(thirds).isEqualTo(new TreeMap<>(Map.of(-3L, 2, -2L, 2, -1L, 2, 0L, 2, 1L, 2, 2L, 2, 3L, 2)));
        assertThat(answer(Presets.span(), 100, perp(1, 100)).maintenance()).isEqualTo(30, within(1e-9));
        assertThat(answer(Presets.span(), 100, perp(1, 100)).initial()).isEqualTo(33, within(1e-9));
    }

    @Test
    void span_charges_spreads_and_asks_a_least_for_written_options() {
        var calendar = answer(Presets.span(), 100, LinearLeg.of("a", LinearLeg.Kind.FUTURE, 3, 100, 0.1),
                LinearLeg.of("b", LinearLeg.Kind.FUTURE, -2, 100, 0.4));
        assertThat(part(calendar, "spread").figure()).isEqualTo(0.01 * 2 * 100, within(1e-9));
        assertThat(part(calendar, "scenarios").figure()).isEqualTo(30, within(1e-9));
        var dust = answer(Presets.span(), 100, OptionLeg.of("call", true, -1, 100_000, 0.01, 100, 0.3));
        assertThat(dust.maintenance()).isEqualTo(0.5, within(1e-9));
        assertThat(dust.units().get(0).binding()).isEqualTo("short_minimum");
    }

    @Test
    void span_credits_opposite_risks_of_two_underlyings() {
        var credit = new Preset("span", List.of(new Preset.Group(List.of("*"), Presets.span())),
                List.of(new SpreadCredit("BTC", "ETH", 0.5)));
        var bitcoin = new Unit("BTC", 100, 1, List.of(perp(3, 100)), List.of());
        var ether = new Unit("ETH", 10, 1, List.of(perp(-10, 10)), List.of());
        var answer = (MarginAnswer.Assessed) credit.assess(Portfolio.of(0, bitcoin, ether));
        // 300 against 100: a hundred of each is matched, half of its 30 + 30 is given back.
        assertThat(answer.account().get(0).maintenance()).isEqualTo(-30, within(1e-9));
        assertThat(answer.maintenance()).isEqualTo(90 + 30 - 30, within(1e-9));
        var same = new Unit("ETH", 10, 1, List.of(perp(10, 10)), List.of());
        assertThat(((MarginAnswer.Assessed) credit.assess(Portfolio.of(0, bitcoin, same))).account()).isEmpty();
    }

    @Test
    void parts_add_up_and_margins_are_never_negative_nor_zero_for_risk() {
        var dice = new SplittableRandom(7);
        var methods = List.of(Presets.derive(), Presets.paradex(), Presets.span(), Presets.okx(),
                Presets.deribit(false));
        int looked = 0;
        for (int i = 0; i < 200; i++) {
            Portfolio book = Presets.random(dice);
            for (Method method : methods) {
                var answer = Presets.assessed(method, book);
                double sum = answer.units().stream().flatMap(u -> u.components().stream())
                        .mapToDouble(Component::maintenance).sum();
                assertThat(answer.maintenance()).isEqualTo(sum, within(1e-9 * (1 + sum))).isPositive();
                assertThat(answer.initial()).isGreaterThanOrEqualTo(answer.maintenance());
                assertThat(answer.units()).allSatisfy(u -> assertThat(u.binding()).isNotEmpty());
                looked++;
            }
        }
        assertThat(looked).isEqualTo(1000);
    }
}
