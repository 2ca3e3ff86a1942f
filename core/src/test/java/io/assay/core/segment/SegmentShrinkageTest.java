package io.assay.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SegmentShrinkageTest {
    /// Mean squared error 0.23 shrunk to the segment, 1.0 raw: a broken pull to the book's mean leaves about 0.7.
    @Test
    void noisy_accounts_of_distinct_segments_come_nearer_the_truth() {
        var random = new SplittableRandom(7);
        int n = 2_000;
        var segment = new int[n];
        var truth = new double[n];
        var seen = new double[n];
        var errors = new double[n];
        Arrays.fill(errors, 1);
        for (int i = 0; i < n; i++) {
            segment[i] = random.nextInt(2);
            truth[i] = (segment[i] == 0 ? -5 : 5) + 0.5 * random.nextGaussian();
            seen[i] = truth[i] + random.nextGaussian();
        }
        var shrunk = SegmentShrinkage.of(segment, 2, seen, errors);
        double raw = 0;
        double better = 0;
        for (int i = 0; i < n; i++) {
            raw += (seen[i] - truth[i]) * (seen[i] - truth[i]) / n;
            better += (shrunk.values()[i] - truth[i]) * (shrunk.values()[i] - truth[i]) / n;
        }
        assertThat(raw).isBetween(0.9, 1.1);
        assertThat(better).isLessThan(0.3);
    }

    @Test
    void an_account_alone_in_its_segment_is_not_shrunk_to_itself() {
        var shrunk = SegmentShrinkage.of(new int[]{0, 1, 1, 1, 1, 1, 1, -1}, 2,
                new double[]{9, 1, 1, 1, 1, 1, 1, 5}, new double[]{1, 1, 1, 1, 1, 1, 1, 1});
        assertThat(shrunk.values()[0]).isNaN();
        assertThat(shrunk.values()[7]).isNaN();
        assertThat(shrunk.values()[1]).isEqualTo(1);
    }

    /// An account's own number moves its own shrunk value by its own weight only, never the mean it is pulled to.
    @Test
    void its_own_number_does_not_move_what_an_account_is_shrunk_to() {
        var segment = new int[20];
        var seen = new double[20];
        var errors = new double[20];
        Arrays.fill(errors, 1);
        Arrays.setAll(seen, i -> i % 3);
        var before = SegmentShrinkage.of(segment, 1, seen, errors);
        seen[4] = 100;
        var after = SegmentShrinkage.of(segment, 1, seen, errors);
        assertThat(after.values()[9]).isEqualTo(before.values()[9]);
        assertThat(after.values()[3]).isNotEqualTo(before.values()[3]);
    }
}
