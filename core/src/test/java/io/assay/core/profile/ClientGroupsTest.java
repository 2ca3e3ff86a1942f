package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClientGroupsTest {
    /// Prices in hundredths: A at 100.00, B at 50.00.
    private static Tape tape() {
        var world = new Worlds();
        world.trade(0, "A", 0, 3, true, 10_000, 10);
        world.trade(1, "A", 3, 1, true, 10_000, 14);
        world.trade(2, "B", 1, 3, true, 5_000, 20);
        world.trade(3, "A", 2, 3, true, 11_000, 1);
        return world.tape();
    }

    @Test
    void positions_of_one_underlying_net_over_the_accounts_of_a_group() {
        // everybody starts with 10 of each: 0 and 1 end long 20 A and short 4 A, long 30 B; A is last printed at 110
        var group = ClientGroups.of(tape(), FoldSpec.DEFAULT, new int[]{0, 0, -1, 1}, 2).getFirst();
        assertThat(group.accounts()).isEqualTo(2);
        assertThat(group.fills()).isEqualTo(3);
        assertThat(group.notionalUsd()).isEqualTo(1_000 + 1_400 + 1_000);
        assertThat(group.largestAccountShare()).isCloseTo(2_400.0 / 3_400, within(1e-12));
        assertThat(group.concentration()).isCloseTo((24.0 / 34) * (24.0 / 34) + (10.0 / 34) * (10.0 / 34),
                within(1e-12));
        assertThat(group.largestUnderlying()).isEqualTo("A");
        assertThat(group.grossUsd()).isCloseTo(2_200 + 440 + 1_500, within(1e-9));
        assertThat(group.netUsd()).isCloseTo(16 * 110 + 1_500, within(1e-9));
    }

    @Test
    void a_window_ends_where_it_ends() {
        var spec = FoldSpec.DEFAULT.withWindow(new Window(Worlds.START_NS, Worlds.START_NS + 2 * Worlds.SECOND_NS));
        var group = ClientGroups.of(tape(), spec, new int[]{0, 0, -1, 1}, 2).getFirst();
        assertThat(group.fills()).isEqualTo(2);
        assertThat(group.netUsd()).as("20 - 4 of A at its last print of the window").isCloseTo(1_600, within(1e-9));
    }

    @Test
    void a_group_that_did_nothing_has_no_shares() {
        var group = ClientGroups.of(tape(), FoldSpec.DEFAULT, new int[]{0, 0, 0, 0}, 2).get(1);
        assertThat(group.accounts()).isZero();
        assertThat(group.concentration()).isNaN();
        assertThat(group.largestUnderlying()).isEmpty();
        assertThat(group.grossUsd()).isZero();
    }
}
