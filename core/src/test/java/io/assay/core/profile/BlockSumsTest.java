package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The table of blocks against a tree map.
class BlockSumsTest {

    @Test
    void sums_and_order_are_those_of_a_tree_map() {
        var random = new SplittableRandom(4);
        for (int span : new int[]{1, 20, 3000, Integer.MAX_VALUE}) {
            var fast = new BlockSums();
            var slow = new TreeMap<Long, double[]>();
            for (int i = 0; i < 5000; i++) {
                long block = random.nextLong(span) - span / 2;
                double gain = random.nextGaussian();
                double notional = random.nextDouble();
                fast.add(block, gain, notional);
                var sums = slow.computeIfAbsent(block, key -> new double[2]);
                sums[0] += gain;
                sums[1] += notional;
            }
            var seen = new ArrayList<String>();
            fast.forEach((block, gain, notional) -> seen.add(block + " " + gain + " " + notional));
            assertThat(fast.size()).isEqualTo(slow.size());
            assertThat(seen).containsExactlyElementsOf(slow.entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue()[0] + " " + e.getValue()[1]).toList());
        }
    }
}
