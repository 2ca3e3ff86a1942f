package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.LongColumn;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A walk beside the plain search from the front.
class PackedWalkTest {
    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void a_walk_finds_what_a_search_finds_wherever_it_goes() {
        var random = new SplittableRandom(20_261_122);
        int found = 0;
        int none = 0;
        for (int round = 0; round < 60; round++) {
            int size = random.nextInt(round % 3 == 0 ? 5 : 12_000);
            var times = new long[size];
            var prices = new long[size];
            var packedTimes = new LongColumn();
            var packedPrices = new LongColumn();
            long atNs = random.nextLong(SECOND_NS);
            for (int i = 0; i < size; i++) {
                atNs += random.nextInt(4) == 0 ? 0 : random.nextLong(SECOND_NS);
                times[i] = atNs;
                prices[i] = random.nextInt(9) == 0 ? ReferenceSeries.NO_PRICE : 100_000 + random.nextInt(500);
                packedTimes.add(times[i]);
                packedPrices.add(prices[i]);
            }
            var walk = new PackedWalk(new PackedTimes(packedTimes), packedPrices);
            long moment = -SECOND_NS;
            for (int step = 0; step < 4_000; step++) {
                moment = switch (random.nextInt(40)) {
                    case 0 -> random.nextLong(atNs + 2 * SECOND_NS);
                    case 1 -> moment - random.nextLong(5 * SECOND_NS);
                    case 2 -> moment + random.nextLong(300 * SECOND_NS);
                    case 3 -> size == 0 ? moment : times[random.nextInt(size)];
                    default -> moment + random.nextLong(2 * SECOND_NS);
                };
                int last = size - 1;
                while (last >= 0 && times[last] >= moment) {
                    last--;
                }
                assertThat(walk.to(moment)).as("round %s, moment %s", round, moment).isEqualTo(last >= 0);
                if (last >= 0) {
                    assertThat(walk.timeNs()).isEqualTo(times[last]);
                    assertThat(walk.price()).as("the last of one instant").isEqualTo(prices[last]);
                }
                found += last >= 0 ? 1 : 0;
                none += last < 0 ? 1 : 0;
            }
        }
        assertThat(found).as("218,164 measured").isGreaterThan(150_000);
        assertThat(none).as("21,836 measured").isGreaterThan(10_000);
    }
}
