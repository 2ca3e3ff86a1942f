package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwoScaleVarianceTest {
    /// A day at 50 % a year.
    private static final double VARIANCE = 0.25 / 365;
    private static final int TICKS = 20_000;

    @Test
    void bounce_inflates_the_plain_sum_many_times_and_leaves_two_scales_alone() {
        // half a spread of 2 bp, side by coin: noise 4e-8 a tick against V/n = 3.4e-8, so plain is V·(1 + 2·4/3.4) = 3.3 V.
        // 40 days: two scales 0.939 to 1.036 of V, 0.994 on average; plain 3.30 to 3.39 of V on every day
        double mean = 0;
        for (int seed = 0; seed < 40; seed++) {
            var found = TwoScaleVariance.of(bouncing(seed, 2e-4)).orElseThrow();
            assertThat(found.allGrid() / VARIANCE).isBetween(3.2, 3.5);
            assertThat(found.variance() / VARIANCE).isBetween(0.9, 1.1);
            assertThat(found.noiseVariance()).isCloseTo(4e-8, within(4e-9));
            mean += found.variance() / VARIANCE / 40;
        }
        assertThat(mean).isBetween(0.98, 1.02);
    }

    @Test
    void without_noise_both_tell_the_same() {
        for (int seed = 0; seed < 10; seed++) {
            var found = TwoScaleVariance.of(bouncing(seed, 0)).orElseThrow();
            assertThat(found.allGrid() / VARIANCE).isBetween(0.97, 1.03);
            assertThat(found.variance() / VARIANCE).isBetween(0.95, 1.05);
        }
    }

    @Test
    void a_volatility_is_per_year_of_365_days_and_absent_without_variance() {
        assertThat(new TwoScaleVariance(0.25 / 365, 1, 1, 2, 9).annualisedVolatility(1)).hasValueCloseTo(0.5,
                within(1e-15));
        assertThat(new TwoScaleVariance(0.25, 1, 1, 2, 9).annualisedVolatility(365)).hasValueCloseTo(0.5,
                within(1e-15));
        assertThat(new TwoScaleVariance(-1e-9, 1, 1, 2, 9).annualisedVolatility(1)).isEmpty();
    }

    @Test
    void the_sum_equals_subgrids_added_one_by_one() {
        double[] prices = bouncing(7, 2e-4);
        int grids = 30;
        double averaged = 0;
        int returns = 0;
        for (int grid = 0; grid < grids; grid++) {
            for (int i = grid; i + grids < prices.length; i += grids) {
                averaged += Math.pow(Math.log(prices[i + grids] / prices[i]), 2) / grids;
                returns++;
            }
        }
        double all = 0;
        for (int i = 1; i < prices.length; i++) {
            all += Math.pow(Math.log(prices[i] / prices[i - 1]), 2);
        }
        double mean = returns / (double) grids;
        double fraction = mean / (prices.length - 1);
        var found = TwoScaleVariance.of(prices, grids);
        assertThat(found.averaged()).isCloseTo(averaged, within(1e-15));
        assertThat(found.variance()).isCloseTo((averaged - fraction * all) / (1 - fraction), within(1e-15));
    }

    @Test
    void more_noise_takes_more_grids() {
        assertThat(TwoScaleVariance.of(bouncing(1, 8e-4)).orElseThrow().grids())
                .isGreaterThan(2 * TwoScaleVariance.of(bouncing(1, 2e-4)).orElseThrow().grids());
    }

    @Test
    void too_few_prices_are_absent_and_bad_ones_refused() {
        assertThat(TwoScaleVariance.of(new double[]{1, 2, 3, 4, 5, 6, 7})).isEmpty();
        assertThatThrownBy(() -> TwoScaleVariance.of(new double[]{1, 2, 0, 3}, 2)).hasMessageContaining("price 2");
        assertThatThrownBy(() -> TwoScaleVariance.of(new double[]{1, 2, 3}, 3)).hasMessageContaining("grids");
    }

    static double[] bouncing(int seed, double halfSpread) {
        var random = new SplittableRandom(seed);
        double step = Math.sqrt(VARIANCE / TICKS);
        double log = Math.log(60_000);
        var prices = new double[TICKS + 1];
        for (int i = 0; i <= TICKS; i++) {
            prices[i] = Math.exp(log + (random.nextBoolean() ? halfSpread : -halfSpread));
            log += step * random.nextGaussian();
        }
        return prices;
    }
}
