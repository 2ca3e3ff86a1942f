package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @Test
    void plain_text_reads_as_big_decimal_reads_it() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            var text = (random.nextBoolean() ? "-" : "") + digits(random, 1 + random.nextInt(20))
                    + (random.nextBoolean() ? "" : "." + digits(random, 1 + random.nextInt(18)));
            assertThat(Decimals.parse(text)).isEqualTo(Decimals.strip(new BigDecimal(text)));
        }
    }

    @Test
    void equal_values_are_equal_objects_whatever_their_zeros() {
        assertThat(Decimals.parse("100.00")).isEqualTo(Decimals.parse("100")).isEqualTo(new BigDecimal("100"));
        assertThat(Decimals.parse("-0.000")).isEqualTo(BigDecimal.ZERO);
        assertThat(Decimals.parse("007.50")).isEqualTo(new BigDecimal("7.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", ".5", "5.", "-.5", "+1", "1e5", "1E-5", "0x1F", "NaN", "Infinity", "1,234.5",
            "1_000", " 1", "1 ", "--1", "1.2.3", "1-2", "\u0661\u0662", "1\u0000", "1.0000000000000000001",
            "123456789012345678901", "1/2", "null", "true"})
    void anything_else_is_no_number(String text) {
        assertThat(Decimals.parse(text)).isNull();
    }

    @Test
    void the_widest_value_of_38_digits_keeps_every_digit() {
        var widest = "-99999999999999999999.999999999999999999";
        assertThat(Decimals.parse(widest)).isEqualTo(new BigDecimal(widest));
        assertThat(Decimals.isNarrow(new BigDecimal("0.000000000000000001"))).isTrue();
        assertThat(Decimals.isNarrow(new BigDecimal("1.000000000000000001"))).isFalse();
    }

    private static String digits(SplittableRandom random, int count) {
        return random.ints(count, 0, 10).collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
