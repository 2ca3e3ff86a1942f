package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MarkoutCutsTest {
    private static final FoldSpec ALL = FoldSpec.DEFAULT;

    @Test
    void levels_add_up_to_the_whole() {
        int compared = 0;
        for (long seed = 1; seed <= 5; seed++) {
            var tape = Worlds.random(seed, 20, 2_000, 7_200, 3).tape();
            var nobody = new int[20];
            Arrays.fill(nobody, -1);
            var whole = GroupMarkouts.of(tape, new int[20], 1, ALL, Cut.TAKER);
            for (var by : MarkoutCuts.By.values()) {
                var rows = MarkoutCuts.of(tape, ALL, by, nobody, 0);
                for (var horizon : Horizon.values()) {
                    var here = rows.stream().filter(row -> row.horizon() == horizon).toList();
                    assertThat(here.stream().mapToLong(row -> row.house().n()).sum()).as(by + " " + horizon)
                            .isEqualTo(whole.house(0, horizon).n());
                    if (here.isEmpty()) {
                        continue;
                    }
                    compared++;
                    double low = here.stream().mapToDouble(row -> row.house().bp()).min().orElseThrow();
                    double high = here.stream().mapToDouble(row -> row.house().bp()).max().orElseThrow();
                    assertThat(whole.house(0, horizon).bp()).isBetween(low - 1e-9, high + 1e-9);
                }
            }
        }
        assertThat(compared).isGreaterThan(5 * 3 * 4);
    }

    @Test
    void a_cut_by_instrument_is_the_markout_of_the_instrument_alone() {
        var both = new Worlds();
        var one = new Worlds();
        for (int i = 0; i < 300; i++) {
            both.trade(i, "C" + i % 2, i % 5, 5 + i % 4, i % 3 == 0, 10_000 + i * 7 % 90, 1 + i % 8);
            if (i % 2 == 1) {
                one.trade(i, "C1", i % 5, 5 + i % 4, i % 3 == 0, 10_000 + i * 7 % 90, 1 + i % 8);
            }
        }
        var rows = MarkoutCuts.of(both.tape(), ALL, MarkoutCuts.By.INSTRUMENT, new int[9], 1);
        var alone = GroupMarkouts.of(one.tape(), new int[9], 1, ALL, Cut.ALL);
        var taken = GroupMarkouts.of(one.tape(), new int[9], 1, ALL, Cut.TAKER);
        int seen = 0;
        for (var row : rows) {
            if (row.level().equals("C1") && row.horizon() != Horizon.H1 && row.horizon() != Horizon.M30) {
                var expected = (row.group() < 0 ? taken : alone).house(0, row.horizon());
                assertThat(row.house().n()).isEqualTo(expected.n());
                assertThat(row.house().bp()).isCloseTo(expected.bp(), within(1e-9));
                assertThat(row.house().se()).isCloseTo(expected.se(), within(1e-9));
                seen++;
            }
        }
        assertThat(seen).as("three horizons, all accounts and the one group of all accounts").isEqualTo(6);
    }

    @Test
    void hours_and_sizes_are_those_of_the_fills() {
        var world = new Worlds();
        world.trade(0, "C", 0, 1, true, 5_000, 1);
        world.trade(10, "C", 2, 3, true, 5_000, 1);
        world.trade(3_700, "C", 0, 1, true, 5_000, 100);
        world.trade(3_710, "C", 2, 3, true, 5_000, 100);
        var tape = world.tape();
        assertThat(MarkoutCuts.of(tape, ALL, MarkoutCuts.By.SIZE, new int[4], 0))
                .filteredOn(row -> row.horizon() == Horizon.AT_ONCE).extracting(MarkoutCuts.Row::level)
                .containsExactly("under 100 USD", "under 10000 USD");
        assertThat(MarkoutCuts.of(tape, ALL, MarkoutCuts.By.HOUR, new int[4], 0))
                .filteredOn(row -> row.horizon() == Horizon.AT_ONCE).extracting(MarkoutCuts.Row::level)
                .containsExactly("00:00", "01:00");
    }
}
