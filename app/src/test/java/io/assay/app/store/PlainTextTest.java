package io.assay.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void a_double_reads_back_to_the_same_bits_and_never_has_an_exponent() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = PlainText.of(value);
                assertThat(Double.parseDouble(text)).isEqualTo(value == 0 ? 0.0 : value);
                assertThat(text).doesNotContain("E").doesNotContain("e");
            }
        }
    }

    @Test
    void everyday_numbers_look_as_people_write_them() {
        assertThat(PlainText.of(3.0)).isEqualTo("3");
        assertThat(PlainText.of(-0.0)).isEqualTo("0");
        assertThat(PlainText.of(-1.5)).isEqualTo("-1.5");
        assertThat(PlainText.of(1e-7)).isEqualTo("0.0000001");
        assertThat(PlainText.of(123456789.25)).isEqualTo("123456789.25");
        assertThat(PlainText.of(1e22)).isEqualTo("10000000000000000000000");
        assertThat(PlainText.of(new BigDecimal("1.500"))).isEqualTo("1.5");
        assertThat(PlainText.of(new BigDecimal("0E-18"))).isEqualTo("0");
    }

    @Test
    void a_moment_is_what_the_calendar_of_the_platform_says() {
        var random = new SplittableRandom(8);
        for (int i = 0; i < 20_000; i++) {
            long ns = random.nextLong();
            Instant instant = Instant.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L),
                    Math.floorMod(ns, 1_000_000_000L));
            String twin = instant.toString().substring(0, 19)
                    + String.format(Locale.ROOT, ".%09dZ", instant.get(ChronoField.NANO_OF_SECOND));
            assertThat(PlainText.moment(ns)).isEqualTo(twin);
        }
    }
}
