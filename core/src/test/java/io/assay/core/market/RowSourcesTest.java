package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowSourcesTest {
    @Test
    void every_row_knows_its_source_whether_sources_alternate_or_not() {
        for (int stay : new int[]{1, 2, 50, 1_000_000}) {
            var random = new SplittableRandom(stay);
            var sources = new RowSources();
            var expected = new int[2_000];
            int source = 0;
            for (int row = 0; row < expected.length; row++) {
                source = random.nextInt(stay) == 0 ? random.nextInt(5) : source;
                expected[row] = source;
                sources.add(row, source);
            }
            for (int row = 0; row < expected.length; row++) {
                assertThat(sources.of(row)).isEqualTo(expected[row]);
            }
        }
    }
}
