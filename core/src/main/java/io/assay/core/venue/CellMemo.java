package io.assay.core.venue;

import java.util.Arrays;

/// What was made of the cells of one column, so that it is made once of those that are alike ([Cells#alike]).
final class CellMemo {
    /// Nothing was made of such a cell yet.
    static final int UNKNOWN = Integer.MIN_VALUE;

    private final int column;
    private int[] made = new int[16];
    private int stretch = -1;

    /// @param column that is there
    CellMemo(int column) {
        this.column = column;
    }

    /// Number of the name in a cell that is not empty, [ByteNames#UNUSABLE] where it says none.
    int number(Cells row, ByteNames names) {
        int known = get(row);
        if (known != UNKNOWN) {
            return known;
        }
        return row.text(column) ? put(row, names.of(row.bytes, row.from, row.to)) : ByteNames.UNUSABLE;
    }

    /// What was made of a cell alike, or [#UNKNOWN].
    int get(Cells row) {
        int alike = row.alike(column);
        return alike < 0 || row.stretch() != stretch || alike >= made.length ? UNKNOWN : made[alike];
    }

    /// Keeps what was made of a cell; returns it.
    int put(Cells row, int what) {
        int alike = row.alike(column);
        if (alike >= 0) {
            if (row.stretch() != stretch) {
                stretch = row.stretch();
                Arrays.fill(made, UNKNOWN);
            }
            int known = made.length;
            if (alike >= known) {
                made = Arrays.copyOf(made, Math.max(alike + 1, 2 * known));
                Arrays.fill(made, known, made.length, UNKNOWN);
            }
            made[alike] = what;
        }
        return what;
    }
}
