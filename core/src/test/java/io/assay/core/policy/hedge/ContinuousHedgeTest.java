package io.assay.core.policy.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Side;
import io.assay.core.policy.hedge.HedgeRun.ClientFill;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContinuousHedgeTest {
    private static final ContinuousHedge HEDGE = new ContinuousHedge(2e-3, 50, 0.1, 1e-5, 400);

    /// Holding costs 5 q²/2: the zone ends at 2 x 400 x 0.1 / 5 = 16 M.
    @Test
    void nothing_is_hedged_within_the_zone() {
        assertThat(HEDGE.noHedgeZone()).isEqualTo(16, within(1e-12));
        assertThat(HEDGE.rate(15.9)).isZero();
        assertThat(HEDGE.rate(-16)).isZero();
        assertThat(HEDGE.rate(16.1)).isPositive();
        assertThat(HEDGE.rate(-40)).isEqualTo(-HEDGE.rate(40));
        assertThat(HEDGE.marginalCost(16)).isEqualTo(0.1, within(1e-12));
        assertThat(HEDGE.marginalCost(0)).isZero();
    }

    /// The Bellman equation itself, at inventories in and beyond the zone; measured: within 1e-9 of 5 q²/2.
    @Test
    void the_rate_solves_the_bellman_equation() {
        for (double q : new double[]{3, 15, 17, 25, 80, -30}) {
            double p = HEDGE.marginalCost(q);
            double hedging = Math.max(0, Math.abs(p) - 0.1);
            assertThat(2.5 * q * q - 400 * q * p - hedging * hedging / 4e-5).isEqualTo(0, within(1e-6));
        }
    }

    /// Costs of following the rule against those of rules that start earlier or later, or go faster or slower.
    @Test
    void other_rules_cost_more() {
        double best = cost(1, 0);
        double[] pace = {0.6, 0.8, 1.25, 1.6};
        for (double one : pace) {
            assertThat(cost(one, 0)).isGreaterThan(best);
        }
        assertThat(cost(1, 8)).isGreaterThan(best);
        assertThat(cost(1, -8)).isGreaterThan(best);
    }

    /// From 60 M, by small steps: pace times the rate of an inventory moved by some.
    private static double cost(double pace, double moved) {
        double q = 60;
        double cost = 0;
        double dt = 1e-6;
        while (q > 1e-3) {
            double v = pace * Math.max(0, HEDGE.rate(q + moved));
            cost += (2.5 * q * q + 0.1 * v + 1e-5 * v * v) * dt;
            q -= (400 * q + v) * dt;
        }
        return cost;
    }

    /// Without clients inventory goes down exponentially, at sqrt(γσ²/2η) = 500 a day.
    @Test
    void without_clients_everything_is_hedged_at_one_pace() {
        var alone = new ContinuousHedge(2e-3, 50, 0.1, 1e-5, 0);
        assertThat(alone.noHedgeZone()).isZero();
        assertThat(alone.rate(10)).isEqualTo(5000, within(1e-9));
        assertThat(alone.after(10, 0.004)).isEqualTo(10 * StrictMath.exp(-2), within(1e-6));
        assertThat(alone.after(0, 1)).isZero();
    }

    @Test
    void hedging_stops_at_the_zone() {
        double left = HEDGE.after(60, 0.5);
        assertThat(left).isEqualTo(16, within(0.01));
        assertThat(HEDGE.after(-60, 0.5)).isEqualTo(-left);
        assertThat(HEDGE.after(10, 0.5)).isEqualTo(10);
    }

    /// The rule of the toxic-flow paper decides, inventory in between goes back to the zone.
    @Test
    void a_run_keeps_what_is_safe_and_hedges_between() {
        var rule = new Internalisation(0.5, 1, 0.001);
        var run = HedgeRun.of(List.of(new ClientFill(0, Side.BUY, 30, 0.3), new ClientFill(1, Side.SELL, 5, 0.9),
                new ClientFill(43_200_000_000_000L, Side.SELL, 5, 0.1)), 0, rule, HEDGE);
        assertThat(run.steps().stream().map(HedgeRun.Step::keeps).toList()).containsExactly(true, false, true);
        assertThat(run.steps().get(0).after()).isEqualTo(-30);
        assertThat(run.steps().get(0).limit()).isEqualTo(0.499, within(1e-12));
        assertThat(run.steps().get(1).limit()).isEqualTo(0.499 + 0.06, within(1e-6));
        assertThat(run.steps().get(2).inventory()).isEqualTo(-16, within(0.01));
        assertThat(run.kept()).isEqualTo(35);
        assertThat(run.passedOn()).isEqualTo(5);
        assertThat(run.hedged()).isEqualTo(14, within(0.01));
        assertThatThrownBy(
                () -> HedgeRun.of(List.of(new ClientFill(5, Side.BUY, 1, 0), new ClientFill(4, Side.BUY, 1, 0)),
                        0, rule, HEDGE))
                .hasMessageContaining("fill 2");
        assertThatThrownBy(() -> new ClientFill(0, Side.BUY, 1, 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> new ContinuousHedge(0, 1, 1, 1, 1)).hasMessageContaining("risk aversion");
    }
}
