package io.assay.core.event;

import java.util.Arrays;

/// Events of some lines of a source by column, written by whoever reads them from bytes and appended to a log as a whole: no
/// object a row, and what one thread wrote another appends. Used again for other lines after [#clear].
///
/// A row is begun, filled in, and counts from [#commit] on: a line that turns out to be none of the reader's leaves no row behind.
/// Numbers are integers at a scale of 0 to 18, as [Decimals] strips them, and never wide; names are numbers of the reader's own.
public abstract sealed class EventBlock permits FillBlock, QuoteBlock {
    /// Scale of a number the source did not give.
    public static final byte ABSENT = FillDraft.ABSENT;

    static final int FIRST = 256;

    int[] line = new int[FIRST];
    /// The row begun last.
    int row = -1;
    private int size;

    /// Begins the row behind the last one begun.
    final void begin(int number) {
        row++;
        if (row == line.length) {
            line = Arrays.copyOf(line, row * 2);
            grow(row * 2);
        }
        line[row] = number;
    }

    /// Begins the rows of an empty block at once, whose columns are filled in next.
    ///
    /// @return where the numbers of their lines go, that of the first line of this block being 1
    public final int[] beginAll(int rows) {
        if (row >= 0) {
            throw new IllegalStateException(rows + " rows behind " + (row + 1));
        }
        if (rows > line.length) {
            line = new int[rows];
            grow(rows);
        }
        row = rows - 1;
        return line;
    }

    /// Keeps those of the rows begun that are not marked, the first of the marks being that of the first row of the block.
    public final void commitAllBut(boolean[] marks) {
        int kept = size;
        for (int i = size; i <= row; i++) {
            if (!marks[i]) {
                if (kept < i) {
                    line[kept] = line[i];
                    move(i, kept);
                }
                kept++;
            }
        }
        row = kept - 1;
        commit();
    }

    /// Puts a row, all but its line, in the place of another.
    abstract void move(int from, int to);

    /// Makes room for so many rows.
    abstract void grow(int capacity);

    /// Makes the names of this block known, before any of its rows is asked for; blocks of one reader in their order.
    public abstract void learn();

    /// Number of the line of a row, that of the first of this block being 1.
    public final int line(int at) {
        return line[at];
    }

    /// Rows begun since the last [#commit].
    public final int begun() {
        return row + 1 - size;
    }

    /// Keeps the rows begun.
    public final void commit() {
        size = row + 1;
    }

    /// Drops the rows begun since the last [#commit].
    public final void drop() {
        row = size - 1;
    }

    /// Rows kept.
    public final int size() {
        return size;
    }

    /// Empties it for other lines.
    public final void clear() {
        size = 0;
        row = -1;
    }
}
