package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PopulationStabilityTest {
    @Test
    void the_law_under_no_change_is_that_of_the_paper_and_of_experiment() {
        var law = new PopulationStability(0, 10, 200, 200);
        assertThat(law.expected()).isCloseTo(0.09, within(1e-12));
        assertThat(law.quantile(0.95)).isCloseTo(0.16919, within(1e-5)); // chi-square 9: 16.91898
        double[] all = PopulationStability.simulate(10, 200, 200, 20_000, new SplittableRandom(1));
        Arrays.sort(all);
        // published experiment: mean .0923, q95 .1746, share above .1 .369, above .25 .004
        assertThat(Arrays.stream(all).average().orElseThrow()).isCloseTo(0.0923, within(0.001));
        assertThat(all[19_000]).isCloseTo(0.1746, within(0.004));
        assertThat(Arrays.stream(all).filter(v -> v > 0.1).count() / 20_000.0).isCloseTo(0.369, within(0.012));
        assertThat(Arrays.stream(all).filter(v -> v > 0.25).count() / 20_000.0).isCloseTo(0.004, within(0.002));
    }

    /// Shares .5 .5 against .6 .4: .1 ln 1.2 + .1 ln 1.25.
    @Test
    void a_hand_worked_index_is_reproduced() {
        var index = PopulationStability.of(new long[]{50, 50}, new long[]{60, 40});
        assertThat(index.index()).isCloseTo(0.1 * StrictMath.log(1.2) + 0.1 * StrictMath.log(1.25), within(1e-12));
        assertThat(PopulationStability.of(new long[]{5, 5}, new long[]{5, 5}).pValue()).isEqualTo(1);
    }

    /// Every tenth of the first sample ends at 1: two bins are left, up to 0.7 and above.
    @Test
    void a_largest_value_that_fills_the_bins_is_one_of_two() {
        var before = new double[100];
        Arrays.fill(before, 1);
        before[17] = 0.2;
        before[40] = 0.5;
        before[63] = 0.7;
        var after = new double[50];
        Arrays.fill(after, 1);
        Arrays.fill(after, 0, 20, 0.6);
        var index = PopulationStability.of(before, after, 10);
        assertThat(index).isEqualTo(PopulationStability.of(new long[]{3, 97}, new long[]{20, 30}));
        assertThat(index.bins()).isEqualTo(2);
        assertThat(index.index()).isCloseTo(0.37 * StrictMath.log(0.4 / 0.03 * 0.97 / 0.6), within(1e-12));
        assertThat(PopulationStability.of(before, before, 10).index()).isZero();
    }

    @Test
    void bins_hold_equal_shares_of_the_first_sample_and_absent_values_take_no_part() {
        var before = new double[101];
        Arrays.setAll(before, i -> i == 100 ? Double.NaN : i);
        double[] after = Arrays.stream(before).map(v -> v + 30).toArray();
        var same = PopulationStability.of(before, before, 10);
        assertThat(same.index()).isZero();
        assertThat(same.rowsBefore()).isEqualTo(100);
        assertThat(PopulationStability.of(before, after, 10).pValue()).isLessThan(1e-6);
        var few = new double[]{0, 0, 0, 0, 1, 1, 2, 2};
        assertThat(PopulationStability.of(few, few, 10).bins()).isLessThan(5);
        assertThatThrownBy(() -> PopulationStability.of(new double[]{3, 3, 3}, new double[]{3, 4}, 10))
                .hasMessageContaining("at least two bins");
        assertThatThrownBy(() -> PopulationStability.of(new double[0], new double[]{3, 4}, 10))
                .hasMessageContaining("two samples");
        assertThatThrownBy(() -> PopulationStability.of(new long[2], new long[2])).hasMessageContaining("two samples");
    }
}
