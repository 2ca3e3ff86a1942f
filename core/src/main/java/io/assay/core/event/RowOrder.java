package io.assay.core.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows of a log in another order, into which columns are taken one after the other.
///
/// What is next to each other in the new order lies anywhere in the old one, and a look at each row's place is a look at memory
/// far away. So the new order is cut into spans of 131,072 rows, whose values a core keeps near, and the rows of a span are
/// listed by the chunk of the old order that they lie in: each span goes through the chunks of a column in turn and puts values
/// where they belong. The list takes four bytes a row, once for all columns. Spans touch nothing of each other's.
final class RowOrder {
    private static final int SPAN_BITS = 17;
    static final int SPAN = 1 << SPAN_BITS;
    /// Pieces of work with an array of their own.
    private static final int PIECES = 8;

    private final Hands hands;
    private final int size;
    /// Place in the chunk and, above it, place in the span.
    private final int[] moves;
    /// By span and chunk, where the moves end.
    private final int[][] ends;

    /// @param order rows in the new order; taken over
    /// @param rows how many there are in the old order
    RowOrder(int[] order, int rows, Hands hands) {
        this.hands = hands;
        size = order.length;
        moves = order;
        ends = new int[(size + SPAN - 1) >>> SPAN_BITS][];
        int chunks = (rows + LongColumn.CHUNK - 1) >>> LongColumn.BITS;
        hands.each(ends.length, span -> ends[span] = list(span, chunks));
    }

    private int[] list(int span, int chunks) {
        int from = span << SPAN_BITS;
        var rows = Arrays.copyOfRange(moves, from, from + count(span));
        var next = new int[chunks + 1];
        next[0] = from;
        for (int row : rows) {
            next[(row >>> LongColumn.BITS) + 1]++;
        }
        for (int chunk = 0; chunk < chunks; chunk++) {
            next[chunk + 1] += next[chunk];
        }
        for (int i = 0; i < rows.length; i++) {
            moves[next[rows[i] >>> LongColumn.BITS]++] = i << LongColumn.BITS | (rows[i] & LongColumn.MASK);
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
        return column.isConstant() ? LongColumn.of(column.get(0), size)
                : make((span, from, to, into) -> gather(column, span, into));
    }

    /// A column in the new order.
    ///
    /// @param other in the new order, a column whose values lie near
    LongColumn take(LongColumn column, LongColumn other) {
        return make((span, from, to, into) -> gather(column, span, into), other);
    }

    /// Puts the values of a span's rows into an array.
    void gather(LongColumn column, int span, long[] into) {
        int from = span << SPAN_BITS;
        for (int chunk = 0; from < (span << SPAN_BITS) + count(span); chunk++) {
            int to = ends[span][chunk];
            if (to > from) {
                column.move(chunk, moves, from, to, into);
            }
            from = to;
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

    /// Gives the values of the rows of a span.
    @FunctionalInterface
    interface Values {
        /// @param from first row of the span in the new order
        /// @param to behind its last row
        /// @param into its values from the front
        void of(int span, int from, int to, long[] into);
    }

    /// A column of values made span by span.
    LongColumn make(Values values) {
        return make(values, null);
    }

    private LongColumn make(Values values, @Nullable LongColumn other) {
        var full = new PackedLongs[size >>> LongColumn.BITS];
        var rest = new long[size & LongColumn.MASK];
        each(values, (from, to, made) -> {
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

    /// Takes what was made of the rows of a span.
    @FunctionalInterface
    interface Taker {
        void take(int from, int to, long[] made);
    }

    /// Has values made and taken span by span.
    void each(Values values, Taker taker) {
        int pieces = Math.min(PIECES, ends.length);
        hands.each(pieces, piece -> {
            var made = new long[Math.min(SPAN, size)];
            for (int span = piece; span < ends.length; span += pieces) {
                int from = span << SPAN_BITS;
                values.of(span, from, from + count(span), made);
                taker.take(from, from + count(span), made);
            }
        });
    }
}
