package io.assay.core.policy.margin.waterfall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EpisodesTest {
    private static final long HOUR = 3_600_000;

    @Test
    void sizes_are_summed_and_ranked() {
        var episodes = Episodes.of(new long[]{0, 1, 2, 3}, new double[]{100, 10_000, 1, 1000});
        assertThat(episodes.total()).isEqualTo(11_101);
        assertThat(episodes.median()).isEqualTo(1000);
        assertThat(episodes.largest()).isEqualTo(10_000);
        // Logarithms of 0, 2, 3, 4 times ln 10 deviate by the root of 2.1875.
        assertThat(episodes.logSd()).isEqualTo(Math.log(10) * Math.sqrt(2.1875), within(1e-12));
        assertThat(episodes.tailIndex()).isNaN();
    }

    /// 20,000 values of a Pareto law each: errors of 3 %, all within three of them.
    @Test
    void the_tail_index_of_a_pareto_law_is_found() {
        for (double index : new double[]{0.8, 1.5, 3}) {
            var dice = new SplittableRandom(1);
            var usd = new double[20_000];
            Arrays.setAll(usd, i -> Math.pow(1 - dice.nextDouble(), -1 / index));
            var episodes = Episodes.of(new long[usd.length], usd);
            assertThat(episodes.tailError()).isEqualTo(episodes.tailIndex() / Math.sqrt(1000), within(1e-12));
            assertThat(episodes.tailIndex()).isEqualTo(index, within(3 * episodes.tailError()));
        }
    }

    @Test
    void an_hour_without_any_ends_a_stretch_and_the_busiest_forty_minutes_are_found_in_each() {
        long[] times = {0, HOUR / 2, HOUR, HOUR + 60_000, 3 * HOUR};
        var stretches = Episodes.of(times, new double[]{10, 20, 30, 40, 5}).stretches();
        assertThat(stretches).extracting(Episodes.Stretch::count).containsExactly(4, 1);
        assertThat(stretches).extracting(Episodes.Stretch::total).containsExactly(100.0, 5.0);
        // 20 + 30 + 40 lie within 31 minutes.
        assertThat(stretches).extracting(Episodes.Stretch::busiest).containsExactly(0.9, 1.0);
        assertThat(stretches).allMatch(s -> s.succession().isEmpty());
    }

    @Test
    void nothing_and_disorder_are_refused() {
        assertThatThrownBy(() -> Episodes.of(new long[0], new double[0])).hasMessageContaining("one at least");
        assertThatThrownBy(() -> Episodes.of(new long[]{2, 1}, new double[]{1, 1})).hasMessageContaining("1.0 at 1");
        assertThatThrownBy(() -> Episodes.of(new long[]{1}, new double[]{0})).hasMessageContaining("0.0 at 1");
    }
}
