package io.assay.core.event;

import java.util.function.IntConsumer;

/// Rows of a log cut into stretches of whole chunks, for several hands to look through at once.
///
/// @param rows all there are
/// @param count of stretches
record RowStretches(int rows, int count) {
    private static final int MOST = 8;
    /// What a stretch adds up in tables of its own is small beside its rows.
    private static final int ROWS_A_GROUP = 16;

    /// @param groups of which each stretch keeps a table
    static RowStretches of(int rows, int groups) {
        int most = Math.min(MOST, Math.min(rows >>> LongColumn.BITS, rows / ROWS_A_GROUP / Math.max(1, groups)));
        return new RowStretches(rows, Math.max(1, most));
    }

    /// Looks at rows of one chunk.
    @FunctionalInterface
    interface Look {
        /// @param from first row
        /// @param to behind the last row
        void at(int from, int to);
    }

    /// Chunk by chunk through one stretch.
    void walk(int stretch, Look look) {
        int end = start(stretch + 1);
        for (int from = start(stretch); from < end; from += LongColumn.CHUNK) {
            look.at(from, Math.min(end, from + LongColumn.CHUNK));
        }
    }

    /// First row of a stretch.
    private int start(int stretch) {
        int chunks = (rows + LongColumn.MASK) >>> LongColumn.BITS;
        return stretch == count ? rows : (int) ((long) chunks * stretch / count) << LongColumn.BITS;
    }

    void each(Hands hands, IntConsumer work) {
        hands.each(count, work);
    }
}
