package io.assay.core.policy.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Side;
import org.junit.jupiter.api.Test;

class InternalisationTest {
    /// S = 0.5, e = 1, f = 0.1: p = 0.4, F = 0.2 (the example of the paper).
    @Test
    void a_long_house_likes_to_sell() {
        var rule = new Internalisation(0.5, 1, 0.1);
        assertThat(rule.limit(Side.BUY, 0)).isCloseTo(0.4, within(1e-12));
        assertThat(rule.limit(Side.BUY, 1)).isCloseTo(0.6, within(1e-12));
        assertThat(rule.limit(Side.SELL, 1)).isCloseTo(0.2, within(1e-12));
        assertThat(rule.limit(Side.SELL, -1)).isCloseTo(0.6, within(1e-12));
        assertThat(rule.keeps(0.59, Side.BUY, 1)).isTrue();
        assertThat(rule.keeps(0.61, Side.BUY, 1)).isFalse();
        assertThat(rule.keeps(0.21, Side.SELL, 1)).isFalse();
        assertThatThrownBy(() -> new Internalisation(0.5, 0, 0.1)).hasMessageContaining("loss 0.0");
    }
}
