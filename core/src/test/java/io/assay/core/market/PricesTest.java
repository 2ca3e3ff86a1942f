package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Decimals;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PricesTest {
    @Test
    void the_finest_scale_of_a_price_is_what_trying_digit_after_digit_finds() {
        var column = new PackedColumn();
        int row = 0;
        for (int own = 0; own <= Decimals.FRACTION_MAX; own++) {
            for (int bit = 0; bit < 57; bit++) {
                for (long near : new long[]{(1L << bit) - 1, 1L << bit, -(1L << bit)}) {
                    column.add(BigDecimal.valueOf(near, own));
                    int scale = column.scale(row);
                    assertThat(Prices.finest(column.packed().get(row))).as(near + " at " + own)
                            .isEqualTo(slowly(Math.abs(column.unscaledAt(row, scale)), scale));
                    row++;
                }
            }
        }
        assertThat(row).isEqualTo(19 * 57 * 3);
    }

    @Test
    void the_scale_of_prices_is_what_counting_at_every_scale_finds() {
        var random = new SplittableRandom(20_261_125);
        var chosen = new TreeSet<Integer>();
        for (int round = 0; round < 2_000; round++) {
            int rows = 1 + random.nextInt(40);
            int scaleMin = random.nextInt(8);
            int scaleMax = scaleMin + random.nextInt(20 - scaleMin);
            int finest = random.nextInt(19);
            var bids = column(random, rows, finest);
            var asks = round % 3 == 0 ? bids : column(random, rows, finest);
            int scale = Prices.of(bids, asks, rows, scaleMin, scaleMax).scale();
            assertThat(scale).as("round %s", round).isEqualTo(slowly(bids, asks, rows, scaleMin, scaleMax));
            chosen.add(scale - scaleMin);
        }
        assertThat(chosen).as("from the coarsest scale to the finest").hasSizeGreaterThan(15);
    }

    /// Some absent, some wide, some so large that few digits are left for a scale.
    private static PackedColumn column(SplittableRandom random, int rows, int finest) {
        var column = new PackedColumn();
        for (int row = 0; row < rows; row++) {
            column.add(random.nextInt(9) == 0 ? null
                    : BigDecimal.valueOf(random.nextLong(1L << (1 + random.nextInt(60))),
                            Math.max(0, finest - random.nextInt(4))));
        }
        return column;
    }

    /// The coarsest of the scales, between two, that hold the most rows.
    private static int slowly(PackedColumn bids, PackedColumn asks, int rows, int scaleMin, int scaleMax) {
        int best = scaleMin;
        int most = -1;
        for (int scale = scaleMin; scale <= Math.min(scaleMax, Decimals.FRACTION_MAX); scale++) {
            int held = 0;
            for (int row = 0; row < rows; row++) {
                boolean halves = bids != asks && Math.max(bids.scale(row), asks.scale(row)) + 1 > scale;
                held += !halves && bids.fits(row, scale, Prices.LIMIT) && asks.fits(row, scale, Prices.LIMIT) ? 1 : 0;
            }
            if (held > most) {
                most = held;
                best = scale;
            }
        }
        return best;
    }

    private static int slowly(long size, int own) {
        int scale = own;
        while (scale < Decimals.FRACTION_MAX && size <= (Prices.LIMIT - 1) / PackedColumn.power(scale + 1 - own)) {
            scale++;
        }
        return scale;
    }
}
