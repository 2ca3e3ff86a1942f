package io.assay.core.policy.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.market.Normal;
import io.assay.core.policy.collateral.CapitalSplit.Bucket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RuinTest {
    /// Twice the tail: 2·N(-1) = 0.317310507862914; with time without end `exp(-2·mu·a/sigma²)`.
    @Test
    void first_passage_has_its_closed_forms() {
        assertThat(Ruin.probability(3, 0, 1.5, 4)).isEqualTo(0.31731050786291415, within(1e-14));
        assertThat(Ruin.probability(1, 0.5, 1, 1e6)).isEqualTo(Math.exp(-1), within(1e-12));
        assertThat(Ruin.probability(1, -0.5, 1, 1e6)).isEqualTo(1, within(1e-12));
        assertThat(Ruin.probability(0, 1, 1, 1)).isEqualTo(1);
        assertThat(Ruin.probability(5, -1, 0, 4)).isZero();
        assertThat(Ruin.probability(5, -1, 0, 5)).isEqualTo(1);
        assertThat(Ruin.probability(5, -100, 0.001, 1)).as("no factor past all doubles").isEqualTo(1);
        assertThatThrownBy(() -> Ruin.probability(1, 0, -1, 1)).hasMessageContaining("-1.0");
    }

    /// 200,000 drawn paths of four steps; between two ends x and y over the barrier a bridge touches it with probability
    /// exp(-2xy/(sigma²·dt)), so nothing is lost between steps. Worst of four 0.00096 off.
    @Test
    void drawn_paths_touch_the_barrier_as_often() {
        var random = new SplittableRandom(4);
        double[][] cases = {{2, 0, 1, 3}, {1, 0.4, 0.8, 2}, {3, -0.7, 1.2, 4}, {0.5, 0.1, 0.3, 1}};
        for (double[] one : cases) {
            double dt = one[3] / 4;
            double touched = 0;
            for (int path = 0; path < 200_000; path++) {
                double above = one[0];
                double survives = 1;
                for (int step = 0; step < 4 && survives > 0; step++) {
                    double next = above + one[1] * dt + one[2] * Math.sqrt(dt) * Normal.draw(random);
                    survives *= next <= 0 ? 0 : 1 - Math.exp(-2 * above * next / (one[2] * one[2] * dt));
                    above = next;
                }
                touched += 1 - survives;
            }
            assertThat(Ruin.probability(one[0], one[1], one[2], one[3])).isEqualTo(touched / 200_000, within(0.004));
        }
    }

    @Test
    void ruin_falls_with_distance_and_drift_and_rises_with_time() {
        var random = new SplittableRandom(6);
        for (int i = 0; i < 20_000; i++) {
            double a = random.nextDouble(10);
            double mu = random.nextDouble(-1, 1);
            double sigma = random.nextDouble(0.1, 3);
            double days = random.nextDouble(0.1, 10);
            double p = Ruin.probability(a, mu, sigma, days);
            double more = random.nextDouble();
            assertThat(p).isBetween(0.0, 1.0);
            assertThat(Ruin.probability(a + more, mu, sigma, days)).isLessThanOrEqualTo(p + 1e-14);
            assertThat(Ruin.probability(a, mu + more, sigma, days)).isLessThanOrEqualTo(p + 1e-14);
            assertThat(Ruin.probability(a, mu, sigma, days + more)).isGreaterThanOrEqualTo(p - 1e-14);
        }
    }

    /// Without drift what is free goes by volatility: 100 over 1 : 3.
    @Test
    void without_drift_free_capital_is_divided_by_volatility() {
        var split = CapitalSplit.of(List.of(new Bucket("a", 0, 20, 0, 10), new Bucket("b", 0, 30, 0, 30)), 150, 5)
                .orElseThrow();
        assertThat(split.capital()).containsExactly(new double[]{45, 105}, within(1e-9));
        assertThat(split.probability()).isEqualTo(2 * Normal.cumulative(-2.5 / Math.sqrt(5)), within(1e-12));
    }

    /// 300 drawn sets of buckets, ten other splits of each: none has a smaller largest probability.
    @Test
    void a_split_makes_all_equal_and_the_largest_as_small_as_can_be() {
        var random = new SplittableRandom(8);
        for (int trial = 0; trial < 300; trial++) {
            var buckets = new ArrayList<Bucket>();
            for (int b = random.nextInt(1, 6); b > 0; b--) {
                double sigma = random.nextDouble(1, 10);
                buckets.add(new Bucket("b" + b, 0, random.nextDouble(50), random.nextDouble(-0.3, 0.3) * sigma, sigma));
            }
            double days = random.nextDouble(1, 5);
            double free = random.nextDouble(5, 60);
            double capital = buckets.stream().mapToDouble(Bucket::maintenance).sum() + free;
            var split = CapitalSplit.of(buckets, capital, days).orElseThrow();
            assertThat(Arrays.stream(split.capital()).sum()).isEqualTo(capital, within(1e-9));
            for (int b = 0; b < buckets.size(); b++) {
                double p = buckets.get(b).ruin(split.capital()[b], days);
                assertThat(p).isEqualTo(split.probability(), within(1e-9 * (1e-3 + split.probability())));
            }
            for (int other = 0; other < 10; other++) {
                double[] parts = random.doubles(buckets.size()).toArray();
                double sum = Arrays.stream(parts).sum();
                double worst = 0;
                for (int b = 0; b < parts.length; b++) {
                    double given = buckets.get(b).maintenance() + free * parts[b] / sum;
                    worst = Math.max(worst, buckets.get(b).ruin(given, days));
                }
                assertThat(worst).isGreaterThanOrEqualTo(split.probability() * (1 - 1e-9));
            }
        }
    }

    @Test
    void margins_beyond_what_there_is_leave_nothing_to_divide() {
        var buckets = List.of(new Bucket("a", 0, 20, 0, 10), new Bucket("b", 0, 30, 0, 30));
        assertThat(CapitalSplit.of(buckets, 45, 1)).isEmpty();
        assertThat(CapitalSplit.lacking(buckets, 45)).isEqualTo(5);
        assertThatThrownBy(() -> new Bucket("a", 0, 1, 0, 0)).hasMessageContaining("sigma above 0");
    }
}
