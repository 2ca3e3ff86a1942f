package io.assay.core.segment.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ModesTest {
    @Test
    void two_equal_normals_are_one_hill_up_to_two_deviations_apart() {
        assertThat(new Modes(pair(1.9)).levels(0).get(0).groups()).isEqualTo(1);
        assertThat(new Modes(pair(2.3)).levels(0).get(0).groups()).isEqualTo(2);
    }

    @Test
    void a_valley_is_as_deep_as_the_formula_says() {
        // four apart: the middle has 2·exp(-2), the peak 1 + exp(-8) at (nearly) the mean
        var levels = new Modes(pair(4)).levels(0);
        assertThat(levels).hasSize(2);
        assertThat(levels.get(1).valley()).isCloseTo(2 * StrictMath.exp(-2), within(1e-3));
    }

    @Test
    void a_wide_component_joins_one_hill_and_does_not_bridge_two() {
        var wide = new Components(new double[]{0.4, 0.4, 0.2}, new double[]{-3, 3, 0.5},
                new double[]{1, 1, 36}, 0, 1);
        var levels = new Modes(wide).levels(0);
        assertThat(levels.get(0).groups()).isEqualTo(2);
        assertThat(levels.get(0).group()[2]).isEqualTo(levels.get(0).group()[1]);
    }

    @Test
    void a_hill_of_too_few_accounts_joins_its_neighbour() {
        var three = new Components(new double[]{0.5, 0.49, 0.01}, new double[]{-5, 5, 12},
                new double[]{1, 1, 1}, 0, 1);
        assertThat(new Modes(three).levels(0).get(0).groups()).isEqualTo(3);
        assertThat(new Modes(three).levels(0.02).get(0).group()).containsExactly(0, 1, 1);
    }

    private static Components pair(double apart) {
        return new Components(new double[]{0.5, 0.5}, new double[]{0, apart}, new double[]{1, 1}, 0, 1);
    }
}
