package io.assay.core.segment.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MoveWindowsTest {
    @Test
    void trades_within_a_horizon_are_one_window_and_trades_before_it_is_known_are_left_out() {
        var windows = new MoveWindows(10);
        windows.add(0, 1, 10_000);
        windows.add(5, 5, 30_000);
        windows.add(12, 100, 10_000);
        windows.add(15, 2, 10_000);
        assertThat(windows.windows()).containsExactly(new MoveWindows.Window(0, 15, 1.5, 2),
                new MoveWindows.Window(15, 25, 2, 1));
    }

    @Test
    void trades_apart_are_a_window_each() {
        var windows = new MoveWindows(10);
        for (int i = 0; i < 50; i++) {
            windows.add(10L * i, i, 1e4);
        }
        assertThat(windows.windows()).hasSize(50).allMatch(window -> window.trades() == 1);
    }

    @Test
    void no_window_opens_before_the_one_before_it_is_known() {
        var random = new SplittableRandom(1);
        var windows = new MoveWindows(1000);
        long at = 0;
        for (int i = 0; i < 5000; i++) {
            at += random.nextInt(900);
            windows.add(at, 1, 1);
        }
        var all = windows.windows();
        assertThat(all).hasSizeGreaterThan(500);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).openNs()).isGreaterThanOrEqualTo(all.get(i - 1).knownNs());
        }
    }

    @Test
    void trades_out_of_order_and_without_size_are_refused() {
        var windows = new MoveWindows(10);
        windows.add(5, 1, 1);
        assertThatThrownBy(() -> windows.add(4, 1, 1)).hasMessageContaining("before 5");
        assertThatThrownBy(() -> windows.add(6, 1, 0)).hasMessageContaining("0.0");
    }
}
