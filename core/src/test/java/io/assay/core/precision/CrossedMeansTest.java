package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrossedMeansTest {
    private static final double[] NONE = {Double.NaN};

    private static Labels window(double notional, double adverse, double error) {
        return new Labels(List.of("a"), new double[]{notional}, new double[]{adverse}, new double[]{error}, NONE, NONE,
                NONE, NONE);
    }

    private static CrossedMeans of(Labels earlier, Labels later) {
        return new CrossedMeans(List.of(earlier, later), List.of(List.of(), List.of()),
                List.of(new int[]{0}, new int[]{0}), new int[]{0}, 1);
    }

    /// 100 USD at 2 bp and 300 at 4: 3.5. Errors of 100·2 and 300·1 over 400: 0.901; of 100·2 alone 0.5.
    @Test
    void a_window_without_an_error_leaves_that_of_the_other_standing() {
        var both = of(window(100, 2, 2), window(300, 4, 1)).of(Labels::adverse);
        assertThat(both.raw()[0]).isEqualTo(3.5, within(1e-12));
        assertThat(both.se()[0]).isEqualTo(Math.sqrt(200 * 200 + 300 * 300) / 400, within(1e-12));
        var one = of(window(100, 2, 2), window(300, 4, Double.NaN)).of(Labels::adverse);
        assertThat(one.raw()[0]).isEqualTo(3.5, within(1e-12));
        assertThat(one.se()[0]).isEqualTo(0.5, within(1e-12));
        var none = of(window(100, 2, Double.NaN), window(300, 4, Double.NaN)).of(Labels::adverse);
        assertThat(none.se()[0]).as("nothing known is not an error of zero").isNaN();
    }
}
