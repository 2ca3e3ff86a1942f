package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScalesTest {
    @Test
    void the_finest_scale_of_a_number_is_what_trying_digit_after_digit_finds() {
        int tried = 0;
        for (int own = 0; own <= Decimals.FRACTION_MAX; own++) {
            for (int bit = 0; bit < 63; bit++) {
                for (long near : new long[]{(1L << bit) - 1, 1L << bit, ((1L << 62) - 1) / Decimals.power(bit % 19),
                        ((1L << 62) - 1) / Decimals.power(bit % 19) + 1, -(1L << bit), 0, Long.MAX_VALUE}) {
                    assertThat(Scales.finest(near, own)).as(near + " at " + own).isEqualTo(slowly(near, own));
                    tried++;
                }
            }
        }
        assertThat(tried).isEqualTo(19 * 63 * 7);
    }

    private static int slowly(long unscaled, int own) {
        int scale = own - 1;
        while (scale < Decimals.FRACTION_MAX
                && unscaled <= ((1L << 62) - 1) / Decimals.power(scale + 1 - own)) {
            scale++;
        }
        return scale;
    }
}
