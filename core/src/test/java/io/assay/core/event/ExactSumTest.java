package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    /// A term given in each of the ways a sum takes one.
    private record Term(long a, long b, int scale) {
        BigDecimal value() {
            return new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), scale);
        }

        void addTo(ExactSum sum) {
            if (b == 1) {
                sum.add(a, scale);
            } else {
                sum.addProduct(a, b, scale);
            }
        }
    }

    @Test
    void it_is_the_sum_big_decimal_makes_whatever_the_order() {
        int spilled = 0;
        for (int seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed);
            var terms = terms(random, 1 + random.nextInt(200));
            var expected = terms.stream().map(Term::value).reduce(BigDecimal.ZERO, BigDecimal::add);
            var sum = new ExactSum();
            terms.forEach(term -> term.addTo(sum));
            var other = new ExactSum();
            SampleFills.shuffled(terms, random).forEach(term -> term.addTo(other));
            assertThat(sum.value()).isEqualByComparingTo(expected).isEqualTo(other.value());
            assertThat(sum.toDouble()).isEqualTo(expected.doubleValue()).isEqualTo(other.toDouble());
            spilled += expected.unscaledValue().bitLength() > 127 ? 1 : 0;
        }
        assertThat(spilled).as("sums beyond 128 bits").isBetween(20, 380);
    }

    @Test
    void a_sum_of_sums_is_the_sum_of_all_terms() {
        var random = new SplittableRandom(7);
        var total = new ExactSum();
        var expected = BigDecimal.ZERO;
        for (int part = 0; part < 50; part++) {
            var sum = new ExactSum();
            for (var term : terms(random, random.nextInt(20))) {
                term.addTo(sum);
                expected = expected.add(term.value());
            }
            total.add(sum);
        }
        assertThat(total.value()).isEqualByComparingTo(expected);
        total.add(total);
        assertThat(total.value()).isEqualByComparingTo(expected.add(expected));
    }

    @Test
    void opposite_terms_at_the_edge_of_a_long_leave_nothing() {
        var sum = new ExactSum();
        for (int i = 0; i < 1000; i++) {
            sum.addProduct(Long.MIN_VALUE, Long.MIN_VALUE, 18);
        }
        for (int i = 0; i < 1000; i++) {
            sum.addProduct(Long.MIN_VALUE, Long.MAX_VALUE, 18);
            sum.addProduct(Long.MIN_VALUE, 1, 18);
        }
        assertThat(sum.value()).isEqualTo(BigDecimal.ZERO);
        assertThat(new ExactSum().value()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void wide_decimals_are_added_exactly() {
        var sum = new ExactSum();
        sum.add(new BigDecimal("99999999999999999999.999999999999999999"));
        sum.add(new BigDecimal("0.000000000000000001"));
        sum.add(new BigDecimal("1E+5"));
        assertThat(sum.value()).isEqualTo(new BigDecimal("100000000000000100000"));
    }

    @Test
    void it_rounds_once_to_the_nearest_double() {
        var sum = new ExactSum();
        for (int i = 0; i < 10; i++) {
            sum.add(1, 1);
        }
        assertThat(sum.toDouble()).isEqualTo(1.0);
        sum.add(-3, 1);
        assertThat(sum.toDouble()).isEqualTo(0.7);
        sum.add(Long.MIN_VALUE, 0);
        assertThat(sum.toDouble()).isEqualTo(new BigDecimal("-9223372036854775807.3").doubleValue());
    }

    private static List<Term> terms(SplittableRandom random, int count) {
        var terms = new ArrayList<Term>();
        int bits = 20 + random.nextInt(44);
        int scales = random.nextBoolean() ? 9 : 37;
        for (int i = 0; i < count; i++) {
            long a = random.nextLong() >> (63 - Math.min(63, bits));
            long b = random.nextInt(3) == 0 ? 1 : random.nextLong() >> random.nextInt(64);
            terms.add(new Term(a, b, random.nextInt(scales)));
        }
        return terms;
    }

    /// The nearest double, by the quick way and by BigDecimal: sums of all sizes, and such as lie half way between two doubles.
    @Test
    void doubles_are_the_nearest() {
        var random = new SplittableRandom(12);
        for (int i = 0; i < 200_000; i++) {
            var sum = new ExactSum();
            int scale = random.nextInt(19);
            long high = random.nextLong() >> (1 + random.nextInt(63));
            long low = random.nextInt(3) == 0 ? 1L << random.nextInt(64) : random.nextLong() >>> random.nextInt(64);
            sum.add(high, low, scale);
            assertThat(sum.toDouble()).isEqualTo(sum.value().doubleValue());
        }
        for (int bit = 0; bit < 50; bit++) {
            var half = new ExactSum();
            half.add(((1L << 53) + 1) << (bit % 9), 0);
            assertThat(half.toDouble()).isEqualTo(half.value().doubleValue());
        }
    }
}
