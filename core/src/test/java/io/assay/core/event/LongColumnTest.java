package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

final class LongColumnTest {
    private static final int ROWS = 20_000;

    /// The twin of a column is the array it was filled from.
    private static LongColumn assertKept(LongUnaryOperator valueOf) {
        var twin = new long[ROWS];
        var column = new LongColumn();
        for (int row = 0; row < ROWS; row++) {
            twin[row] = valueOf.applyAsLong(row);
            column.add(twin[row]);
        }
        assertSame(column, twin);
        return column;
    }

    private static void assertSame(LongColumn column, long[] twin) {
        assertThat(column.size()).isEqualTo(twin.length);
        for (int row = 0; row < twin.length; row++) {
            assertThat(column.get(row)).as("row " + row).isEqualTo(twin[row]);
        }
        int[] bounds = {0, 1, 77, 4_095, 4_096, 4_097, 9_000, twin.length - 1, twin.length};
        var copied = new long[twin.length];
        for (int i = 1; i < bounds.length; i++) {
            for (int j = 0; j < i; j++) {
                column.copyTo(copied, bounds[j], bounds[i]);
                assertThat(Arrays.equals(copied, 0, bounds[i] - bounds[j], twin, bounds[j], bounds[i]))
                        .as("rows " + bounds[j] + " to " + bounds[i]).isTrue();
            }
        }
    }

    private static double bytesARow(LongColumn column) {
        return column.bytes() / (double) (ROWS / 4096 * 4096);
    }

    @Test
    void numbers_of_any_width_come_back() {
        var random = new SplittableRandom(1);
        for (int bits = 0; bits <= 64; bits++) {
            long mask = bits == 0 ? 0 : -1L >>> (64 - bits);
            long base = random.nextLong();
            assertKept(row -> base + (random.nextLong() & mask));
        }
    }

    @Test
    void extremes_and_marks_of_what_is_absent_come_back_anywhere() {
        var random = new SplittableRandom(2);
        long[] some = {Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE + 1, 0, -1, 1};
        assertKept(row -> some[random.nextInt(some.length)]);
        for (int bits = 0; bits < 64; bits++) {
            int width = bits;
            assertKept(row -> random.nextInt(3) == 0 ? Long.MIN_VALUE : (1L << width) - 1 - random.nextInt(2));
        }
        assertKept(row -> Long.MIN_VALUE);
        assertKept(row -> row == 5_000 ? 7 : Long.MIN_VALUE);
    }

    @Test
    void what_neighbours_share_takes_no_bytes() {
        var random = new SplittableRandom(3);
        assertThat(assertKept(row -> 42).bytes()).isZero();
        assertThat(assertKept(row -> 1_000_000L + row).bytes()).as("a line number").isZero();
        assertThat(bytesARow(assertKept(row -> random.nextInt(50)))).as("one of 50").isLessThan(0.76);
        long startNs = 1_735_689_600_000_000_000L;
        // 4,096 milliseconds take 12 bits; as nanoseconds they would take 32
        assertThat(bytesARow(assertKept(row -> startNs + 1_000_000L * random.nextInt(4096)))).isLessThan(1.51);
        assertThat(bytesARow(assertKept(row -> random.nextInt(9) == 0 ? Long.MIN_VALUE : random.nextInt(255))))
                .as("a byte, or absent").isLessThan(1.01);
        assertThat(bytesARow(assertKept(row -> random.nextLong()))).isEqualTo(8);
    }

    @Test
    void multiples_of_a_unit_come_back_with_holes_and_along_a_line() {
        var random = new SplittableRandom(7);
        for (long unit : new long[]{1, 7, 1_000, 2_000, 1_000_000, 1_000_000_000, 3_000_000_000L}) {
            for (long slope : new long[]{0, 1, 999, 1_000, 5_000_000, -3_000_000_000L}) {
                for (int holes = 0; holes < 2; holes++) {
                    boolean isHoled = holes > 0;
                    long base = random.nextLong() >> 2;
                    var kept = assertKept(row -> isHoled && random.nextInt(4) == 0 ? Long.MIN_VALUE
                            : base + slope * row + unit * random.nextInt(4_000));
                    boolean isOfUnit = unit % 1_000 == 0 && slope == 0;
                    assertThat(bytesARow(kept)).isLessThan(isOfUnit ? 1.76 : 8.01);
                }
            }
        }
    }

    @Test
    void what_lies_near_another_column_is_kept_as_the_distance() {
        var random = new SplittableRandom(6);
        for (int kind = 0; kind < 4; kind++) {
            var happened = new LongColumn();
            var received = new LongColumn(happened);
            var twin = new long[ROWS];
            for (int row = 0; row < ROWS; row++) {
                long atNs = random.nextInt(5) == 0 && kind == 3 ? Long.MIN_VALUE : random.nextLong(1L << 50);
                twin[row] = switch (kind) {
                    case 0 -> atNs + 40_000;
                    case 1 -> random.nextInt(9) == 0 ? Long.MIN_VALUE : atNs + random.nextInt(1000);
                    case 2 -> random.nextLong();
                    default -> random.nextInt(3) == 0 ? Long.MIN_VALUE : random.nextInt(3) == 0 ? 0 : atNs + 7;
                };
                happened.add(atNs);
                received.add(twin[row]);
            }
            assertSame(received, twin);
            double[] most = {0, 1.3, 8, 8};
            assertThat(bytesARow(received)).as("kind " + kind).isLessThanOrEqualTo(most[kind]);
        }
    }

    @Test
    void a_value_can_be_changed_in_any_chunk() {
        var random = new SplittableRandom(4);
        var column = new LongColumn();
        var twin = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            twin[row] = row % 7;
            column.add(twin[row]);
        }
        for (int change = 0; change < 200; change++) {
            int row = random.nextInt(ROWS);
            twin[row] = random.nextBoolean() ? random.nextLong() : twin[row];
            column.set(row, twin[row]);
        }
        assertSame(column, twin);
    }

    @Test
    void stretches_of_an_array_and_single_values_give_one_column() {
        var random = new SplittableRandom(5);
        var values = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            values[row] = random.nextLong(1000) - 500;
        }
        var ints = new int[ROWS];
        var bytes = new byte[ROWS];
        for (int row = 0; row < ROWS; row++) {
            ints[row] = (int) values[row];
            bytes[row] = (byte) values[row];
        }
        var column = new LongColumn();
        var twin = new long[ROWS];
        for (int row = 0; row < ROWS;) {
            int count = Math.min(ROWS - row, random.nextInt(6000));
            int how = random.nextInt(4);
            switch (how) {
                case 0 -> column.append(values, row, count);
                case 1 -> column.append(ints, row, count, 1L << 40);
                case 2 -> column.append(bytes, row, count);
                default -> column.fill(values[row], count);
            }
            for (int i = row; i < row + count; i++) {
                twin[i] = how == 1 ? values[i] + (1L << 40) : how == 2 ? bytes[i] : how == 3 ? values[row] : values[i];
            }
            row += count;
        }
        assertSame(column, twin);
    }

    @Test
    void rows_can_be_taken_in_another_order() {
        var column = assertKept(row -> row * 31L % 1009);
        int[] order = {19_999, 0, 4_096, 4_095, 0};
        var permuted = new RowOrder(order.clone(), column.size(), Hands.ONE).take(column);
        assertThat(permuted.size()).isEqualTo(5);
        for (int i = 0; i < order.length; i++) {
            assertThat(permuted.get(i)).isEqualTo(column.get(order[i]));
        }
        column.clear();
        assertThat(column.size()).isZero();
        assertThat(permuted.get(1)).isZero();
    }
}
