package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountTest {
    @Test
    void the_rounding_of_sums_is_no_amount() {
        assertThat(Amount.usd(8.9e-17)).isEqualTo("0.00");
        assertThat(Amount.usd(-8.9e-17)).isEqualTo("0.00");
        assertThat(new Interval(8.9e-17, -1e-16, 2e-16, 0.95).isZero()).isTrue();
    }

    @Test
    void amounts_that_differ_by_rounding_alone_tie() {
        assertThat(Amount.withoutRounding(3.1 + 4e-16)).isEqualTo(Amount.withoutRounding(3.1));
        assertThat(Amount.withoutRounding(3.1 + 1e-8)).isGreaterThan(Amount.withoutRounding(3.1));
        assertThat(Amount.withoutRounding(Double.NaN)).isNaN();
    }

    @Test
    void a_small_amount_keeps_two_digits() {
        assertThat(Amount.usd(0.000112)).isEqualTo("0.00011");
        assertThat(Amount.usd(-0.0049)).isEqualTo("-0.0049");
        assertThat(Amount.usd(1234.567)).isEqualTo("1,234.57");
        assertThat(new Interval(0, -0.0001, 0.0001, 0.95).isZero()).isFalse();
    }
}
