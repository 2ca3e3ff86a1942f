package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowOrderTest {
    /// Around a chunk of 4,096 rows, a batch of 8 chunks and a span of 131,072.
    private static final List<Integer> SIZES = List.of(0, 1, 4_095, 4_096, 4_097, 32_769, 131_072, 140_001, 300_000);

    /// The last piece first.
    static final Hands BACKWARDS = (count, piece) -> {
        for (int i = count - 1; i >= 0; i--) {
            piece.accept(i);
        }
    };
    /// Whoever comes.
    static final Hands MANY = (count, piece) -> IntStream.range(0, count).parallel().forEach(piece);

    @Test
    void columns_of_any_length_and_kind_are_what_one_look_after_another_finds() {
        var random = new SplittableRandom(1);
        for (int size : SIZES) {
            var wild = column(size, i -> random.nextInt(9) == 0 ? Long.MIN_VALUE : random.nextLong());
            var narrow = column(size, i -> random.nextLong(1L << 20) * 1_000_000);
            var late = column(size, i -> random.nextInt(9) == 0 ? -1 : narrow.get(i) + random.nextInt(5));
            var same = LongColumn.of(7, size);
            var order = IntStream.range(0, size).filter(i -> random.nextInt(10) > 0).toArray();
            shuffle(order, random);
            for (var hands : List.of(Hands.ONE, BACKWARDS, MANY)) {
                var rows = new RowOrder(order.clone(), size, hands);
                assertThat(rows.size()).isEqualTo(order.length);
                assertSame(rows.take(wild), wild, order);
                var near = rows.take(narrow);
                assertSame(rows.take(late, near), late, order);
                assertSame(near, narrow, order);
                assertSame(rows.take(same), same, order);
                near.add(42);
                assertThat(near.get(order.length)).as("what is taken can grow").isEqualTo(42);
                var found = new int[size];
                Arrays.fill(found, -1);
                rows.each((row, place) -> found[row] = place);
                for (int i = 0; i < order.length; i++) {
                    assertThat(found[order[i]]).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void stretches_hold_every_row_once_chunk_by_chunk() {
        for (int size : SIZES) {
            for (int groups : new int[]{0, 1, 50, 100_000}) {
                var stretches = RowStretches.of(size, groups);
                var seen = new int[size];
                stretches.each(BACKWARDS, stretch -> stretches.walk(stretch, (from, to) -> {
                    assertThat(from % LongColumn.CHUNK).isZero();
                    assertThat(to - from).isBetween(1, LongColumn.CHUNK);
                    for (int i = from; i < to; i++) {
                        seen[i]++;
                    }
                }));
                assertThat(Arrays.stream(seen).allMatch(times -> times == 1)).isTrue();
                assertThat(stretches.count()).isBetween(1, 8);
            }
        }
        assertThat(RowStretches.of(300_000, 50).count()).isEqualTo(8);
        assertThat(RowStretches.of(300_000, 100_000).count()).as("tables larger than what they count").isEqualTo(1);
    }

    @Test
    void rows_of_a_column_come_at_once_as_they_come_one_by_one() {
        var random = new SplittableRandom(2);
        var happened = column(20_000, i -> 1_000_000L * random.nextInt(1 << 20));
        var received = new LongColumn(happened);
        IntStream.range(0, 20_000).forEach(row -> received.add(row % 11 == 0 ? -1 : happened.get(row) + row % 7));
        var steady = column(20_000, i -> 3L * i);
        for (int trial = 0; trial < 200; trial++) {
            int from = random.nextInt(20_000);
            int to = from + random.nextInt(20_001 - from);
            for (var column : List.of(happened, received, steady)) {
                var at = new long[to - from];
                column.copyTo(at, from, to);
                assertThat(at).containsExactly(IntStream.range(from, to).mapToLong(column::get).toArray());
            }
        }
    }

    private static LongColumn column(int size, IntToLongFunction value) {
        var column = new LongColumn();
        for (int i = 0; i < size; i++) {
            column.add(value.applyAsLong(i));
        }
        return column;
    }

    private static void assertSame(LongColumn taken, LongColumn from, int[] order) {
        assertThat(taken.size()).isEqualTo(order.length);
        for (int i = 0; i < order.length; i++) {
            if (taken.get(i) != from.get(order[i])) {
                assertThat(taken.get(i)).as("row " + i).isEqualTo(from.get(order[i]));
            }
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
    }
}
