package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedCheckTest {
    private static final long S = 1_000_000_000L;

    @Test
    void a_silence_is_long_for_its_feed() {
        assertThat(check(times(200, 1, 3_600)).silences())
                .containsExactly(new FeedCheck.Silence(T0 + 100 * S, T0 + 3_700 * S));
        assertThat(check(times(200, 1, 599)).silences()).as("shorter than a sample goes stale").isEmpty();
        assertThat(check(times(200, 400, 3_600)).silences()).as("a quiet feed is quiet").isEmpty();
    }

    @Test
    void the_grain_is_the_coarsest_unit_all_times_share() {
        assertThat(check(times(60, 60, 0)).grain()).isEqualTo(FeedCheck.Grain.MINUTE);
        assertThat(check(times(60, 61, 0)).grain()).isEqualTo(FeedCheck.Grain.SECOND);
        var times = times(60, 60, 0);
        times.set(30, times.get(30) + 7_000_000);
        assertThat(check(times).grain()).isEqualTo(FeedCheck.Grain.MILLISECOND);
        assertThat(check(times.subList(0, 5)).grain()).as("too few to tell").isEqualTo(FeedCheck.Grain.NANOSECOND);
    }

    @Test
    void receipts_before_the_event_show_clocks_apart() {
        var fills = new ArrayList<Fill>();
        for (int i = 0; i < 5; i++) {
            var fill = fill(T0 + i * S, i, "100");
            fills.add(
                    new Fill(fill.account(), fill.instrument(), fill.timeNs(), fill.timeNs() + (i - 1) * 1_000L, -1, -1,
                            fill.side(), fill.price(), fill.quantity(), fill.liquidity(), fill.cause(), fill.fee(),
                            fill.feeCurrency(), fill.tradeId(), 0, "", null, null));
        }
        fills.add(fill(T0, 9, "100"));
        assertThat(FeedCheck.of(SampleFills.fills(fills)).delays()).isEqualTo(new FeedCheck.Delays(5, 1, 1_000));
    }

    @Test
    void fills_that_jump_back_in_a_file_are_counted_and_newest_first_is_an_order_too() {
        var log = new FillLog();
        long[] mixed = {1, 2, 3, 2, 4, 5, 1};
        for (int i = 0; i < mixed.length; i++) {
            log.add(fill(T0 + mixed[i] * S, i, "100"), "mixed", i);
            log.add(fill(T0 + i * S / 3, i, "100"), "oldest first", i);
            log.add(fill(T0 - i * S, i, "100"), "newest first", i);
        }
        assertThat(FeedCheck.outOfOrder(log, Hands.ONE)).containsExactly(Map.entry("mixed", 2L));
    }

    @Test
    void a_price_of_another_unit_is_far_from_the_median() {
        var fills = new ArrayList<Fill>();
        for (int i = 0; i < 30; i++) {
            fills.add(fill(T0 + i * S, i, i == 7 ? "100000" : i == 8 ? "21" : "100"));
        }
        assertThat(FeedCheck.of(SampleFills.fills(fills)).offScale())
                .containsExactly(new FeedCheck.OffScale("BTC", 1, 100, 100_000));
    }

    private static final long T0 = 1_700_000_040L * S;

    /// `count` times `step` seconds apart, with so many seconds of silence after the first 101.
    private static List<Long> times(int count, int step, int silence) {
        var times = new ArrayList<Long>();
        for (int i = 0; i < count; i++) {
            times.add(T0 + (long) i * step * S + (i > 100 ? (silence - step) * S : 0));
        }
        return times;
    }

    private static FeedCheck check(List<Long> times) {
        var fills = new ArrayList<Fill>();
        for (int i = 0; i < times.size(); i++) {
            fills.add(fill(times.get(i), i, "100"));
        }
        return FeedCheck.of(SampleFills.fills(fills));
    }

    private static Fill fill(long timeNs, int id, String price) {
        return SampleFills.fill("a", "BTC", timeNs, Side.BUY, price, "1", Integer.toString(id + 1), null);
    }
}
