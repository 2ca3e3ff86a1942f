package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Decimals;
import java.math.BigDecimal;
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

    private static int slowly(long size, int own) {
        int scale = own;
        while (scale < Decimals.FRACTION_MAX && size <= (Prices.LIMIT - 1) / PackedColumn.power(scale + 1 - own)) {
            scale++;
        }
        return scale;
    }
}
