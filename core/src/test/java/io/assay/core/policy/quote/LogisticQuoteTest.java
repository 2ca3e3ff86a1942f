package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogisticQuoteTest {
    /// Independently recomputed for the two tiers of Barzykin, Bergault and Guéant (2022) and for their USDCNH example at no
    /// cost; the rows with a cost from Lambert's function in 40-digit arithmetic.
    @ParameterizedTest
    @CsvSource({"-0.3,5,0,0.269991,0.069991,0.259234", "-1.9,15,0,0.130042,0.063375,0.487345",
            "-1,10,0,0.156714,0.056714,0.361896", "-0.3,5,0.25,0.475098874,0.025098874,0.111501554",
            "-1.9,15,-0.4,0.016205943,0.349539276,0.839822886", "-1,10,1.5,1.600000031,0.000000030590,0.00000030590",
            "0,2,3,3.500455526,0.000455525786,0.000910222312", "2,0.5,-20,-7.345643397,10.654356603,0.841951664"})
    void published_rows_are_reproduced(double alpha, double beta, double cost, double distance, double gain,
            double fill) {
        var quote = new LogisticQuote(alpha, beta);
        assertThat(quote.bestDistanceBp(cost)).isEqualTo(distance, within(1e-6));
        assertThat(quote.bestGainBp(cost)).isEqualTo(gain, within(1e-6));
        assertThat(quote.bestFillProbability(cost)).isEqualTo(fill, within(1e-6));
    }

    /// The grid twin: no distance on a fine grid around the answer gains more.
    @Test
    void best_distance_maximises_the_gain_over_a_grid() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            var quote = new LogisticQuote(random.nextDouble(-4, 4), random.nextDouble(0.1, 30));
            double cost = random.nextDouble(-5, 5);
            double best = quote.bestDistanceBp(cost);
            double gain = quote.bestGainBp(cost);
            assertThat(quote.gainBp(best, cost)).isEqualTo(gain, within(1e-12 + 1e-10 * gain));
            for (int step = -2_000; step <= 2_000; step++) {
                double other = best + step * 5e-3 / quote.beta();
                assertThat(quote.gainBp(other, cost)).isLessThanOrEqualTo(gain * (1 + 1e-12));
            }
            assertThat(quote.fillProbability(best)).isEqualTo(quote.bestFillProbability(cost), within(1e-12));
        }
    }

    @Test
    void extreme_costs_give_finite_answers_with_the_right_limits() {
        var quote = new LogisticQuote(-1, 10);
        assertThat(quote.bestDistanceBp(1e4)).isEqualTo(1e4 + 0.1, within(1e-9));
        assertThat(quote.bestGainBp(1e4)).isZero();
        assertThat(quote.bestFillProbability(1e4)).isZero();
        assertThat(quote.bestFillProbability(-1e4)).isEqualTo(1, within(2e-5));
        assertThat(quote.bestDistanceBp(-1e4)).isBetween(-1e4, 0.0);
        assertThat(quote.bestGainBp(-1e4)).isBetween(9_990.0, 1e4);
        assertThat(quote.bestDistanceBp(Double.NaN)).isNaN();
    }

    @Test
    void a_costlier_segment_is_never_quoted_tighter() {
        var quote = new LogisticQuote(-1, 10);
        double last = Double.NEGATIVE_INFINITY;
        for (int i = -4_000; i <= 4_000; i++) {
            double distance = quote.bestDistanceBp(i * 1e-3);
            assertThat(distance).isGreaterThan(last);
            last = distance;
        }
    }

    @Test
    void demand_that_does_not_fade_is_refused() {
        assertThatThrownBy(() -> new LogisticQuote(-1, 0)).hasMessageContaining("beta").hasMessageContaining("0.0");
        assertThatThrownBy(() -> new LogisticQuote(Double.NaN, 1)).hasMessageContaining("alpha");
    }
}
