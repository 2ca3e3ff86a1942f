package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ValueCurveTest {
    /// Recomputed elsewhere with a horizon of 0.08 days: 1411.98, 1362.04, 1274.49 bp·M a day, 9.74 %; the long run
    /// is 0.02 % below.
    @Test
    void the_value_of_telling_two_tiers_apart_is_that_of_the_published_curve() {
        var curve = ValueCurve.of(Dealers.eurUsd(2e-3, 120, 0), List.of(0.0, 0.1, 0.5));
        assertThat(rates(curve)).containsExactly(new double[]{1411.98, 1362.04, 1274.49}, offset(1.2));
        assertThat(curve.perfectValue()).isEqualTo(0.0974, offset(5e-5));
        assertThat(curve.uniform().policy().spreadWhenFlatBp()[0][0]).isEqualTo(0.3280, offset(1e-4));
        assertThat(curve.points().get(2).outcome().rate())
                .isCloseTo(curve.uniform().rate(), withinPercentage(1e-6));
    }

    /// With an adverse markout of 0.20 bp the same two tiers want the same width: 824.18 and 823.48, 0.09 %.
    @Test
    void tiers_as_far_apart_as_before_can_be_worth_nothing_to_tell_apart() {
        var curve = ValueCurve.of(Dealers.eurUsd(2e-3, 120, 0.2), List.of(0.0, 0.5));
        assertThat(rates(curve)).containsExactly(new double[]{824.18, 823.48}, offset(0.8));
        assertThat(curve.perfectValue()).isEqualTo(0.0009, offset(5e-5));
    }

    /// Over random worlds of two tiers: the profit falls and is convex on [0, 1/2], and symmetric around 1/2.
    @Test
    void the_profit_is_convex_and_symmetric_in_the_mislabelled_share() {
        var random = new SplittableRandom(5);
        for (int world = 0; world < 6; world++) {
            var model = random(random, 2);
            double[] rate = DoubleStream.of(0, 0.125, 0.25, 0.375, 0.5, 0.75, 1)
                    .map(e -> DealerSolver.ergodic(model, Labelling.mislabelled(model, e)).rate()).toArray();
            double slack = 1e-7 * Math.abs(rate[0]);
            for (int i = 1; i < 5; i++) {
                assertThat(rate[i]).isLessThanOrEqualTo(rate[i - 1] + slack);
                assertThat(i < 2 ? slack : rate[i] - 2 * rate[i - 1] + rate[i - 2]).isGreaterThan(-slack);
            }
            assertThat(rate[5]).isEqualTo(rate[2], offset(slack));
            assertThat(rate[6]).isEqualTo(rate[0], offset(slack));
        }
    }

    /// Three tiers, any labels: never better than perfect ones, never worse than none.
    @Test
    void any_labels_of_three_tiers_earn_between_none_and_perfect() {
        var random = new SplittableRandom(6);
        for (int world = 0; world < 6; world++) {
            var model = random(random, 3);
            double best = DealerSolver.ergodic(model, Labelling.mislabelled(model, 0)).rate();
            double least = DealerSolver.ergodic(model, Labelling.uniform(model)).rate();
            var share = new double[3][2];
            for (double[] row : share) {
                row[0] = random.nextDouble();
                row[1] = 1 - row[0];
            }
            double any = DealerSolver.ergodic(model, new Labelling(List.of("a", "b"), share)).rate();
            assertThat(any).isBetween(least - 1e-7 * best, best + 1e-7 * best);
        }
    }

    private static DealerModel random(SplittableRandom random, int tiers) {
        var list = new ArrayList<DealerTier>();
        for (int t = 0; t < tiers; t++) {
            var demand = new LogisticQuote(random.nextDouble(-2, 0), random.nextDouble(3, 20));
            list.add(new DealerTier("t" + t, demand, random.nextDouble(-0.1, 0.2),
                    random.doubles(3, 50, 900).toArray()));
        }
        return new DealerModel(random.nextDouble(20, 80), random.nextDouble(1e-4, 3e-3), 5e-3, 1e-5, 0.1,
                new double[]{1, 2, 5}, list, 40, 1);
    }

    private static double[] rates(ValueCurve curve) {
        return curve.points().stream().mapToDouble(p -> p.outcome().rate()).toArray();
    }
}
