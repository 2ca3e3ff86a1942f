package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.SampleFills;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsdRatesTest {
    private static final long T = SampleFills.T0_NS;

    @Test
    void a_token_is_worth_the_last_print_of_its_pair_before_the_moment() {
        var fills = SampleFills.fills(List.of(SampleFills.fill("a", "@107", T, Side.BUY, "40.5", "1", "1", null),
                SampleFills.fill("b", "@107", T + 10, Side.BUY, "41", "1", "2", null)));
        var rates = new UsdRates(fills, Market.of(fills, 1_000), Set.of("USDC", "USD"));
        assertThat(rates.rate("USDC", 0, 0)).contains(BigDecimal.ONE);
        assertThat(rates.rate("HYPE", T, 9)).as("strictly before").isEmpty();
        assertThat(rates.rate("HYPE", T + 10, 9)).hasValueSatisfying(r -> assertThat(r).isEqualByComparingTo("40.5"));
        assertThat(rates.rate("HYPE", T + 11, 9)).hasValueSatisfying(r -> assertThat(r).isEqualByComparingTo("41"));
        assertThat(rates.rate("HYPE", T + 11, 1)).as("not by its own print")
                .hasValueSatisfying(r -> assertThat(r).isEqualByComparingTo("40.5"));
        assertThat(rates.rate("HYPE", T + 1_011, 9)).as("stale").isEmpty();
        assertThat(rates.rate("PURR", T + 11, 9)).as("no pair").isEmpty();
    }
}
