package io.assay.core.policy.quote.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.quote.demand.PilotLot.Unit;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PilotLotTest {
    /// By a program of another language: `h = 0xcbf29ce484222325; for b in text: h = (h ^ b) * 0x100000001b3 mod 2^64`,
    /// then SplitMix64's mixer, upper 53 bits over 2^53.
    @Test
    void lots_are_those_of_another_program() {
        var lot = new PilotLot(7, Unit.REQUEST, 5, 1);
        assertThat(lot.of("rung|r-1")).isEqualTo(0.2693793113968168);
        assertThat(lot.of("rung|Zürich")).isEqualTo(0.6698709777536319);
    }

    /// Chi-squared of 4 degrees of freedom over 50,000 requests; 18.5 is passed by chance once in a thousand.
    @Test
    void rungs_are_equally_likely_and_one_seed_tells_nothing_of_the_next() {
        var counts = new int[5];
        var both = new int[25];
        var next = new PilotLot(2, Unit.REQUEST, 5, 1);
        var lot = new PilotLot(1, Unit.REQUEST, 5, 1);
        for (int i = 0; i < 50_000; i++) {
            int rung = lot.rung("a", 0, "request-" + i);
            counts[rung]++;
            both[5 * rung + next.rung("a", 0, "request-" + i)]++;
            assertThat(lot.rung("b", 9, "request-" + i)).isEqualTo(rung);
        }
        assertThat(Arrays.stream(counts).mapToDouble(c -> (c - 10_000.0) * (c - 10_000.0) / 10_000).sum())
                .isLessThan(18.5);
        // 24 degrees of freedom: 51.2 once in a thousand
        assertThat(Arrays.stream(both).mapToDouble(c -> (c - 2_000.0) * (c - 2_000.0) / 2_000).sum()).isLessThan(51.2);
    }

    @Test
    void an_account_gets_every_rung_once_in_as_many_days() {
        var lot = new PilotLot(3, Unit.ACCOUNT_DAY, 5, 1);
        var orders = new TreeSet<String>();
        for (int a = 0; a < 400; a++) {
            var seen = new TreeSet<Integer>();
            var order = new StringBuilder();
            for (int day = 20_000; day < 20_005; day++) {
                int rung = lot.rung("a" + a, day, "x");
                assertThat(lot.rung("a" + a, day, "y")).isEqualTo(rung);
                seen.add(rung);
                order.append(rung);
            }
            assertThat(seen).hasSize(5);
            orders.add(order.toString());
        }
        // 120 orders there are; 400 draws leave out four of them in the mean
        assertThat(orders.size()).isGreaterThan(105);
    }

    @Test
    void a_share_of_the_flow_takes_part() {
        for (Unit unit : Unit.values()) {
            var lot = new PilotLot(3, unit, 5, 0.2);
            int in = 0;
            for (int i = 0; i < 20_000; i++) {
                in += lot.rung("a" + i % 200, i / 200, "r" + i) == PilotLot.OUTSIDE ? 0 : 1;
            }
            assertThat(in / 20_000.0).isEqualTo(0.2, within(0.012));
        }
    }

    @Test
    void a_lot_that_cannot_be_drawn_is_refused() {
        assertThatThrownBy(() -> new PilotLot(1, Unit.REQUEST, 1, 1)).hasMessageContaining("rungs: at least 2");
        assertThatThrownBy(() -> new PilotLot(1, Unit.REQUEST, 5, 0)).hasMessageContaining("share: above 0");
    }
}
