package io.assay.core.venue;

/// The cells of many rows of a table that lie column by column: a row at a time, as of any table ([#at]), or the cells of one column
/// in some of the rows, each as the methods of [Cells] would read it.
///
/// Rows are counted from 0, and asked for by arrays of their numbers. What is asked for of a column goes into the first places of
/// an array, in the order of the rows.
public abstract class CellColumns extends Cells {
    /// Number of what says nothing.
    public static final int ABSENT = -1;
    /// Tells that cells are not numbered, or have several numbers.
    public static final int APART = -2;
    /// Stands for the moment or the count of a cell that says nothing.
    public static final long NONE = Long.MIN_VALUE;
    /// Stands for one that cannot be read here.
    public static final long UNREADABLE = Long.MIN_VALUE + 1;

    /// Moves to a row.
    public abstract void at(int row);

    /// Tells the stretches of rows apart within which cells of a column that say the same may be numbered the same ([#alike]).
    public int stretch() {
        return 0;
    }

    /// The number that the cells of a column have in all rows of this stretch, [#ABSENT] where none of them says anything;
    /// [#APART] where there is no such number.
    public int every(int column) {
        return APART;
    }

    /// Numbers of cells, equal for two of them only if they say the same, [#ABSENT] for one that says nothing; false, and nothing
    /// said, where they are not numbered.
    public boolean alike(int column, int[] rows, int count, int[] into) {
        return false;
    }

    /// Where the texts of cells begin and end in [#bytes], at one place where a cell says nothing; false where they are no texts.
    public boolean texts(int column, int[] rows, int count, int[] begins, int[] ends) {
        return false;
    }

    /// Reads moments ([Cells#moment]).
    public void moments(int column, int[] rows, int count, long[] into) {
        for (int i = 0; i < count; i++) {
            at(rows[i]);
            into[i] = isEmpty(column) ? NONE : moment(column) ? number : UNREADABLE;
        }
    }

    /// Reads counts ([Cells#count]).
    public void counts(int column, int[] rows, int count, long[] into) {
        for (int i = 0; i < count; i++) {
            at(rows[i]);
            into[i] = isEmpty(column) ? NONE : count(column) ? number : UNREADABLE;
        }
    }

    /// Reads decimals ([Cells#decimal]).
    public void decimals(int column, int[] rows, int count, CellDecimals into) {
        for (int i = 0; i < count; i++) {
            at(rows[i]);
            if (isEmpty(column)) {
                into.none(i);
            } else {
                into.put(i, this, decimal(column));
            }
        }
    }

    /// The count that a text spells, as [Cells#count] reads it; [#NONE] of no text.
    protected static long countOf(byte[] text, int begin, int end) {
        long value = EightBytes.digits(text, begin, end);
        return begin == end ? NONE : value < 0 || (text[begin] == '0' && end - begin > 1) ? UNREADABLE : value;
    }

    /// The count that a whole number is.
    protected static long countOf(long number) {
        return number >= 0 && number < LIMIT ? number : UNREADABLE;
    }
}
