package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;

class DealerSolverTest {
    /// Spreads to 1e-4 bp, volumes in M a day, times in minutes, as recomputed from the paper's parameters.
    @Test
    void eurusd_of_the_paper_is_reproduced() {
        var calm = DealerSolver.ergodic(Dealers.eurUsd(1e-3, 250, 0), perfect());
        assertThat(calm.policy().spreadWhenFlatBp()[0][0]).isEqualTo(0.5458, offset(1e-4));
        assertThat(calm.policy().spreadWhenFlatBp()[1][0]).isEqualTo(0.2642, offset(1e-4));
        assertBook(calm, 29, 9_282, 0.005, 4.74, 12.9);
        var wary = DealerSolver.ergodic(Dealers.eurUsd(2e-3, 250, 0), perfect());
        assertThat(wary.policy().spreadWhenFlatBp()[0])
                .containsExactly(new double[]{.5484, .5569, .5828, .6275, .7243, 1.0430}, offset(1e-4));
        assertThat(wary.policy().spreadWhenFlatBp()[1])
                .containsExactly(new double[]{.2660, .2720, .2909, .3258, .4104, .7400}, offset(1e-4));
        assertBook(wary, 15, 8_553, 0.021, 3.31, 9.70);
        double all = wary.clientPerDay() + wary.hedgePerDay();
        assertThat(wary.tiers().get(0).tradedPerDay() / all).isEqualTo(0.380, offset(5e-4));
        assertThat(wary.tiers().get(1).tradedPerDay() / all).isEqualTo(0.599, offset(5e-4));
        assertThat(wary.inventory().edgeShare()).isLessThan(1e-6);
    }

    private static void assertBook(DealerOutcome outcome, double hedgeFree, double client, double hedged,
            double minutes, double sd) {
        assertThat(outcome.hedgeFreeHigh()).isEqualTo(hedgeFree);
        assertThat(outcome.clientPerDay()).isEqualTo(client, offset(0.5));
        assertThat(outcome.hedgePerDay() / outcome.clientPerDay()).isEqualTo(hedged, offset(5e-4));
        assertThat(outcome.inventory().relaxationMinutes()).isEqualTo(minutes, offset(6e-3));
        assertThat(outcome.inventory().sd()).isEqualTo(sd, offset(0.05));
    }

    /// The paper: 0.32 bp at 1 M; with 0.05 days to go the value falls by 60.07 from flat to 100 M.
    @Test
    void usdcnh_of_the_paper_is_reproduced() {
        var base = horizon(Dealers.usdCnh(5e-4, 5e-3));
        assertThat(base.policy().spreadWhenFlatBp()[0][0]).isEqualTo(0.3220, offset(2e-3));
        assertThat(base.policy().spreadWhenFlatBp()[0][1]).isEqualTo(0.3575, offset(2e-3));
        assertThat(base.hedgeFreeHigh()).isEqualTo(21, offset(1.0));
        assertThat(base.policy().hedge()[200] / 86_400).isEqualTo(-0.2385, offset(3e-3));
        assertThat(base.value()[100]).isCloseTo(11.35, withinPercentage(1));
        assertThat(base.value()[100] - base.value()[200]).isCloseTo(60.07, withinPercentage(1));
        assertThat(horizon(Dealers.usdCnh(5e-4, 1e-2)).hedgeFreeHigh()).isEqualTo(32, offset(1.0));
        assertThat(horizon(Dealers.usdCnh(5e-3, 5e-3)).hedgeFreeHigh()).isEqualTo(4, offset(1.0));
    }

    private static DealerOutcome horizon(DealerModel model) {
        return DealerSolver.atHorizon(model, Labelling.uniform(model), 0.05, 0);
    }

    @Test
    void far_from_the_horizon_the_profit_rate_is_that_of_the_long_run() {
        var model = Dealers.eurUsd(2e-3, 60, 0);
        double ergodic = DealerSolver.ergodic(model, perfect()).rate();
        assertThat(DealerSolver.atHorizon(model, perfect(), 0.2, 0).rate()).isCloseTo(ergodic, withinPercentage(0.01));
    }

