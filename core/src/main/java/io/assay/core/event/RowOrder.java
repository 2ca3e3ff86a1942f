package io.assay.core.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows of a log in another order, into which columns are taken one after the other.
///
/// What is next to each other in the new order lies anywhere in the old one, and a look at each row's place is a look at memory
/// far away. So the new order is cut into spans of 131,072 rows, whose values a core keeps near, and the rows of a span are
/// listed by the chunk of the old order that they lie in. A column is unpacked chunk by chunk, each value listed for its
/// span; then each span puts its list where it belongs: memory is walked through in stretches only. The lists take 12 bytes
/// a row, once for all columns. Chunks touch nothing of each other's, nor do spans.
final class RowOrder {
    private static final int SPAN_BITS = 17;
    static final int SPAN = 1 << SPAN_BITS;
    /// Chunks unpacked together, so that the list of a span is written in stretches of some length.
    private static final int BATCH = 8;
    /// Pieces of work with an array of their own.
    private static final int PIECES = 8;

    private final Hands hands;
    private final int size;
    /// Place in the chunk and, above it, place in the span.
    private final int[] moves;
    /// By span and chunk, where the moves end.
    private final int[][] ends;
    /// Of the column at hand, the values in the order of the moves.
    private final long[] listed;
    private final int rows;
    private final int chunks;

    /// @param order rows in the new order; taken over
    /// @param rows how many there are in the old order
    RowOrder(int[] order, int rows, Hands hands) {
        this.hands = hands;
        size = order.length;
        moves = order;
        ends = new int[(size + SPAN - 1) >>> SPAN_BITS][];
        this.rows = rows;
        chunks = (rows + LongColumn.CHUNK - 1) >>> LongColumn.BITS;
        hands.each(ends.length, span -> ends[span] = moves(span));
        listed = new long[size];
    }

    /// Turns the rows of a span into moves; returns where those of each chunk end.
    private int[] moves(int span) {
        int from = span << SPAN_BITS;
        var those = Arrays.copyOfRange(moves, from, from + count(span));
        var next = new int[chunks + 1];
        next[0] = from;
        for (int row : those) {
            next[(row >>> LongColumn.BITS) + 1]++;
        }
        for (int chunk = 0; chunk < chunks; chunk++) {
            next[chunk + 1] += next[chunk];
        }
        for (int i = 0; i < those.length; i++) {
            moves[next[those[i] >>> LongColumn.BITS]++] = i << LongColumn.BITS | (those[i] & LongColumn.MASK);
        }
        return next;
    }

    int size() {
        return size;
    }

    /// Rows of a span.
    private int count(int span) {
        return Math.min(SPAN, size - (span << SPAN_BITS));
    }

    /// A column in the new order.
    LongColumn take(LongColumn column) {
        return column.isConstant() ? LongColumn.of(column.get(0), size) : take(column, Taker.NOTHING);
    }

    /// A column in the new order.
    ///
    /// @param change is given the values of span after span, to change them
    LongColumn take(LongColumn column, Taker change) {
        return take(column, change, null);
    }

    /// A column in the new order.
    ///
    /// @param other in the new order, a column whose values lie near
    LongColumn take(LongColumn column, LongColumn other) {
        return take(column, Taker.NOTHING, other);
    }

    private LongColumn take(LongColumn column, Taker change, @Nullable LongColumn other) {
        var full = new PackedLongs[size >>> LongColumn.BITS];
        var rest = new long[size & LongColumn.MASK];
        each(column, (from, to, made) -> {
            change.take(from, to, made);
            for (int row = from; row < to; row += LongColumn.CHUNK) {
                int chunk = row >>> LongColumn.BITS;
                if (chunk == full.length) {
                    System.arraycopy(made, row - from, rest, 0, rest.length);
                } else {
                    full[chunk] = other == null ? PackedLongs.of(made, row - from, LongColumn.CHUNK)
                            : PackedLongs.of(made, row - from, LongColumn.CHUNK, other.packed(chunk));
                }
            }
        });
        return new LongColumn(full, rest, other);
    }

    /// Takes the values of a span.
    @FunctionalInterface
    interface Taker {
        Taker NOTHING = (from, to, made) -> {};

        /// @param from first row of the span in the new order
        /// @param to behind its last row
        /// @param made its values from the front
        void take(int from, int to, long[] made);
    }

    /// Has the values of a column taken span by span.
    void each(LongColumn column, Taker taker) {
        hands.each(PIECES, piece -> list(column, piece));
        int pieces = Math.min(PIECES, ends.length);
        hands.each(pieces, piece -> {
            var made = new long[Math.min(SPAN, size)];
            for (int span = piece; span < ends.length; span += pieces) {
                int from = span << SPAN_BITS;
                int to = from + count(span);
                for (int i = from; i < to; i++) {
                    made[moves[i] >>> LongColumn.BITS] = listed[i];
                }
                taker.take(from, to, made);
            }
        });
    }

    /// Lists values of every so many batches of chunks, each for the span it goes to.
    private void list(LongColumn column, int piece) {
        var values = new long[Math.min(BATCH, chunks) << LongColumn.BITS];
        for (int chunk = piece * BATCH; chunk < chunks; chunk += PIECES * BATCH) {
            int end = Math.min(chunks, chunk + BATCH);
            column.copyTo(values, chunk << LongColumn.BITS, Math.min(rows, end << LongColumn.BITS));
            for (int span = 0; span < ends.length; span++) {
                int from = chunk == 0 ? span << SPAN_BITS : ends[span][chunk - 1];
                for (int one = chunk; one < end; one++) {
                    int first = (one - chunk) << LongColumn.BITS;
                    int to = ends[span][one];
                    for (int i = from; i < to; i++) {
                        listed[i] = values[first + (moves[i] & LongColumn.MASK)];
                    }
                    from = to;
                }
            }
        }
    }

    /// Told where a row went.
    @FunctionalInterface
    interface Move {
        void of(int row, int place);
    }

    void each(Move move) {
        for (int span = 0; span < ends.length; span++) {
            int from = span << SPAN_BITS;
            int i = from;
            for (int chunk = 0; i < from + count(span); chunk++) {
                for (; i < ends[span][chunk]; i++) {
                    move.of(chunk << LongColumn.BITS | (moves[i] & LongColumn.MASK),
                            from + (moves[i] >>> LongColumn.BITS));
                }
            }
        }
    }
}
