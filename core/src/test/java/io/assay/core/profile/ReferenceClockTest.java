package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Side;
import io.assay.core.market.Reference;
import org.junit.jupiter.api.Test;

/// Fills and what judges them are compared on one clock, never on two.
class ReferenceClockTest {
    /// The account buys at 100 just before the mid goes to 101 and back: the house loses 100 bp in a second. The recorder
    /// is 900 ms late. On two clocks (fill by event time, quotes by receive time, or the other way round) the
    /// house would seem to lose nothing.
    @Test
    void mixing_event_and_receive_time_would_flatter_and_is_not_done() {
        var scene = jump(0);
        assertThat(Scene.value(scene.tape(), "a", "house_markout_bp_1s")).isCloseTo(-100, within(1e-9));
        var mixed = jump(900);
        assertThat(Scene.value(mixed.tape(), "a", "house_markout_bp_1s"))
                .as("the same fill, its event time taken for its receive time").isCloseTo(0, within(1e-9));
    }

    /// @param lateMs what a mixed clock would shift the fill by
    private static Scene jump(long lateMs) {
        var scene = new Scene();
        for (int i = 0; i < 60; i++) {
            boolean up = i >= 20 && i < 28;
            scene.quote("hub", 100L * i, 100L * i + 900, "BTC", up ? "100.5" : "99.5", up ? "101.5" : "100.5");
        }
        scene.fill(1_500 + lateMs, 2_400, "BTC", "a", Side.BUY, "100", "1");
        return scene;
    }

    @Test
    void quotes_of_another_venue_judge_on_the_clock_of_the_recorder() {
        var scene = new Scene();
        for (int i = 0; i < 60; i++) {
            boolean up = i >= 24;
            scene.quote("elsewhere", 100L * i - (i > 10 ? 700 : 0), 100L * i, "BTC", up ? "100.5" : "99.5",
                    up ? "101.5" : "100.5");
        }
        scene.fill(100, 1_500, "BTC", "a", Side.BUY, "100", "1");
        var tape = scene.tape();
        var reference = tape.market().reference(0);
        assertThat(reference.clock()).isEqualTo(Reference.Clock.RECEIVED);
        assertThat(reference.venue()).isEqualTo("elsewhere");
        assertThat(Scene.value(tape, "a", "house_markout_bp_1s")).isCloseTo(-100, within(1e-9));
        assertThat(tape.market().notes()).singleElement().asString().contains("recorded them");
    }

    @Test
    void quotes_of_another_venue_that_nobody_timed_are_not_used_and_that_is_said() {
        var scene = new Scene();
        scene.quote("elsewhere", 0, -1, "BTC", "99.5", "100.5");
        scene.quote("elsewhere", 3_000, -1, "BTC", "99.5", "100.5");
        scene.fill(1_500, 1_600, "BTC", "a", Side.BUY, "100", "1");
        var tape = scene.tape();
        assertThat(tape.market().reference(0).kind()).isEqualTo(Reference.Kind.PRINTS);
        assertThat(Scene.value(tape, "a", "house_markout_bp_0")).isNaN();
        assertThat(tape.market().notes()).singleElement().asString().contains("elsewhere are not used");
    }

    /// Trades of the past that a first message replays: they have event times before, and were received after.
    @Test
    void nothing_that_decides_at_a_moment_has_seen_what_was_received_later() {
        var scene = new Scene();
        for (int i = 0; i < 30; i++) {
            scene.trade(100L * i, 10_000, "BTC", "b" + i, "s" + i, Integer.toString(100 + i), "1");
        }
        for (int i = 0; i < 300; i++) {
            scene.trade(10_000 + 100L * i, 10_150 + 100L * i + 37L * (i % 5), "BTC", "x" + i, "y" + i, "200", "1");
        }
        var fills = scene.tape().fills();
        var series = scene.tape().market().series(0);
        assertThat(series.knownBy(Scene.at(9_999))).as("nothing received yet").isEqualTo(-1);
        assertThat(series.knownBy(Scene.at(10_000))).as("the replay").isEqualTo(29);
        int decided = 0;
        for (long ms = 0; ms < 41_000; ms += 50) {
            int known = series.knownBy(Scene.at(ms));
            long latest = Long.MIN_VALUE;
            for (int row = 0; row < fills.size(); row++) {
                if (known >= 0 && fills.timeNs(row) <= series.timeNs(known)) {
                    latest = Math.max(latest, fills.receivedNs(row));
                }
            }
            assertThat(latest).isLessThanOrEqualTo(Scene.at(ms));
            decided += known >= 0 ? 1 : 0;
        }
        assertThat(decided).isGreaterThan(600);
    }
}
