package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RealisedVarianceTest {
    @Test
    void two_returns_of_ten_percent_are_added_by_hand() {
        var found = RealisedVariance.ofMinutes(new double[]{100, 110, 99});
        assertThat(found.sumSquares()).isCloseTo(0.02, within(1e-16));
        assertThat(found.returns()).isEqualTo(2);
        assertThat(found.annualisedVolatility()).hasValueCloseTo(0.1 * Math.sqrt(525_600), within(1e-12));
    }

    @Test
    void an_absent_price_takes_both_its_returns_away() {
        var found = RealisedVariance.ofMinutes(new double[]{100, 110, Double.NaN, 50, 55});
        assertThat(found.returns()).isEqualTo(2);
        assertThat(found.sumSquares()).isCloseTo(0.02, within(1e-16));
        assertThat(RealisedVariance.ofMinutes(new double[]{1, Double.NaN, 1}).annualisedVolatility()).isEmpty();
        assertThat(RealisedVariance.ofMinutes(new double[0]).annualisedVolatility()).isEmpty();
    }

    @Test
    void a_planted_volatility_is_found() {
        var random = new SplittableRandom(1);
        double step = 0.65 / Math.sqrt(RealisedVariance.MINUTES_PER_YEAR);
        var prices = new double[100_001];
        prices[0] = 60_000;
        for (int i = 1; i < prices.length; i++) {
            prices[i] = prices[i - 1] * (1 + step * random.nextGaussian());
        }
        // standard error of a volatility from n returns is sigma/sqrt(2n) = 0.0015
        assertThat(RealisedVariance.ofMinutes(prices).annualisedVolatility()).hasValueCloseTo(0.65, within(0.006));
        double[] fives = Arrays.stream(prices).limit(100_000).toArray();
        var sparse = new double[20_000];
        Arrays.setAll(sparse, i -> fives[5 * i]);
        assertThat(RealisedVariance.of(sparse, RealisedVariance.MINUTES_PER_YEAR / 5).annualisedVolatility())
                .hasValueCloseTo(0.65, within(0.013));
    }
}
