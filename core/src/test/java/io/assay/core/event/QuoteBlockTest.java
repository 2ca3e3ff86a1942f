package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuoteBlockTest {
    private static final int ROWS = 10_000;

    /// Against exact decimals; a third of the prices lie a unit of the finer scale apart, or are equal.
    @Test
    void a_bid_is_above_its_ask_whatever_their_scales() {
        var random = new SplittableRandom(11);
        var block = new QuoteBlock();
        var marks = new boolean[ROWS];
        var expected = new boolean[ROWS];
        int crossed = 0;
        int near = 0;
        for (int row = 0; row < ROWS; row++) {
            var bid = decimal(random);
            var ask = random.nextInt(3) > 0 ? decimal(random) : beside(bid, random);
            boolean isOneSided = random.nextInt(10) == 0;
            block.begin(row + 1, 0);
            block.number(QuoteBlock.BID, bid.unscaledValue().longValueExact(), (byte) bid.scale());
            block.number(QuoteBlock.ASK, ask.unscaledValue().longValueExact(),
                    isOneSided ? EventBlock.ABSENT : (byte) ask.scale());
            marks[row] = random.nextInt(10) == 0;
            boolean isAbove = !isOneSided && bid.compareTo(ask) > 0;
            assertThat(block.isCrossed()).as("%s over %s", bid, ask).isEqualTo(isAbove);
            expected[row] = marks[row] || isAbove;
            crossed += isAbove ? 1 : 0;
            near += bid.subtract(ask).unscaledValue().abs().bitLength() <= 1 && bid.scale() != ask.scale() ? 1 : 0;
        }
        block.markCrossed(marks);
        assertThat(marks).isEqualTo(expected);
        assertThat(crossed).isBetween(ROWS / 4, ROWS / 2);
        assertThat(near).isGreaterThan(ROWS / 10);
    }

    private static BigDecimal decimal(SplittableRandom random) {
        return BigDecimal.valueOf(random.nextLong(1_000_000_000_000_000_000L) >> random.nextInt(60), random.nextInt(19))
                .multiply(BigDecimal.valueOf(random.nextInt(20) == 0 ? -1 : 1));
    }

    /// The same number, or one a unit away, at a finer scale where it has room for it.
    private static BigDecimal beside(BigDecimal price, SplittableRandom random) {
        int finer = price.scale() + random.nextInt(19 - price.scale());
        var same = price.setScale(finer);
        return same.precision() > 17 ? price
                : same.add(BigDecimal.valueOf(random.nextInt(-1, 2), finer));
    }
}
