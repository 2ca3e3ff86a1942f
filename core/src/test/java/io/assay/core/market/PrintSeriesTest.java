package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The series against a twin that looks at every print, over seeded trades.
class PrintSeriesTest {
    private static final long STALE_NS = 600;

    /// Prints with many at one moment and a few busy accounts, so that walks are long.
    private record World(long[] timeNs, long[] price, int[] buyer, int[] seller) {
        static World of(SplittableRandom random, int prints) {
            var timeNs = new long[prints];
            long at = 1_000_000;
            for (int i = 0; i < prints; i++) {
                at += random.nextInt(4) == 0 ? random.nextInt(random.nextInt(20) == 0 ? 2000 : 40) : 0;
                timeNs[i] = at;
            }
            int accounts = 2 + random.nextInt(4);
            return new World(timeNs, random.longs(prints, 1, 1L << 40).toArray(),
                    random.ints(prints, -1, accounts).toArray(), random.ints(prints, -1, accounts).toArray());
        }

        PrintSeries series() {
            return new PrintSeries(timeNs, price, buyer, seller, 2, STALE_NS);
        }

        /// Last print in (after, until] that the account took no part in, of the last 256 up to `until`.
        int lastOther(long after, long until, int account) {
            int looked = 0;
            for (int i = timeNs.length - 1; i >= 0 && looked < 256; i--) {
                if (timeNs[i] > until) {
                    continue;
                }
                looked++;
                if (timeNs[i] > after && buyer[i] != account && seller[i] != account) {
                    return i;
                }
            }
            return -1;
        }

        int fresh(int print, long atNs) {
            return print >= 0 && atNs - timeNs[print] <= STALE_NS ? print : -1;
        }
    }

    @Test
    void answers_are_those_of_a_twin_that_looks_at_every_print() {
        int present = 0;
        for (int seed = 0; seed < 60; seed++) {
            var random = new SplittableRandom(seed);
            var world = World.of(random, 1 + random.nextInt(700));
            var series = world.series();
            long last = world.timeNs[world.timeNs.length - 1];
            for (int i = 0; i < 200; i++) {
                long at = 1_000_000 - 10 + random.nextLong(last - 1_000_000 + 1200);
                long horizon = random.nextInt(3) == 0 ? 0 : random.nextLong(900);
                int account = random.nextInt(6);
                int before = world.fresh(world.lastOther(Long.MIN_VALUE, at - 1, account), at);
                assertThat(series.before(at, account)).isEqualTo(before);
                int after = at + horizon > last ? -1
                        : world.fresh(world.lastOther(at, at + horizon, account), at + horizon);
                assertThat(series.after(at, horizon, account)).isEqualTo(after);
                assertThat(series.mark(at))
                        .isEqualTo((int) Arrays.stream(world.timeNs).filter(t -> t <= at).count() - 1);
                present += before >= 0 && after >= 0 ? 1 : 0;
            }
        }
        assertThat(present).as("questions with both answers").isGreaterThan(1_000);
    }

    @Test
    void a_walk_looks_at_256_prints_and_no_more() {
        for (int own : new int[]{255, 256}) {
            var timeNs = new long[own + 1];
            var buyer = new int[own + 1];
            var seller = new int[own + 1];
            Arrays.fill(timeNs, 10);
            Arrays.fill(seller, 1);
            Arrays.fill(buyer, 7);
            buyer[0] = 2;
            var series = new PrintSeries(timeNs, new long[own + 1], buyer, seller, 0, STALE_NS);
            assertThat(series.before(11, 7)).isEqualTo(own == 255 ? 0 : PrintSeries.ABSENT);
            assertThat(series.before(11, 3)).isEqualTo(own);
        }
    }

    @Test
    void limits_are_where_the_rule_puts_them() {
        var series = new PrintSeries(new long[]{100, 200, 200, 300}, new long[]{1, 2, 3, 4}, new int[]{0, 0, 0, 0},
                new int[]{1, 1, 1, 1}, 0, STALE_NS);
        assertThat(series.before(100, 9)).as("strictly before").isEqualTo(PrintSeries.ABSENT);
        assertThat(series.before(200, 9)).isZero();
        assertThat(series.before(201, 9)).as("the later of one instant").isEqualTo(2);
        assertThat(series.after(100, 0, 9)).as("nothing lies in (t, t]").isEqualTo(PrintSeries.ABSENT);
        assertThat(series.after(100, 99, 9)).as("older than the fill").isEqualTo(PrintSeries.ABSENT);
        assertThat(series.after(100, 100, 9)).as("t+h itself counts").isEqualTo(2);
        assertThat(series.after(200, 100, 9)).isEqualTo(3);
        assertThat(series.after(200, 101, 9)).as("beyond the last print").isEqualTo(PrintSeries.ABSENT);
        assertThat(series.after(100, 100, 0)).as("own prints").isEqualTo(PrintSeries.ABSENT);
        assertThat(series.before(300 + STALE_NS, 9)).isEqualTo(3);
        assertThat(series.before(301 + STALE_NS, 9)).as("stale").isEqualTo(PrintSeries.ABSENT);
        assertThat(series.mark(99)).isEqualTo(PrintSeries.ABSENT);
    }

    @Test
    void a_price_is_the_double_nearest_to_its_decimal() {
        var random = new SplittableRandom(1);
        for (int scale = 0; scale <= 18; scale++) {
            long[] price = random.longs(200, 1, 1L << (10 + 2 * scale)).toArray();
            var series = new PrintSeries(new long[200], price, new int[200], new int[200], scale, STALE_NS);
            for (int print = 0; print < price.length; print++) {
                assertThat(series.priceOf(print))
                        .isEqualTo(BigDecimal.valueOf(price[print], scale).doubleValue());
            }
        }
    }

    @Test
    void an_empty_series_answers_nothing() {
        var series = new PrintSeries(new long[0], new long[0], new int[0], new int[0], 0, STALE_NS);
        assertThat(new int[]{series.before(5, 0), series.after(5, 5, 0), series.mark(5)}).containsOnly(-1);
    }
}
