package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Decimals;
import io.assay.core.event.EventBlock;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Decimals taken together against exact arithmetic, one by one.
class CellDecimalsTest {
    private static final int ROWS = 1_000;
    private static final int NAMES = 5;

    private final SplittableRandom random = new SplittableRandom(5);
    private int taken;
    private int refused;
    private final Cells one = new CellColumns() {
        @Override
        public void at(int row) {
            throw new IllegalStateException("nobody asks");
        }

        @Override
        public boolean isEmpty(int column) {
            return true;
        }

        @Override
        public boolean text(int column) {
            return false;
        }

        @Override
        public boolean decimal(int column) {
            return false;
        }

        @Override
        public boolean count(int column) {
            return false;
        }

        @Override
        public boolean moment(int column) {
            return false;
        }
    };

    /// Of 738,400 drawn, 603,931 were taken; those refused are wide or need more than 18 digits.
    @Test
    void decimals_of_any_size_scale_and_name_become_what_exact_arithmetic_makes_of_them() {
        check(false);
        assertThat(taken).isGreaterThan(500_000);
        assertThat(refused).isGreaterThan(10_000);
    }

    @Test
    void so_do_those_of_64_bits() {
        check(true);
        assertThat(taken).isGreaterThan(500_000);
        assertThat(refused).isGreaterThan(10_000);
    }

    private void check(boolean areNarrow) {
        for (int round = 0; round < 400; round++) {
            int digits = random.nextInt(20);
            boolean isRegular = random.nextInt(2) == 0;
            var decimals = new CellDecimals();
            for (int again = 0; again < 2; again++) {
                var values = new BigInteger[ROWS];
                var names = new int[ROWS];
                var numbers = new long[ROWS];
                var scales = new byte[ROWS];
                for (int i = 0; i < ROWS; i++) {
                    names[i] = random.nextInt(-1, NAMES);
                    values[i] = isRegular ? regular(digits, names[i]) : any();
                    if (areNarrow) {
                        values[i] = BigInteger.valueOf(i % 97 == 0 ? Long.MIN_VALUE : values[i].longValue());
                    }
                }
                decimals.over(numbers, scales, names, ROWS);
                for (int i = 0; i < ROWS; i++) {
                    decimals.high()[i] = values[i].shiftRight(64).longValue();
                    decimals.low()[i] = values[i].longValue();
                    if (i % 13 == 0) {
                        decimals.none(i);
                    }
                }
                if (areNarrow) {
                    decimals.takeAllNarrow(one, digits);
                } else {
                    decimals.takeAll(one, digits);
                }
                for (int i = 0; i < ROWS; i++) {
                    if (i % 13 == 0) {
                        assertThat(scales[i]).isEqualTo(EventBlock.ABSENT);
                        assertThat(numbers[i]).isZero();
                    } else if (scales[i] == CellDecimals.UNREADABLE) {
                        refused++;
                        var plain = Decimals.strip(new BigDecimal(values[i], digits));
                        assertThat(Decimals.isNarrow(plain) && plain.scale() <= 18 && values[i].bitLength() < 64)
                                .as("%s at %s", values[i], digits).isFalse();
                    } else {
                        taken++;
                        assertThat(BigDecimal.valueOf(numbers[i], scales[i])).as("%s at %s", values[i], digits)
                                .isEqualTo(Decimals.strip(new BigDecimal(values[i], digits)));
                        assertThat(Math.abs(numbers[i])).isLessThan(Cells.LIMIT);
                    }
                }
            }
        }
    }

    private BigInteger any() {
        if (random.nextInt(50) == 0) {
            return BigInteger.ONE.shiftLeft(random.nextInt(127))
                    .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1));
        }
        var value = BigInteger.valueOf(random.nextLong() >> random.nextInt(64))
                .multiply(BigInteger.TEN.pow(random.nextInt(20)));
        return value.bitLength() > 127 ? BigInteger.ZERO : value;
    }

    /// A number as an instrument's prices are: few digits, as many behind the point as its tick has.
    private BigInteger regular(int digits, int name) {
        return BigInteger.valueOf(random.nextInt(-1_000_000, 1_000_000))
                .multiply(BigInteger.TEN.pow(Math.max(0, digits - name)));
    }
}
