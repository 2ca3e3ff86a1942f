package io.assay.core.policy.quote.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OfferCountsTest {
    private static OfferCounts of(Consumer<OfferCounts.Builder> offers) {
        var builder = new OfferCounts.Builder();
        offers.accept(builder);
        var segments = new TreeMap<String, String>();
        segments.put("b", "slow");
        return builder.build(segments, List.of("fast", "slow"), 2);
    }

    @Test
    void offers_of_an_account_at_one_time_and_width_are_one_row_whatever_their_order() {
        var counts = of(to -> {
            to.add("b", 1, 0.2, 1);
            to.add("a", 0, 0.3, 0);
            to.add("b", 1, 0.1, 0);
            to.add("b", 1, 0.2, 0.5);
        });
        assertThat(counts.accounts()).containsExactly("a", "b");
        assertThat(counts.segmentOf()).containsExactly(-1, 1);
        assertThat(counts.account()).containsExactly(0, 1, 1);
        assertThat(counts.block()).containsExactly(0, 1, 1);
        assertThat(counts.widthBp()).containsExactly(0.3, 0.1, 0.2);
        assertThat(counts.offered()).containsExactly(1, 1, 2);
        assertThat(counts.taken()).containsExactly(0, 0, 1.5);
    }

    @Test
    void what_no_offers_can_be_is_refused_when_they_are_added_up() {
        assertThatThrownBy(() -> of(to -> to.add("a", 0, 0.1, 2))).hasMessageContaining("2.0 of 1.0 offers taken");
        assertThatThrownBy(() -> of(to -> to.add("a", 0, 0.1, Double.NaN))).hasMessageContaining("NaN of 1.0");
        assertThatThrownBy(() -> of(to -> to.add("a", 0, Double.NaN, 1))).hasMessageContaining("at NaN bp");
        assertThatThrownBy(() -> of(to -> to.add("a", 2, 0.1, 1))).hasMessageContaining("block 2 of 2");
    }
}
