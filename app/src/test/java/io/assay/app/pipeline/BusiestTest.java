package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.profile.FeatureMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusiestTest {
    @Test
    void an_account_without_a_value_is_not_the_busiest_wherever_it_stands() {
        assertThat(busiest(Double.NaN, 2, 5)).isEqualTo("c");
        assertThat(busiest(7, Double.NaN, 5)).isEqualTo("a");
        assertThat(busiest(1, 9, Double.NaN)).isEqualTo("b");
    }

    private static String busiest(double... notional) {
        return Busiest.account(new FeatureMatrix(List.of("a", "b", "c"), List.of("notional_usd"), notional));
    }
}
