package io.assay.core.venue;

/// Loops over the rows of a table that lies column by column, some of which are marked for somebody else to read.
final class ColumnMarks {
    private ColumnMarks() {}

    /// Counts rows from one on.
    static void count(int[] rows, int count, int from) {
        for (int i = 0; i < count; i++) {
            rows[i] = from + i;
        }
    }

    /// Marks rows whose decimals cannot be read.
    static void markUnreadable(byte[] scales, int count, boolean[] marks) {
        for (int i = 0; i < count; i++) {
            marks[i] |= scales[i] == CellDecimals.UNREADABLE;
        }
    }

    /// Gathers the rows that are marked; returns how many those are.
    static int marked(boolean[] marks, int[] rows, int count, int[] into) {
        int marked = 0;
        for (int i = 0; i < count; i++) {
            if (marks[i]) {
                into[marked++] = rows[i];
            }
        }
        return marked;
    }
}
