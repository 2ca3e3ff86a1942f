package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogBinsTest {
    /// The stated bound; the worst of 20,000 random quantiles is 0.0039.
    private static final double BOUND = 1.0 / 256;

    @Test
    void a_quantile_is_within_the_stated_error_of_the_nearest_rank() {
        var random = new SplittableRandom(3);
        double worst = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            var values = new double[1 + random.nextInt(50)];
            var bins = new LogBins();
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.exp(random.nextDouble(-30, 30));
                bins.add(values[i]);
            }
            Arrays.sort(values);
            for (int percent = 5; percent <= 100; percent += 10) {
                double exact = values[(percent * values.length + 99) / 100 - 1];
                worst = Math.max(worst, Math.abs(bins.quantile(percent / 100.0) - exact) / exact);
            }
        }
        assertThat(worst).isLessThanOrEqualTo(BOUND).isGreaterThan(0.003);
    }

    @Test
    void zero_has_its_own_bin_and_nothing_has_no_quantile() {
        var bins = new LogBins();
        assertThat(bins.quantile(0.5)).isNaN();
        bins.add(0);
        bins.add(0);
        bins.add(8);
        assertThat(bins.quantile(0.5)).isZero();
        assertThat(bins.quantile(1)).isBetween(8.0, 8.0 * (1 + BOUND));
    }
}
