package io.assay.core.venue;

import java.util.Arrays;

/// What is made of the texts of one column, once of those that are alike ([CellColumns#alike]) within a stretch of rows.
final class ColumnMemo {
    /// Makes a number of a text that is not empty; negative where it makes nothing of it.
    interface Meaning {
        int of(byte[] bytes, int from, int to);
    }

    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final int column;
    private final Meaning meaning;
    private final int absent;
    private int[] made = new int[16];
    private int stretch = -1;
    private int[] begins = {};
    private int[] ends = {};

    /// @param column -1 for one that is not there
    /// @param absent what stands for a cell that says nothing
    ColumnMemo(int column, Meaning meaning, int absent) {
        this.column = column;
        this.meaning = meaning;
        this.absent = absent;
    }

    /// Texts mean something else from now on.
    void forget() {
        stretch = -1;
    }

    /// Reads the column in some rows.
    void read(CellColumns cells, int[] rows, int count, int[] into) {
        int every = column < 0 ? CellColumns.ABSENT : cells.every(column);
        if (count > 0 && every >= 0) {
            Arrays.fill(into, 0, count, made(cells, rows[0], every));
        } else if (every == CellColumns.ABSENT) {
            Arrays.fill(into, 0, count, absent);
        } else if (cells.alike(column, rows, count, into)) {
            ofAlike(cells, rows, count, into);
        } else {
            ofTexts(cells, rows, count, into);
        }
    }

    private void ofAlike(CellColumns cells, int[] rows, int count, int[] into) {
        begin(cells);
        for (int i = 0; i < count; i++) {
            int alike = into[i];
            boolean isKnown = alike >= 0 && alike < made.length && made[alike] != UNKNOWN;
            into[i] = isKnown ? made[alike] : alike < 0 ? absent : made(cells, rows[i], alike);
        }
    }

    /// Forgets what was made in another stretch.
    private void begin(CellColumns cells) {
        if (cells.stretch() != stretch) {
            stretch = cells.stretch();
            Arrays.fill(made, UNKNOWN);
        }
    }

    /// What is made of a cell.
    private int made(CellColumns cells, int row, int alike) {
        begin(cells);
        int known = made.length;
        if (alike >= known) {
            made = Arrays.copyOf(made, Math.max(alike + 1, 2 * known));
            Arrays.fill(made, known, made.length, UNKNOWN);
        }
        if (made[alike] == UNKNOWN) {
            cells.at(row);
            made[alike] = one(cells);
        }
        return made[alike];
    }

    private int one(CellColumns cells) {
        return cells.isEmpty(column) ? absent
                : cells.text(column) ? meaning.of(cells.bytes, cells.from, cells.to) : ByteNames.UNUSABLE;
    }

    private void ofTexts(CellColumns cells, int[] rows, int count, int[] into) {
        if (count > begins.length) {
            begins = new int[count];
            ends = new int[count];
        }
        if (cells.texts(column, rows, count, begins, ends)) {
            ofSpans(cells.bytes, count, into);
        } else {
            one(cells, rows, count, into);
        }
    }

    private void ofSpans(byte[] bytes, int count, int[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = begins[i] == ends[i] ? absent : meaning.of(bytes, begins[i], ends[i]);
        }
    }

    private void one(CellColumns cells, int[] rows, int count, int[] into) {
        for (int i = 0; i < count; i++) {
            cells.at(rows[i]);
            into[i] = one(cells);
        }
    }
}
