package io.assay.core.segment.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogSumTest {
    @Test
    void our_exponential_is_that_of_the_library_to_two_units_in_the_last_place() {
        var random = new SplittableRandom(1);
        double worst = 0;
        for (int i = 0; i < 1_000_000; i++) {
            double x = -40 * random.nextDouble() * random.nextDouble();
            double right = StrictMath.exp(x);
            worst = Math.max(worst, Math.abs(LogSum.exp(x) - right) / Math.ulp(right));
        }
        assertThat(worst).isLessThanOrEqualTo(2); // measured 1
        assertThat(LogSum.exp(0)).isEqualTo(1);
        assertThat(LogSum.exp(-0.0)).isEqualTo(1);
        assertThat(LogSum.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(LogSum.exp(-41)).isZero();
        assertThat(LogSum.exp(Double.NaN)).isNaN();
    }

    @Test
    void many_columns_at_once_are_each_normalised() {
        var random = new SplittableRandom(2);
        int rows = 37;
        var table = new double[5 * rows];
        for (int i = 0; i < table.length; i++) {
            table[i] = -900 + 30 * random.nextGaussian();
        }
        double[] together = table.clone();
        double total = LogSum.normaliseAll(together, 5, rows, new double[rows], new double[rows]);
        double expected = 0;
        for (int r = 0; r < rows; r++) {
            var alone = new double[5];
            for (int t = 0; t < 5; t++) {
                alone[t] = table[t * rows + r];
            }
            expected += LogSum.normalise(alone, 0, 5);
            for (int t = 0; t < 5; t++) {
                assertThat(together[t * rows + r]).isCloseTo(alone[t], within(1e-15));
            }
        }
        assertThat(total).isCloseTo(expected, within(1e-9));
    }
}
