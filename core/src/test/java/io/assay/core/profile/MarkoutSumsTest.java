package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.ExactSum;
import io.assay.core.event.InstrumentKind;
import io.assay.core.market.ReferenceSeries;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Sums that keep what horizons share once, and blocks of one length, against sums that keep everything apart.
final class MarkoutSumsTest {
    private static final int HORIZONS = Horizon.values().length;
    private static final int SCALE = 8;

    /// A fill whose price and quantity are integers as they stand.
    private record Plain(long widePrice, long lifted) implements Priced {
        @Override
        public double quantity() {
            return lifted;
        }

        @Override
        public double unit() {
            return 1e-8;
        }

        @Override
        public double notional() {
            return (double) widePrice * lifted * 1e-8;
        }

        @Override
        public void addNotional(ExactSum sum) {
            sum.addProduct(widePrice, lifted, SCALE);
        }
    }

    /// @param largest of prices and quantities: near the square root of 2^127 totals outgrow 128 bits
    private record Kind(long stepNs, int lackingOneIn, long largest, int first, boolean[] wanted) {}

    private static boolean[] every() {
        return MarkoutFold.EVERY.clone();
    }

    private static boolean[] without(int... horizons) {
        var wanted = every();
        for (int horizon : horizons) {
            wanted[horizon] = false;
        }
        return wanted;
    }

    private static final Kind[] KINDS = {new Kind(40_000_000_000L, 0, 1_000_000, 0, every()),
            new Kind(1_000_000_000_000L, 30, 1_000_000, 0, every()),
            new Kind(5_000_000_000_000L, 400, 1L << 62, 0, every()),
            new Kind(900_000_000_000L, 50, 50_000, 1, without(0)),
            new Kind(900_000_000_000L, 50, 50_000, 1, every()),
            new Kind(90_000_000_000L, 50, 50_000, 0, without(0, 1)),
            new Kind(90_000_000_000L, 50, 50_000, 0, without(3))};

    @Test
    void what_is_kept_together_sums_to_what_is_kept_apart() {
        int settled = 0;
        for (int seed = 0; seed < 350; seed++) {
            var kind = KINDS[seed % KINDS.length];
            var random = new SplittableRandom(seed);
            int fills = random.nextInt(2, 300);
            var timesNs = new long[fills];
            var most = new int[MarkoutSums.BLOCK_NS.length];
            var last = new long[most.length];
            Arrays.fill(last, Long.MIN_VALUE);
            var block = new long[most.length];
            for (int i = 0; i < fills; i++) {
                timesNs[i] = (i == 0 ? 0 : timesNs[i - 1]) + random.nextLong(kind.stepNs);
                MarkoutSums.blocks(timesNs[i], block);
                for (int length = 0; length < most.length; length++) {
                    most[length] += block[length] == last[length] ? 0 : 1;
                    last[length] = block[length];
                }
            }
            var quick = new MarkoutSums(SCALE, kind.wanted);
            quick.narrow(most);
            var slow = new MarkoutSums(SCALE, kind.wanted);
            for (long timeNs : timesNs) {
                MarkoutSums.blocks(timeNs, block);
                apply(quick, slow, kind, block, random);
            }
            settled += quick.isSettled() ? 1 : 0;
            for (int horizon = 0; horizon < HORIZONS; horizon++) {
                assertSame(quick.summary(horizon), slow.summary(horizon), quick.isSettled(), "seed " + seed);
            }
        }
        assertThat(settled).isBetween(200, 350);
    }

    private static void apply(MarkoutSums quick, MarkoutSums slow, Kind kind, long[] block, SplittableRandom random) {
        var value = new Plain(random.nextLong(1, kind.largest), random.nextLong(1, kind.largest));
        var type = random.nextBoolean() ? InstrumentKind.PERPETUAL : InstrumentKind.SPOT;
        var moves = new long[HORIZONS];
        for (int horizon = 0; horizon < HORIZONS; horizon++) {
            moves[horizon] = kind.lackingOneIn > 0 && random.nextInt(kind.lackingOneIn) == 0 ? ReferenceSeries.NO_PRICE
                    : random.nextLong(-kind.largest, kind.largest) / 16;
        }
        if (kind.first > 0 && moves[0] == ReferenceSeries.NO_PRICE) {
            return;
        }
        long base = kind.first == 0 ? 0 : moves[0];
        int sign = random.nextBoolean() ? 1 : -1;
        quick.apply(block, type, value, moves, kind.first, base, sign);
        for (int horizon = kind.first; horizon < HORIZONS; horizon++) {
            if (moves[horizon] != ReferenceSeries.NO_PRICE && kind.wanted[horizon]) {
                slow.apply(horizon, block, type, value, sign * (moves[horizon] - base));
            }
        }
    }

    private static void assertSame(MarkoutSummary quick, MarkoutSummary slow, boolean isSettled, String what) {
        assertThat(quick.n()).as(what).isEqualTo(slow.n());
        assertThat(quick.bp()).as(what).isEqualTo(Double.valueOf(slow.bp()));
        assertThat(quick.notional()).as(what).isEqualTo(slow.notional());
        if (isSettled) {
            assertThat(quick.blocks()).as(what).isEqualTo(slow.blocks());
            assertThat(quick.blockError()).as(what).isEqualTo(Double.valueOf(slow.blockError()));
        }
        for (int kind = 0; kind < MarkoutSums.KINDS; kind++) {
            var ours = quick.pools()[kind];
            var theirs = slow.pools()[kind];
            if (ours != null && theirs != null) {
                var one = new Pool();
                var other = new Pool();
                ours.addTo(one, quick.horizon());
                theirs.addTo(other, slow.horizon());
                assertThat(new double[]{one.gain, one.notional, one.gainSquaredOverNotional, one.notionalSquared})
                        .as(what).containsExactly(other.gain, other.notional, other.gainSquaredOverNotional,
                                other.notionalSquared);
            } else {
                assertThat(ours == null).as(what).isEqualTo(theirs == null);
            }
        }
    }
}
