package io.assay.core.policy.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BehaviourMarginTest {
    private static final BehaviourTerms TERMS = new BehaviourTerms(0.975, 1, 0.1, 20, 0.01, 1, 0.5, 0.3, 1.5);
    private static final BehaviourMargin MARGIN = new BehaviourMargin(TERMS);

    private static Behaviour.Held held(double usd) {
        return new Behaviour.Held(usd, 0.03, 1e8, 1e7);
    }

    private static Behaviour plain(double sigma, double halfLife, Behaviour.Held... group) {
        return new Behaviour(1_000_000_000, sigma, 0.02, halfLife, List.of(group), 0, 0, true);
    }

    private static double part(BehaviourMargin.Published published, String name) {
        return published.parts().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow().maintenance();
    }

    @Test
    void shortfall_over_the_horizon_beyond_the_preset_is_added() {
        var calm = MARGIN.publish(1000, 10_000, plain(0.03, Double.NaN), 0);
        assertThat(part(calm, "shortfall")).isZero();
        var wild = MARGIN.publish(1000, 10_000, plain(0.06, Double.NaN), 0);
        assertThat(wild.margin()).isEqualTo(2.337803 * 0.06 * 10_000, within(1e-2));
    }

    @Test
    void thin_books_lengthen_the_horizon_and_half_lives_never_shorten_it() {
        assertThat(MARGIN.horizonDays(plain(0.03, Double.NaN, held(5e5)))).isEqualTo(1);
        assertThat(MARGIN.horizonDays(plain(0.03, Double.NaN, held(4e6)))).isEqualTo(4, within(1e-12));
        assertThat(MARGIN.horizonDays(plain(0.03, 0.1, held(4e6)))).isEqualTo(4, within(1e-12));
        assertThat(MARGIN.horizonDays(plain(0.03, 9, held(4e6)))).isEqualTo(9);
    }

    @Test
    void a_thin_segment_inherits_its_parent() {
        var thin = new Behaviour(0, 0.5, 0.02, 0, List.of(), 0, 0, true);
        assertThat(MARGIN.sigma(thin)).isEqualTo(0.02);
        var half = new Behaviour(20, 0.06, 0.02, 0, List.of(), 0, 0, true);
        assertThat(MARGIN.sigma(half)).isEqualTo(0.04, within(1e-15));
        var orphan = new Behaviour(20, Double.NaN, Double.NaN, 0, List.of(), 0, 0, true);
        assertThat(MARGIN.publish(100, 1000, orphan, 0).margin()).isEqualTo(150);
        assertThat(MARGIN.publish(100, 1000, orphan, 0).flaws()).hasSize(1);
    }

    @Test
    void concentration_is_free_below_convex_within_and_subadditive_across() {
        assertThat(MARGIN.concentration(List.of(held(1e6)), new ArrayList<>())).isZero();
        var dice = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            double a = 1e8 * dice.nextDouble();
            double b = 1e8 * dice.nextDouble();
            double middle = cost((a + b) / 2);
            assertThat(middle).isLessThanOrEqualTo((cost(a) + cost(b)) / 2 + 1e-6);
            double both = MARGIN.concentration(List.of(held(a), held(b)), new ArrayList<>());
            assertThat(both).isBetween(Math.max(cost(a), cost(b)) - 1e-6, cost(a) + cost(b) + 1e-6);
        }
        // In the limit it is the square-root law, c·sigma·sqrt(Q/V)·Q.
        double large = 1e8 * 5000;
        assertThat(cost(large) / (0.03 * Math.sqrt(5000) * large)).isEqualTo(1, within(1e-3));
    }

    /// 40 % of a day's volume, 1 % free: 2 · 0.03 · 1e8 · 0.39^1.3 by hand = 6e6 · 0.29402.
    @Test
    void another_exponent_and_a_prefactor_of_its_own_enter_the_cost_of_closing() {
        var terms = new BehaviourTerms(0.975, 1, 0.1, 20, 0.01, 7, 0.3, 0.5, 0.3, 1.5);
        var own = new Behaviour.Held(4e7, 0.03, 1e8, 1e7, 2);
        assertThat(new BehaviourMargin(terms).concentration(List.of(own), new ArrayList<>()))
                .isEqualTo(6e6 * 0.29402, within(100.0));
        assertThat(new BehaviourMargin(terms).beyond(own)).isEqualTo(0.39, within(1e-12));
    }

    private static double cost(double usd) {
        return MARGIN.concentration(List.of(held(usd)), new ArrayList<>());
    }

    @Test
    void collateral_that_falls_with_the_position_is_charged() {
        var wrong = new Behaviour(100, 0, 0, 0, List.of(), 1000, 0.5, true);
        assertThat(part(MARGIN.publish(10, 0, wrong, 0), "wrong_way")).isEqualTo(0.5 * 0.3 * 1000, within(1e-12));
        var right = new Behaviour(100, 0, 0, 0, List.of(), 1000, -0.5, true);
        assertThat(part(MARGIN.publish(10, 0, right, 0), "wrong_way")).isZero();
    }

    /// Invariant 7 over 100,000 random portfolios, segments and floors: what is published is never under the floor, never
    /// under the preset, always finite; an eighth of each figure of behaviour is absent. The floor decides in 14,756, something is unknown in 34,455.
    @Test
    void what_is_published_is_never_under_the_floor_nor_under_the_preset() {
        var dice = new SplittableRandom(77);
        var methods = List.of(Presets.paradex(), Presets.span(), Presets.okx(), Presets.derive(),
                Presets.deribit(false));
        int floored = 0;
        int flawed = 0;
        for (int i = 0; i < 100_000; i++) {
            var answer = Presets.assessed(methods.get(i % 5), Presets.random(dice));
            double preset = answer.maintenance();
            double delta = answer.units().get(0).netDelta() * answer.units().get(0).index();
            double floor = dice.nextInt(3) == 0 ? 0 : preset * 3 * dice.nextDouble();
            var published = MARGIN.publish(preset, delta, randomBehaviour(dice), floor);
            assertThat(published.margin()).isGreaterThanOrEqualTo(floor).isGreaterThanOrEqualTo(preset).isFinite();
            floored += published.floored() ? 1 : 0;
            flawed += published.flaws().isEmpty() ? 0 : 1;
        }
        assertThat(floored).isBetween(5_000, 60_000);
        assertThat(flawed).isBetween(10_000, 99_000);
    }

    private static Behaviour randomBehaviour(SplittableRandom dice) {
        var group = new ArrayList<Behaviour.Held>();
        for (int i = dice.nextInt(3); i > 0; i--) {
            group.add(new Behaviour.Held(maybe(dice, 1e7 * dice.nextGaussian(), 0), maybe(dice, 0.05, Double.NaN),
                    maybe(dice, 1e8, 0), maybe(dice, 1e6, Double.NaN)));
        }
        return new Behaviour(dice.nextInt(50), maybe(dice, 0.1 * dice.nextDouble(), Double.NaN),
                maybe(dice, 0.05, Double.NaN), maybe(dice, 5 * dice.nextDouble(), Double.NaN), group,
                maybe(dice, 1e6 * dice.nextGaussian(), Double.NaN), maybe(dice, dice.nextDouble() * 2 - 1, Double.NaN),
                dice.nextInt(10) > 0);
    }

    private static double maybe(SplittableRandom dice, double value, double otherwise) {
        return dice.nextInt(8) == 0 ? otherwise : value;
    }
}