    /// The second way: the same chain walked explicitly in small time steps with the policy found, to its average.
    @Test
    void the_average_profit_agrees_with_time_spent_in_each_state() {
        var model = Dealers.eurUsd(2e-3, 60, 0.1);
        var labelling = Labelling.mislabelled(model, 0.1);
        var outcome = DealerSolver.ergodic(model, labelling);
        var chain = new InventoryChain(DealerFlow.of(model, labelling), outcome.policy());
        double[] held = chain.stationary();
        double mean = 0;
        for (int i = 0; i < held.length; i++) {
            mean += held[i] * chain.profitRate(i);
        }
        assertThat(mean).isCloseTo(outcome.rate(), withinPercentage(1e-7));
        assertThat(DealerOutcome.rateOf(outcome.policy(), model, labelling))
                .isCloseTo(outcome.rate(), withinPercentage(1e-7));
    }

    @Test
    void a_policy_made_for_another_world_earns_less() {
        var truth = Dealers.eurUsd(2e-3, 60, 0.1);
        double best = DealerSolver.ergodic(truth, perfect()).rate();
        for (double believed : new double[]{-0.1, 0, 0.2, 0.4}) {
            var policy = DealerSolver.ergodic(Dealers.eurUsd(2e-3, 60, believed), perfect()).policy();
            assertThat(DealerOutcome.rateOf(policy, truth, perfect())).isLessThan(best - 0.1);
        }
    }

    @Test
    void buying_and_selling_are_mirror_images() {
        var outcome = DealerSolver.ergodic(Dealers.eurUsd(2e-3, 60, 0), perfect());
        double[][][] bid = outcome.policy().bidBp();
        double[][][] ask = outcome.policy().askBp();
        double[] hedge = outcome.policy().hedge();
        int n = hedge.length;
        for (int i = 0; i < n; i++) {
            assertThat(bid[0][0][i]).isEqualTo(ask[0][0][n - 1 - i], offset(1e-9));
            assertThat(hedge[i]).isEqualTo(-hedge[n - 1 - i], offset(1e-6));
        }
    }

    @Test
    void one_who_never_hedges_holds_more() {
        var model = Dealers.eurUsd(2e-3, 120, 0);
        var never = new DealerModel(50, 2e-3, 5e-3, 1e-5, Double.POSITIVE_INFINITY, model.sizes(), model.tiers(), 120,
                1);
        var hedged = DealerSolver.ergodic(model, perfect());
        var unhedged = DealerSolver.ergodic(never, perfect());
        assertThat(unhedged.hedgePerDay()).isZero();
        assertThat(unhedged.inventory().sd()).isGreaterThan(hedged.inventory().sd());
        assertThat(unhedged.rate()).isLessThan(hedged.rate());
    }

    @Test
    void a_grid_that_does_not_fit_the_sizes_is_refused() {
        double[] arrivals = {100, 100};
        var tiers = List.of(new DealerTier("all", new LogisticQuote(-1, 10), 0, arrivals));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DealerModel(50, 1e-3, 0, 1e-5, Double.POSITIVE_INFINITY,
                        new double[]{2, 4}, tiers, 20, 1))
                .withMessageContaining("all sizes are multiples of 2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DealerModel(50, 1e-3, 0, 1e-5, 0.1, new double[]{1, 2.5}, tiers, 20, 1))
                .withMessageContaining("2.5 is not a whole number of inventory steps of 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DealerModel(50, 1e-3, 0, 1e-5, 0.1, new double[]{1, 50}, tiers, 20, 1))
                .withMessageContaining("too small to ever trade the largest size");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DealerModel(50, 1e-3, 0, 0, 0.1, new double[]{1, 2}, tiers, 20, 1))
                .withMessageContaining("quadratic cost");
    }

    private static Labelling perfect() {
        return Labelling.mislabelled(Dealers.eurUsd(1, 60, 0), 0);
    }
}
