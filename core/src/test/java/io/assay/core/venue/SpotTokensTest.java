package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Cause;
import io.assay.core.event.FillBlock;
import io.assay.core.event.FillNames;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpotTokensTest {
    private static final List<String> CURRENCIES = List.of("", "USDC", "HYPE", "PURR");

    @Test
    void rows_of_a_block_tell_what_its_fills_tell() {
        var random = new SplittableRandom(1);
        int known = 0;
        for (int turn = 0; turn < 300; turn++) {
            int instruments = turn == 0 ? 200_000 : 1 + random.nextInt(40);
            var names = IntStream.range(0, instruments).mapToObj(i -> i % 3 == 0 ? "C" + i : "@" + i).toList();
            var block = block(random, names);
            int from = random.nextInt(10);
            int to = from + random.nextInt(60);
            var quick = new SpotTokens();
            quick.observe(block, from, to);
            var slow = new SpotTokens();
            for (int row = from; row < to; row++) {
                slow.observe(block.fill(row));
            }
            for (int row = from; row < to; row++) {
                var name = block.instrumentName(row);
                assertThat(quick.base(name)).isEqualTo(slow.base(name));
                assertThat(quick.quote(name)).isEqualTo(slow.quote(name));
                known += quick.base(name).isEmpty() ? 0 : 1;
            }
        }
        assertThat(known).isGreaterThan(1_000);
    }

    private static FillBlock block(SplittableRandom random, List<String> instruments) {
        var block = new FillBlock(new FillNames());
        for (int row = 0; row < 70; row++) {
            block.begin(row + 1, -1, -1);
            int instrument = random.nextInt(instruments.size());
            block.instrument(instrument);
            block.price(1, (byte) 0);
            block.quantity(1, (byte) 0);
            var side = random.nextBoolean() ? Side.BUY : Side.SELL;
            block.what(side, Liquidity.UNKNOWN, Cause.NORMAL);
            if (random.nextInt(4) > 0) {
                long fee = random.nextLong(-2, 3);
                boolean isBase = (side == Side.BUY) == (fee >= 0);
                block.fee(fee, (byte) 0);
                block.currency(random.nextInt(20) == 0 ? random.nextInt(4) : isBase ? 2 : 1);
            }
        }
        block.commit();
        block.finish(List.of("a"), instruments, CURRENCIES);
        block.learn();
        return block;
    }
}
