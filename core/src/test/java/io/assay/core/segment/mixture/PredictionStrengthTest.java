package io.assay.core.segment.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PredictionStrengthTest {
    @Test
    void the_worst_segment_counts_by_its_share_of_pairs_kept_together() {
        int[] own = {0, 0, 0, 0, 1, 1};
        int[] predicted = {0, 0, 0, 1, 1, 1};
        // of the six pairs of segment 0, three stay together
        assertThat(PredictionStrength.bySegment(own, predicted, 2)).containsExactly(0.5, 1);
        assertThat(PredictionStrength.of(own, predicted, 2)).isEqualTo(0.5);
    }

    @Test
    void names_do_not_matter_and_one_segment_is_always_found_again() {
        assertThat(PredictionStrength.of(new int[]{0, 0, 1, 1}, new int[]{1, 1, 0, 0}, 2)).isEqualTo(1);
        assertThat(PredictionStrength.of(new int[]{0, 0, 0}, new int[]{0, 1, 2}, 1)).isCloseTo(1, within(0.0));
        assertThat(PredictionStrength.of(new int[]{0, 1, 1}, new int[]{0, 1, 1}, 2)).isZero();
    }
}
