package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.LongColumn;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedTimesTest {
    @Test
    void the_last_before_is_the_same_as_in_an_array_from_wherever_one_looks() {
        var random = new SplittableRandom(6);
        for (int trial = 0; trial < 300; trial++) {
            var times = new long[random.nextInt(trial < 290 ? 400 : 10_000)];
            var column = new LongColumn();
            for (int i = 0; i < times.length; i++) {
                times[i] = (i == 0 ? -50 : times[i - 1]) + Math.max(0, random.nextInt(-3, 9));
                column.add(times[i]);
            }
            var packed = new PackedTimes(column);
            int near = -1;
            for (int look = 0; look < 50; look++) {
                long atNs = random.nextInt(-60, times.length == 0 ? 1 : (int) times[times.length - 1] + 5);
                int expected = Places.lastBefore(times, atNs);
                assertThat(packed.lastBefore(atNs)).isEqualTo(expected);
                assertThat(packed.lastBefore(atNs, near)).isEqualTo(expected);
                near = random.nextInt(-1, times.length);
            }
        }
    }
}
