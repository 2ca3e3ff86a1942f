package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// What the fold costs where there are many accounts or instruments, counted in bytes it allocates.
class WideFoldTest {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MANY = 2_000;
    private static final int PAIRS = 10;

    /// An account without a fill in the window has no row, and its fold would be thrown away.
    @Test
    void accounts_that_did_nothing_in_a_window_cost_next_to_nothing() {
        var world = new Worlds();
        for (int i = 0; i < MANY; i += 2) {
            world.trade(i, "BTC", i, i + 1, true, 10_000, 1);
        }
        var tape = world.tape();
        long fromNs = Worlds.START_NS + (MANY - 2 * PAIRS) * Worlds.SECOND_NS;
        var window = FoldSpec.DEFAULT.withWindow(new Window(fromNs, Long.MAX_VALUE));
        assertThat(Worlds.profiles(tape, window).rows()).isEqualTo(2 * PAIRS);
        assertThat(allocated(tape, window)).isLessThan(allocated(tape, FoldSpec.DEFAULT) / 20);
    }

    /// 2,000 accounts of 2,000 instruments each trade one: it took a place in four tables of all instruments for each.
    @Test
    void what_others_trade_costs_an_account_nothing() {
        long few = allocated(coins(1), FoldSpec.DEFAULT);
        long many = allocated(coins(MANY / 2), FoldSpec.DEFAULT);
        assertThat(many).isLessThan(few + few / 2);
    }

    private static Tape coins(int coins) {
        var world = new Worlds();
        for (int i = 0; i < MANY; i += 2) {
            world.trade(i, "C" + i / 2 % coins, i, i + 1, true, 10_000, 1);
        }
        return world.tape();
    }

    private static long allocated(Tape tape, FoldSpec spec) {
        Worlds.profiles(tape, spec);
        long before = THREAD.getCurrentThreadAllocatedBytes();
        int parts = Profiles.fold(tape, spec, 0, MANY).size();
        long after = THREAD.getCurrentThreadAllocatedBytes();
        assertThat(parts).isEqualTo(MANY);
        return after - before;
    }
}
