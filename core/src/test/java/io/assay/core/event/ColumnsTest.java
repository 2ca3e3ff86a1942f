package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The columns against plain lists of what was put in.
class ColumnsTest {
    private static final List<String> IDS = List.of("", "0", "7", "07", "123456789012345678", "1234567890123456789",
            "18446744073709551615", "12345678901234567890", "a", "b", "-1", "1e5", "９");

    @Test
    void decimals_come_out_as_they_went_in_and_absent_is_not_zero() {
        var random = new SplittableRandom(3);
        var column = new DecimalColumn();
        var twin = new ArrayList<@Nullable BigDecimal>();
        var total = BigDecimal.ZERO;
        for (int i = 0; i < 5_000; i++) {
            var value = switch (random.nextInt(5)) {
                case 0 -> null;
                case 1 -> new BigDecimal("12345678901234567890.123456789012345678").negate();
                case 2 -> new BigDecimal("1E+3");
                default -> BigDecimal.valueOf(random.nextLong() >> random.nextInt(5, 60), random.nextInt(19));
            };
            column.add(value);
            twin.add(value);
            total = value == null ? total : total.add(value);
        }
        var sum = new ExactSum();
        for (int row = 0; row < twin.size(); row++) {
            column.addTo(sum, row);
            var expected = twin.get(row);
            assertThat(column.isAbsent(row)).isEqualTo(expected == null);
            if (expected == null) {
                assertThat(column.get(row)).isNull();
                assertThat(column.toDouble(row)).isNaN();
            } else {
                assertThat(column.get(row)).isEqualByComparingTo(expected);
                assertThat(column.toDouble(row)).isEqualTo(expected.doubleValue());
            }
        }
        assertThat(sum.value()).isEqualByComparingTo(total);
        int[] order = random.ints(2_000, 0, twin.size()).toArray();
        var permuted = column.in(new RowOrder(order.clone(), twin.size(), Hands.ONE));
        var nullsFirst = Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder());
        for (int i = 1; i < order.length; i++) {
            assertThat(permuted.get(i)).isEqualTo(column.get(order[i]));
            assertThat(Integer.signum(column.compare(order[i], order[i - 1])))
                    .isEqualTo(Integer.signum(nullsFirst.compare(twin.get(order[i]), twin.get(order[i - 1]))));
        }
    }

    @Test
    void a_value_too_wide_for_a_long_is_never_taken_for_zero_units() {
        var column = new DecimalColumn();
        column.add(new BigDecimal("1234567890123456789.5"));
        column.add(new BigDecimal("9.5"));
        column.add(null);
        assertThat(column.fits(0, 18, Long.MAX_VALUE)).isFalse();
        assertThatThrownBy(() -> column.unscaledAt(0, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> column.unscaledAt(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThat(column.unscaledAt(1, 3)).isEqualTo(9_500);
        assertThat(column.fits(1, 3, 9_501)).isTrue();
        assertThat(column.fits(1, 3, 9_500)).isFalse();
        assertThat(column.fits(2, 0, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void ids_come_out_digit_for_digit_and_are_ordered_none_numbers_texts() {
        var column = new IdColumn();
        IDS.forEach(column::add);
        IDS.forEach(column::add);
        for (int row = 0; row < 2 * IDS.size(); row++) {
            assertThat(column.get(row)).isEqualTo(IDS.get(row % IDS.size()));
            assertThat(column.isNone(row)).isEqualTo(column.get(row).isEmpty());
            for (int other = 0; other < 2 * IDS.size(); other++) {
                boolean same = column.get(row).equals(column.get(other));
                assertThat(column.code(row) == column.code(other)).isEqualTo(same);
                assertThat(column.compare(row, other) == 0).isEqualTo(same);
                assertThat(Integer.signum(column.compare(row, other)))
                        .isEqualTo(-Integer.signum(column.compare(other, row)));
            }
        }
        var sorted = IntStream.range(0, IDS.size()).boxed().sorted(column::compare).map(column::get).toList();
        assertThat(sorted).startsWith("", "0", "7", "123456789012345678", "-1", "07");
        assertThat(column.in(new RowOrder(new int[]{4, 0, 8}, 2 * IDS.size(), Hands.ONE)).get(2)).isEqualTo("a");
    }

    @Test
    void names_are_numbered_as_met_and_ranked_by_alphabet() {
        var names = new Names();
        var met = List.of("m", "a", "z", "a", "B", "m");
        assertThat(met.stream().map(names::number)).containsExactly(0, 1, 2, 1, 3, 0);
        assertThat(names.inOrder()).containsExactly("m", "a", "z", "B");
        assertThat(names.ranks()).containsExactly(2, 1, 3, 0);
        assertThat(names.size()).isEqualTo(4);
    }

    @Test
    void flags_keep_every_side_liquidity_and_cause() {
        for (var side : Side.values()) {
            for (var liquidity : Liquidity.values()) {
                for (var cause : Cause.values()) {
                    byte flags = Flags.of(side, liquidity, cause);
                    assertThat(List.of(Flags.side(flags), Flags.liquidity(flags), Flags.cause(flags)))
                            .containsExactly(side, liquidity, cause);
                }
            }
        }
    }

    @Test
    void merge_sort_is_stable_and_agrees_with_the_library() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            int n = random.nextInt(200);
            int[] key = random.ints(n, 0, 1 + random.nextInt(20)).toArray();
            int[] rows = IntStream.range(0, n).toArray();
            IntSort.sort(rows, 0, n, (a, b) -> Integer.compare(key[a], key[b]));
            assertThat(rows).containsExactly(IntStream.range(0, n).boxed().sorted(Comparator.comparingInt(i -> key[i]))
                    .mapToInt(Integer::intValue).toArray());
        }
    }
}
