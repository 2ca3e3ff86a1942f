package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PricedMarketTest {
    private static final double THIRD = 1 / 3.0;
    private static final PricedMarket THREE = new PricedMarket(new double[]{1, 2, 3},
            new double[]{THIRD, THIRD, THIRD});

    @Test
    void one_price_for_three_values_is_the_published_one() {
        var uniform = THREE.uniform();
        assertThat(uniform.price()).isEqualTo(2);
        assertThat(uniform.profit()).isEqualTo(4 / 3.0, offset(1e-12));
        assertThat(uniform.surplus()).isEqualTo(1 / 3.0, offset(1e-12));
        assertThat(THREE.total()).isEqualTo(2, offset(1e-12));
    }

    /// The three corners: nobody gains, the seller takes all, the buyers take all that one price leaves on the table. The
    /// last is the paper's example: {1: 1/2, 2: 1/6, 3: 1/3}, {2: 1/3, 3: 2/3} and {2}, each indifferent to its lowest
    /// value.
    @Test
    void each_corner_of_the_triangle_is_reached() {
        var none = THREE.split(new double[][]{{1, 1, 1}});
        assertThat(none.houseGain()).isZero();
        assertThat(none.clientCost()).isZero();
        var all = THREE.split(new double[][]{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        assertThat(all.profit()).isEqualTo(2, offset(1e-12));
        assertThat(all.surplus()).isEqualTo(0, offset(1e-12));
        double a = 2 * THIRD;
        double b = 1 / 6.0;
        double[][] clients = {{1, a * 1 / 6 / THIRD, a * 1 / 3 / THIRD}, {0, b * 1 / 3 / THIRD, b * 2 / 3 / THIRD},
                {0, b / THIRD, 0}};
        var efficient = THREE.split(clients);
        assertThat(efficient.profit()).isEqualTo(4 / 3.0, offset(1e-9));
        assertThat(efficient.surplus()).isEqualTo(2 / 3.0, offset(1e-9));
    }

    /// 2,000 random segmentations of random markets; some of them pay the house well, and some of those cost clients.
    @Test
    void every_segmentation_lies_in_the_triangle() {
        var random = new SplittableRandom(9);
        int gainful = 0;
        int harmful = 0;
        for (int i = 0; i < 2_000; i++) {
            int n = random.nextInt(1, 7);
            double[] values = random.doubles(n, 0, 10).sorted().distinct().toArray();
            double[] weights = random.doubles(n).toArray();
            double sum = Arrays.stream(weights).sum();
            double[] mass = Arrays.stream(weights).map(w -> w / sum).toArray();
            var split = new PricedMarket(values, mass).split(shares(random, random.nextInt(1, 6), n));
            assertThat(split.houseGain()).isGreaterThanOrEqualTo(-1e-6);
            assertThat(split.surplus()).isGreaterThanOrEqualTo(-1e-12);
            assertThat(split.profit() + split.surplus()).isLessThanOrEqualTo(split.total() + 1e-9);
            gainful += split.houseGain() > 0.01 * split.total() ? 1 : 0;
            harmful += split.clientCost() > 0.01 * split.total() ? 1 : 0;
        }
        assertThat(gainful).isGreaterThan(500);
        assertThat(harmful).isBetween(100, gainful);
    }

    @Test
    void a_market_that_is_none_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PricedMarket(new double[]{2, 1}, new double[]{.5, .5}))
                .withMessageContaining("ascend");
        assertThatIllegalArgumentException().isThrownBy(() -> new PricedMarket(new double[]{1}, new double[]{.9}))
                .withMessageContaining("add up to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> THREE.split(new double[][]{{1, 1, 0.5}}))
                .withMessageContaining("every buyer once");
    }

    private static double[][] shares(SplittableRandom random, int segments, int values) {
        var out = new double[segments][values];
        for (int v = 0; v < values; v++) {
            double[] w = random.doubles(segments).map(u -> u * u * u).toArray();
            double sum = Arrays.stream(w).sum();
            for (int s = 0; s < segments; s++) {
                out[s][v] = w[s] / sum;
            }
        }
        return out;
    }
}
