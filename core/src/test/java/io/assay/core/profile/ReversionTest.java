package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Planted processes: a half-life is found where there is one, and seldom where there is none.
class ReversionTest {
    private static double halfLife(long seed, double phi, int steps) {
        var random = new SplittableRandom(seed);
        var reversion = new Reversion();
        double x = 0;
        for (int i = 0; i < steps; i++) {
            double next = phi * x + random.nextGaussian();
            reversion.step(5_000 + x, 5_000 + next);
            x = next;
        }
        return reversion.halfLifeS();
    }

    /// ln 2 / ln 2 minutes and so on. Over 100 seeds of 2,000 minutes the means are 59.9, 599 and 1,861 s for 60, 600 and
    /// 1,800 planted; uncorrected the last would be 1,725 (400 other seeds).
    @Test
    void planted_half_lives_are_found() {
        for (double seconds : new double[]{60, 600, 1_800}) {
            double phi = Math.pow(2, -60 / seconds);
            double sum = 0;
            for (int seed = 0; seed < 100; seed++) {
                sum += halfLife(seed, phi, 2_000);
            }
            assertThat(sum / 100).isCloseTo(seconds, within(0.06 * seconds));
        }
    }

    /// The test promises 5 in 100: 500 random walks of 700 minutes give 34, where 25 +- 5 were
    /// promised; with Student's 1.645 it would be 213.
    @Test
    void random_walks_seldom_have_a_half_life() {
        int found = 0;
        for (int seed = 0; seed < 500; seed++) {
            found += Double.isNaN(halfLife(seed, 1, 700)) ? 0 : 1;
        }
        assertThat(found).isBetween(10, 45);
    }

    @Test
    void a_level_that_stands_still_or_is_hardly_seen_has_none() {
        assertThat(halfLife(1, 0.5, Reversion.STEPS_MIN - 1)).isNaN();
        assertThat(halfLife(1, 0.5, Reversion.STEPS_MIN + 20)).isNotNaN();
        var still = new Reversion();
        still.still(1e6, 1_000);
        assertThat(still.halfLifeS()).isNaN();
        assertThat(new Reversion().halfLifeS()).isNaN();
    }
}
