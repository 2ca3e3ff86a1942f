package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdjustedRandTest {
    /// Worked by hand: cells 2, 1, 1, 2 give 2 common pairs, 6 and 6 marginal pairs of 15: (2 - 2.4) / (6 - 2.4).
    @Test
    void a_hand_worked_table_is_reproduced() {
        assertThat(AdjustedRand.of(new int[]{0, 0, 0, 1, 1, 1}, new int[]{0, 0, 1, 0, 1, 1}))
                .isEqualTo(-0.4 / 3.6, within(1e-12));
    }

    @Test
    void names_of_segments_do_not_matter() {
        assertThat(AdjustedRand.of(new int[]{0, 0, 1, 1, 2}, new int[]{7, 7, 3, 3, 0})).isEqualTo(1);
    }

    /// 4 accounts in two pairs, one not assigned: common pairs 1, marginals 2 and 1 of 6: (1 - 1/3) / (1.5 - 1/3).
    @Test
    void an_account_not_assigned_is_an_error_and_stands_alone() {
        assertThat(AdjustedRand.of(new int[]{0, 0, 1, 1}, new int[]{0, 0, 1, -1}))
                .isEqualTo((1 - 1 / 3.0) / (1.5 - 1 / 3.0), within(1e-12));
        assertThat(AdjustedRand.of(new int[]{0, 0, 1, 1}, new int[]{-1, -1, -1, -1})).isZero();
    }

    @Test
    void trivial_partitions_agree_with_themselves() {
        assertThat(AdjustedRand.of(new int[]{0, 0, 0}, new int[]{5, 5, 5})).isEqualTo(1);
        assertThat(AdjustedRand.of(new int[]{0, 1, 2}, new int[]{2, 1, 0})).isEqualTo(1);
        assertThat(AdjustedRand.of(new int[0], new int[0])).isNaN();
        assertThat(AdjustedRand.of(new int[]{3}, new int[]{-1})).isEqualTo(1);
    }

    @Test
    void agrees_with_counting_every_pair() {
        var random = new SplittableRandom(4);
        for (int trial = 0; trial < 200; trial++) {
            int[] a = IntStream.range(0, 40).map(i -> random.nextInt(-1, 4)).toArray();
            int[] b = IntStream.range(0, 40).map(i -> random.nextInt(-1, 3)).toArray();
            assertThat(AdjustedRand.of(a, b)).isEqualTo(byPairs(a, b), within(1e-12));
        }
    }

    @Test
    void lists_of_different_length_are_refused() {
        assertThatThrownBy(() -> AdjustedRand.of(new int[2], new int[3])).hasMessageContaining("2 accounts against 3");
    }

    private static double byPairs(int[] a, int[] b) {
        double both = 0;
        double inA = 0;
        double inB = 0;
        double all = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = i + 1; j < a.length; j++) {
                boolean togetherA = a[i] >= 0 && a[i] == a[j];
                boolean togetherB = b[i] >= 0 && b[i] == b[j];
                both += togetherA && togetherB ? 1 : 0;
                inA += togetherA ? 1 : 0;
                inB += togetherB ? 1 : 0;
                all++;
            }
        }
        return (both - inA * inB / all) / ((inA + inB) / 2 - inA * inB / all);
    }
}
