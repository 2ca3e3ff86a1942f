package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.market.Judged;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HorizonTest {
    @Test
    void every_horizon_is_found_by_how_its_columns_end_and_nothing_else_is() {
        assertThat(Arrays.stream(Horizon.values()).map(Horizon::suffix)).containsExactly("0", "1s", "10s", "1m", "5m",
                "30m", "1h")
                .allSatisfy(suffix -> assertThat(Horizon.of(suffix).orElseThrow().suffix()).isEqualTo(suffix));
        for (String none : new String[]{"", "2s", "10S", "60s", " 10s", "S10", "_10s"}) {
            assertThat(Horizon.of(none)).as(none).isEmpty();
        }
        assertThat(Horizon.LATER).containsExactlyElementsOf(
                Arrays.stream(Horizon.values()).filter(horizon -> horizon.ns() > 0).toList());
    }

    @Test
    void they_are_the_moments_the_market_is_looked_at() {
        assertThat(Arrays.stream(Horizon.values()).mapToLong(Horizon::ns).toArray())
                .containsExactly(Judged.horizonsNs());
    }
}
