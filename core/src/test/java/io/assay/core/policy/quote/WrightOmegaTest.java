package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WrightOmegaTest {
    @Test
    void known_values_are_reached() {
        assertThat(WrightOmega.of(1)).isEqualTo(1, within(1e-15));
        assertThat(WrightOmega.of(0)).isEqualTo(0.5671432904097838, within(1e-15));
        assertThat(WrightOmega.of(Math.E + 1)).isEqualTo(Math.E, within(1e-14));
        assertThat(WrightOmega.of(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(WrightOmega.of(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(WrightOmega.of(Double.NaN)).isNaN();
    }

    /// Worst relative difference to bisection over 20,000 arguments: 3.6e-15 on |x| < 30.
    @Test
    void agrees_with_bisection_of_its_definition() {
        var random = new SplittableRandom(11);
        double worst = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = random.nextDouble(-30, 30);
            double slow = bisected(x);
            worst = Math.max(worst, Math.abs(WrightOmega.of(x) - slow) / slow);
        }
        assertThat(worst).isLessThan(2e-14);
    }

    @Test
    void extreme_arguments_neither_overflow_nor_lose_the_answer() {
        for (double x : new double[]{100, 1e3, 1e4, 1e5, 1e300}) {
            double y = WrightOmega.of(x);
            assertThat(y + StrictMath.log(y)).isEqualTo(x, within(Math.ulp(x) * 2));
        }
        assertThat(WrightOmega.of(-700)).isEqualTo(StrictMath.exp(-700));
        assertThat(WrightOmega.of(-1e5)).isZero();
        assertThat(WrightOmega.of(-1e300)).isZero();
    }

    @Test
    void is_continuous_and_increasing_where_the_regions_meet() {
        for (double seam : new double[]{-20, -2, 1}) {
            double below = WrightOmega.of(Math.nextDown(seam));
            double at = WrightOmega.of(seam);
            assertThat(at).isEqualTo(below, within(at * 1e-13));
            assertThat(WrightOmega.of(seam + 1e-6)).isGreaterThan(WrightOmega.of(seam - 1e-6));
        }
    }

    private static double bisected(double x) {
        double low = 0;
        double high = Math.max(2, x + 1);
        for (int i = 0; i < 2_000 && Math.nextUp(low) < high; i++) {
            double mid = low + (high - low) / 2;
            if (mid + StrictMath.log(mid) < x) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return high;
    }
}
