package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SizeLadderTest {
    private static final double[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000};

    @Test
    void the_largest_size_covers_all_but_a_twentieth_of_the_volume() {
        double[] traded = new double[STEPS.length];
        traded[3] = 50;
        traded[7] = 46;
        traded[10] = 4;
        var ladder = SizeLadder.of(STEPS, traded);
        assertThat(ladder.sizes()).containsExactly(5, 10, 20, 50, 100, 200);
        assertThat(ladder.step()).isEqualTo(5);
        double[] requests = ladder.requests(STEPS, traded);
        assertThat(requests[1]).isEqualTo(5);
        assertThat(requests[5]).as("what is larger counts for the largest, by volume").isCloseTo(0.25, within(1e-12));
    }

    /// 2,000 volumes drawn by lot.
    @Test
    void the_volume_asked_for_is_the_one_that_was_and_the_step_divides_all_sizes() {
        var random = new SplittableRandom(3);
        int seen = 0;
        for (int i = 0; i < 2_000; i++) {
            var traded = new double[STEPS.length];
            for (int j = 0; j < traded.length; j++) {
                traded[j] = random.nextInt(3) == 0 ? random.nextDouble(100) : 0;
            }
            double all = Arrays.stream(traded).sum();
            if (all == 0) {
                continue;
            }
            var ladder = SizeLadder.of(STEPS, traded);
            double[] sizes = ladder.sizes();
            double[] requests = ladder.requests(STEPS, traded);
            double volume = 0;
            for (int z = 0; z < sizes.length; z++) {
                volume += requests[z] * sizes[z];
                assertThat(sizes[z] / ladder.step()).isEqualTo(Math.rint(sizes[z] / ladder.step()));
            }
            assertThat(volume).isCloseTo(all, within(1e-9 * all));
            seen++;
        }
        assertThat(seen).isGreaterThan(1_900);
    }

    @Test
    void sizes_that_begin_with_a_two_are_half_as_fine() {
        var traded = new double[STEPS.length];
        traded[9] = 1;
        var ladder = SizeLadder.of(STEPS, traded);
        assertThat(ladder.sizes()).containsExactly(20, 50, 100, 200, 500, 1_000);
        assertThat(ladder.step()).isEqualTo(10);
    }

    @Test
    void no_volume_has_no_sizes() {
        assertThatIllegalArgumentException().isThrownBy(() -> SizeLadder.of(STEPS, new double[STEPS.length]))
                .withMessageStartingWith("no volume");
    }
}
