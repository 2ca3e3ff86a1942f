package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void the_last_before_is_found_from_wherever_one_looks() {
        var random = new SplittableRandom(5);
        for (int trial = 0; trial < 2_000; trial++) {
            var times = new long[random.nextInt(200)];
            for (int i = 1; i < times.length; i++) {
                times[i] = times[i - 1] + random.nextInt(4);
            }
            long atNs = random.nextInt(-5, 400);
            int expected = -1;
            while (expected + 1 < times.length && times[expected + 1] < atNs) {
                expected++;
            }
            assertThat(Places.lastBefore(times, atNs)).isEqualTo(expected);
            assertThat(Places.lastBefore(times, atNs, random.nextInt(-1, times.length))).isEqualTo(expected);
        }
    }
}
