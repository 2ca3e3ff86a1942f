package io.assay.core.policy.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PresetTest {
    private static final OptionLeg FINE = OptionLeg.of("fine", true, 1, 100, 0.1, 100, 0.5);

    private static List<Flaw> flaws(Preset preset, Portfolio portfolio) {
        return preset.assess(portfolio) instanceof MarginAnswer.Absent absent ? absent.flaws() : List.of();
    }

    private static List<Flaw> flaws(Leg leg) {
        return flaws(Presets.of(Presets.derive()),
                Portfolio.of(1e6, new Unit("X", 100, 1, List.of(FINE, leg), List.of())));
    }

    @Test
    void what_is_not_known_leaves_no_margin_and_says_why() {
        assertThat(flaws(OptionLeg.of("call", true, -1, 100, 0.1, 100, Double.NaN)))
                .containsExactly(new Flaw("call", Flaw.Reason.MISSING_VOL, ""));
        assertThat(flaws(OptionLeg.of("call", true, -1, 100, 0.1, Double.NaN, 0.5)))
                .containsExactly(new Flaw("call", Flaw.Reason.MISSING_PRICE, "no forward"));
        assertThat(flaws(OptionLeg.of("call", true, -1, 100, -0.1, 100, 0.5))).extracting(Flaw::reason)
                .containsExactly(Flaw.Reason.EXPIRED);
        assertThat(flaws(LinearLeg.of("future", LinearLeg.Kind.FUTURE, -1, 100, -0.1))).extracting(Flaw::reason)
                .containsExactly(Flaw.Reason.EXPIRED);
        assertThat(flaws(LinearLeg.of("perp", LinearLeg.Kind.PERPETUAL, -1, Double.NaN, 0))).extracting(Flaw::reason)
                .containsExactly(Flaw.Reason.MISSING_PRICE);
        assertThat(flaws(new UnknownLeg("X-SWAPTION", "a swaption"))).extracting(Flaw::reason)
                .containsExactly(Flaw.Reason.UNKNOWN_INSTRUMENT);
        assertThat(flaws(LinearLeg.of("spot", LinearLeg.Kind.SPOT, 1, 100, 0))).extracting(Flaw::reason)
                .containsExactly(Flaw.Reason.NOT_MARGINED);
        assertThat(flaws(FINE)).isEmpty();
    }

    @Test
    void positions_of_no_unit_and_underlyings_without_parameters_are_named() {
        var stray = new Portfolio(0, 1, List.of(), List.of(new UnknownLeg("DOGE-PERP", "")));
        assertThat(flaws(Presets.of(Presets.derive()), stray)).extracting(Flaw::what).containsExactly("DOGE-PERP");
        var narrow = new Preset("narrow", List.of(new Preset.Group(List.of("BTC"), Presets.derive())), List.of());
        assertThat(flaws(narrow, Portfolio.of(0, new Unit("X", 100, 1, List.of(FINE), List.of()))))
                .containsExactly(
                        new Flaw("X", Flaw.Reason.UNKNOWN_INSTRUMENT, "preset narrow has no parameters for it"));
    }

    @Test
    void an_expired_option_with_a_known_settlement_is_worth_what_it_pays() {
        var settled = new OptionLeg("call", true, -2, 100, -0.1, 0, 130, Double.NaN, 0, false, 1);
        var answer = Presets.assessed(Presets.derive(),
                Portfolio.of(0, new Unit("X", 100, 1, List.of(settled), List.of())));
        assertThat(answer.equity()).isEqualTo(-60);
        // Short options stay naked until they are settled: 0.3 % of two.
        assertThat(answer.maintenance()).isGreaterThanOrEqualTo(0.6);
    }

    @Test
    void negative_equity_has_a_margin_but_no_use_of_it() {
        var perp = LinearLeg.of("perp", LinearLeg.Kind.PERPETUAL, 1, 100, 0);
        var answer = Presets.assessed(Presets.derive(),
                Portfolio.of(-5, new Unit("X", 100, 1, List.of(perp), List.of())));
        assertThat(answer.maintenance()).isPositive();
        assertThat(answer.use()).isEmpty();
        assertThat(answer.useFlaw().orElseThrow().reason()).isEqualTo(Flaw.Reason.NEGATIVE_EQUITY);
    }

    @Test
    void an_account_that_holds_nothing_needs_nothing() {
        var answer = Presets.assessed(Presets.derive(), Portfolio.of(12, new Unit("X", 100, 1, List.of(), List.of())));
        assertThat(answer.maintenance()).isZero();
        assertThat(answer.equity()).isEqualTo(12);
        assertThat(answer.units().get(0).binding()).isEqualTo(UnitMargin.NOTHING);
    }

    @Test
    void haircuts_of_collateral_are_asked_for_under_every_model() {
        var perp = LinearLeg.of("perp", LinearLeg.Kind.PERPETUAL, 1, 100, 0);
        var held = new Collateral("ETH", 10, 50, false, 0.1, 0.05, 1);
        for (Method method : List.of(Presets.derive(), Presets.okx(), Presets.span(), Presets.paradex(),
                Presets.deribit(false), Presets.bitcoinTiers())) {
            var with = Presets.assessed(method, Portfolio.of(0, new Unit("X", 100, 1, List.of(perp), List.of(held))));
            var without = Presets.assessed(method, Portfolio.of(0, new Unit("X", 100, 1, List.of(perp), List.of())));
            assertThat(with.maintenance() - without.maintenance()).isEqualTo(50, within(1e-9));
            assertThat(with.initial() - without.initial()).isEqualTo(75, within(1e-9));
        }
    }
}
