package io.assay.core.policy.quote.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HierarchyTest {
    private static Hierarchy.Estimate at(double level, double slope, double variance) {
        return new Hierarchy.Estimate(level, slope, new Pair(variance, 0, variance));
    }

    @Test
    void what_is_known_exactly_stays_and_what_is_not_known_gets_the_mean() {
        var own = new Hierarchy.Estimate[]{at(1, 5, 1e-8), at(2, 7, 1e-8), at(3, 9, 1e-8), Hierarchy.Estimate.UNKNOWN};
        var drawn = Hierarchy.of(own);
        for (int s = 0; s < 3; s++) {
            assertThat(drawn.level()[s]).isEqualTo(own[s].level(), within(1e-4));
            assertThat(drawn.slope()[s]).isEqualTo(own[s].slope(), within(1e-4));
        }
        assertThat(drawn.level()[3]).isEqualTo(2, within(1e-2));
        assertThat(drawn.slope()[3]).isEqualTo(7, within(1e-2));
        // Two numbers differ by twice the deviation, which three numbers know badly.
        assertThat(StrictMath.sqrt(drawn.variance()[3].bb())).isBetween(2.0, 8.0);
    }

    @Test
    void noise_alone_is_drawn_most_of_the_way() {
        var own = IntStream.range(0, 10).mapToObj(s -> at(1 + 0.3 * (s % 2 == 0 ? 1 : -1), 4, 1))
                .toArray(Hierarchy.Estimate[]::new);
        var drawn = Hierarchy.of(own);
        for (double level : drawn.level()) {
            assertThat(Math.abs(level - 1)).isLessThan(0.05);
        }
        assertThat(drawn.mean().level()).isEqualTo(1, within(1e-9));
    }

    @Test
    void one_segment_is_its_own_parent() {
        var drawn = Hierarchy.of(new Hierarchy.Estimate[]{at(1, 5, 2)});
        assertThat(drawn.mean()).isEqualTo(at(1, 5, 2));
        assertThat(drawn.segment(0)).isEqualTo(at(1, 5, 2));
    }

    /// The slow twin draws deviations and a mean, and weighs them by how likely they make what was seen: no algebra of
    /// matrices.
    @Test
    void the_mixture_is_the_posterior_by_draws() {
        double[] seen = {0, 1.5, 4};
        double[] error = {0.5, 1, 0.8};
        var own = IntStream.range(0, 3).mapToObj(s -> new Hierarchy.Estimate(seen[s], -seen[s],
                new Pair(error[s] * error[s], 0, error[s] * error[s]))).toArray(Hierarchy.Estimate[]::new);
        double mean = Arrays.stream(seen).average().orElseThrow();
        double range = 3 * StrictMath.sqrt(Arrays.stream(seen).map(x -> (x - mean) * (x - mean)).sum() / 2);
        var random = new SplittableRandom(3);
        var sums = new double[3];
        var squares = new double[3];
        double weights = 0;
        for (int draw = 0; draw < 400_000; draw++) {
            double tau = range * random.nextDouble();
            double mu = mean + 30 * (random.nextDouble() - 0.5);
            double log = 0;
            for (int s = 0; s < 3; s++) {
                double variance = error[s] * error[s] + tau * tau;
                log -= (StrictMath.log(variance) + (seen[s] - mu) * (seen[s] - mu) / variance) / 2;
            }
            double weight = StrictMath.exp(log);
            weights += weight;
            for (int s = 0; s < 3; s++) {
                double kept = tau * tau / (tau * tau + error[s] * error[s]);
                double at = mu + kept * (seen[s] - mu);
                sums[s] += weight * at;
                squares[s] += weight * (at * at + kept * error[s] * error[s]);
            }
        }
        var drawn = Hierarchy.of(own);
        for (int s = 0; s < 3; s++) {
            double posterior = sums[s] / weights;
            assertThat(drawn.level()[s]).isEqualTo(posterior, within(0.02));
            assertThat(drawn.slope()[s]).isEqualTo(-posterior, within(0.02));
            assertThat(drawn.variance()[s].aa()).isEqualTo(squares[s] / weights - posterior * posterior, within(0.02));
        }
    }
}
