package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Minutes counted block by block against the same change by change, bit for bit.
class HeldMeansTest {
    private static final int MINUTES = 400;

    @Test
    void blocks_count_as_their_changes_do() {
        int blocks = 0;
        for (int seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var held = new Held(random);
            var quick = new HeldMeans();
            var slow = new HeldMeans();
            for (int first = 0; first < MINUTES;) {
                int last = Math.min(MINUTES, first + 1 + random.nextInt(1 << random.nextInt(1, 9)));
                long end = quick.count(held, first, last);
                assertThat(end).isEqualTo(Math.max(first, Math.min(last, held.until)));
                slow(held, first, (int) end, slow);
                blocks += end - first > MinuteBlock.MINUTES ? 1 : 0;
                first = last;
            }
            assertThat(written(quick)).isEqualTo(written(slow));
            quick.clear();
            assertThat(written(quick)).containsOnly(Double.NaN);
        }
        assertThat(blocks).isGreaterThan(100);
    }

    private static void slow(Held held, int first, int end, HeldMeans into) {
        for (int since = first; since < end;) {
            int next = held.changes.nextSetBit(since + 1);
            int to = next < 0 ? end : Math.min(end, next);
            var sums = new HeldSums(0, 0);
            sums.gross = held.gross[since];
            sums.net = held.net[since];
            sums.absUnderlying = held.absUnderlying[since];
            into.count((to - since) * HeldMeans.MINUTE_S, sums);
            since = to;
        }
    }

    private static double[] written(HeldMeans means) {
        var row = new double[Column.ALL.size()];
        Arrays.fill(row, Double.NaN);
        means.write(row);
        return row;
    }

    /// What changes at some minutes, and may be weighed until one.
    private static final class Held implements MinuteBlocks {
        final double[] gross = new double[MINUTES];
        final double[] net = new double[MINUTES];
        final double[] absUnderlying = new double[MINUTES];
        final BitSet changes = new BitSet();
        final int until;

        Held(SplittableRandom random) {
            until = random.nextInt(MINUTES / 2, 2 * MINUTES);
            int rare = random.nextInt(1, 200);
            for (int i = 0; i < MINUTES; i++) {
                boolean isChange = i == 0 || random.nextInt(rare) == 0;
                changes.set(i, isChange);
                net[i] = isChange ? random.nextDouble(-1e6, 1e6) : net[i - 1];
                absUnderlying[i] = isChange ? Math.abs(net[i]) + random.nextDouble(1e5) : absUnderlying[i - 1];
                gross[i] = isChange ? absUnderlying[i] + random.nextDouble(1e5) : gross[i - 1];
            }
        }

        @Override
        public long blocksUntil(long minute) {
            return until;
        }

        @Override
        public MinuteBlock block(long first, int count) {
            var block = new MinuteBlock(0);
            for (int i = 0; i < count; i++) {
                int minute = (int) first + i;
                block.gross[i] = gross[minute];
                block.net[i] = net[minute];
                block.absUnderlying[i] = absUnderlying[minute];
                block.changes |= changes.get(minute) ? 1L << i : 0;
            }
            return block;
        }
    }
}
