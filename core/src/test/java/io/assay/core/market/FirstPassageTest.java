package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Side;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FirstPassageTest {
    private static final long HELD = Long.MAX_VALUE;

    @Test
    void a_buy_is_toxic_once_a_later_bid_is_above_the_ask_it_paid() {
        var quotes = FirstPassage.of(new long[]{0, 10, 20, 100}, new long[]{99, 100, 102, 102},
                new long[]{101, 102, 103, 103}, HELD);
        assertThat(quotes.toxicity(5, Side.BUY, 15)).as("bid 102 at 20 > ask 101").isEqualTo(Toxicity.TOXIC);
        assertThat(quotes.toxicity(5, Side.BUY, 14)).as("one moment short").isEqualTo(Toxicity.HARMLESS);
        assertThat(quotes.toxicity(10, Side.BUY, 10)).as("met the quote before").isEqualTo(Toxicity.TOXIC);
        assertThat(quotes.toxicity(11, Side.BUY, 50)).as("102 is not above 102").isEqualTo(Toxicity.HARMLESS);
        assertThat(quotes.toxicity(5, Side.SELL, 15)).isEqualTo(Toxicity.HARMLESS);
        assertThat(quotes.toxicity(95, Side.BUY, 6)).as("beyond the last quote").isEqualTo(Toxicity.CENSORED);
        assertThat(quotes.toxicity(0, Side.BUY, 6)).as("nothing strictly before").isEqualTo(Toxicity.NO_QUOTE);
    }

    @Test
    void the_toxic_share_of_time_is_counted_by_hand() {
        var quotes = FirstPassage.of(new long[]{0, 10, 20, 100}, new long[]{99, 100, 102, 102},
                new long[]{101, 102, 103, 103}, HELD);
        var buys = quotes.toxicTime(Side.BUY, 15);
        // a buy at t in (0, 10] is toxic from 20 - 15 = 5 on; horizons end by 100 for t up to 85
        assertThat(buys.toxicNs(0, 100)).isEqualTo(5);
        assertThat(buys.judgedNs(0, 100)).isEqualTo(85);
        assertThat(buys.share(0, 100)).hasValueCloseTo(5 / 85.0, within(1e-16));
        assertThat(buys.share(7, 12)).hasValueCloseTo(3 / 5.0, within(1e-16));
        assertThat(buys.share(85, 100)).isEmpty();
        assertThat(buys.share(-50, 0)).isEmpty();
        assertThat(buys.share(50, 50)).isEmpty();
    }

    @Test
    void a_stale_or_missing_quote_is_neither_toxic_nor_harmless() {
        var quotes = FirstPassage.of(new long[]{0, 100, 200, 300}, new long[]{9, FirstPassage.NO_BID, 12, 12},
                new long[]{10, 11, FirstPassage.NO_ASK, 13}, 30);
        assertThat(quotes.toxicity(30, Side.BUY, 10)).isEqualTo(Toxicity.HARMLESS);
        assertThat(quotes.toxicity(31, Side.BUY, 10)).isEqualTo(Toxicity.NO_QUOTE);
        assertThat(quotes.toxicity(110, Side.SELL, 10)).isEqualTo(Toxicity.NO_QUOTE);
        assertThat(quotes.toxicity(210, Side.BUY, 10)).isEqualTo(Toxicity.NO_QUOTE);
        assertThat(quotes.toxicity(110, Side.BUY, 90)).as("no ask is no reason not to have a bid")
                .isEqualTo(Toxicity.TOXIC);
        assertThat(quotes.toxicTime(Side.BUY, 90).judgedNs(0, 300)).isEqualTo(60);
        assertThat(quotes.toxicTime(Side.SELL, 90).judgedNs(0, 300)).as("0 to 30, and 200 to 210").isEqualTo(40);
    }

    @Test
    void both_equal_a_slow_twin_at_every_nanosecond() {
        int toxic = 0;
        int judged = 0;
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var world = World.of(random, 2 + random.nextInt(40));
            long stale = random.nextBoolean() ? HELD : 1 + random.nextInt(12);
            var quotes = FirstPassage.of(world.timeNs, world.bid, world.ask, stale);
            long last = world.timeNs[world.timeNs.length - 1];
            for (long horizon : new long[]{1, 3, 10, 50}) {
                for (var side : Side.values()) {
                    var time = quotes.toxicTime(side, horizon);
                    for (long t = -2; t <= last + 2; t++) {
                        var slow = world.toxicity(t, side, horizon, stale);
                        assertThat(quotes.toxicity(t, side, horizon)).as("seed %d at %d", seed, t).isEqualTo(slow);
                    }
                    long from = random.nextLong(last + 1);
                    long to = from + random.nextLong(last + 1);
                    long[] counts = world.counts(from, to, side, horizon, stale);
                    assertThat(time.judgedNs(from, to)).isEqualTo(counts[0]);
                    assertThat(time.toxicNs(from, to)).isEqualTo(counts[1]);
                    judged += (int) counts[0];
                    toxic += (int) counts[1];
                }
            }
        }
        assertThat(judged).isGreaterThan(15_000);
        assertThat(toxic).isBetween(judged / 20, judged / 2);
    }

    @Test
    void bad_quotes_are_refused_and_none_are_harmless() {
        assertThatThrownBy(() -> FirstPassage.of(new long[]{2, 1}, new long[2], new long[2], 1))
                .hasMessageContaining("quote 1");
        assertThatThrownBy(() -> FirstPassage.of(new long[2], new long[1], new long[2], 1))
                .hasMessageContaining("1 bids");
        var none = FirstPassage.of(new long[0], new long[0], new long[0], 1);
        assertThat(none.toxicity(0, Side.BUY, 1)).isEqualTo(Toxicity.NO_QUOTE);
        assertThat(none.toxicTime(Side.SELL, 1).share(0, 10)).isEmpty();
    }

    /// A random walk of quotes, with gaps, quotes of one instant, and sides that are missing.
    private record World(long[] timeNs, long[] bid, long[] ask) {
        static World of(SplittableRandom random, int size) {
            var world = new World(new long[size], new long[size], new long[size]);
            long price = 1_000;
            long time = 0;
            for (int i = 0; i < size; i++) {
                time += random.nextInt(6);
                price += random.nextInt(-2, 3);
                world.timeNs[i] = time;
                world.bid[i] = random.nextInt(20) == 0 ? FirstPassage.NO_BID : price;
                world.ask[i] = random.nextInt(20) == 0 ? FirstPassage.NO_ASK : price + random.nextInt(0, 3);
            }
            return world;
        }

        Toxicity toxicity(long t, Side side, long horizon, long stale) {
            int met = -1;
            for (int i = 0; i < timeNs.length; i++) {
                met = timeNs[i] < t ? i : met;
            }
            if (met < 0 || t - timeNs[met] > stale
                    || (side == Side.BUY ? ask[met] == FirstPassage.NO_ASK : bid[met] == FirstPassage.NO_BID)) {
                return Toxicity.NO_QUOTE;
            }
            if (t + horizon > timeNs[timeNs.length - 1]) {
                return Toxicity.CENSORED;
            }
            for (int j = met; j < timeNs.length && timeNs[j] <= t + horizon; j++) {
                if (side == Side.BUY ? bid[j] > ask[met] : ask[j] < bid[met]) {
                    return Toxicity.TOXIC;
                }
            }
            return Toxicity.HARMLESS;
        }

        /// Judged and toxic nanoseconds, each by its middle: nothing changes inside a nanosecond.
        long[] counts(long from, long to, Side side, long horizon, long stale) {
            var halves = new World(twice(timeNs), bid, ask);
            var counts = new long[2];
            for (long t = from; t < to; t++) {
                var found = halves.toxicity(2 * t + 1, side, 2 * horizon, stale == HELD ? HELD : 2 * stale);
                counts[0] += found == Toxicity.TOXIC || found == Toxicity.HARMLESS ? 1 : 0;
                counts[1] += found == Toxicity.TOXIC ? 1 : 0;
            }
            return counts;
        }

        private static long[] twice(long[] values) {
            return Arrays.stream(values).map(value -> 2 * value).toArray();
        }
    }
}
