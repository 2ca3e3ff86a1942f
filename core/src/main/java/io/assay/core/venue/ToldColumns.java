package io.assay.core.venue;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether rows say of their instruments what was told of them, looked at column by column: once an instrument where a column says
/// the same in all rows of a stretch, by comparing numbers where its cells are numbered.
final class ToldColumns {
    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final List<@Nullable Told> told;
    private final int[] columns;
    /// By column and instrument, the number of a cell that said what was told of it.
    private final int[][] said;
    /// By instrument, whether the columns that say the same in all rows say what was told of it: 0 before anybody looked.
    private byte[] fits = {};
    private int stretch = -1;
    private int[] alike = {};

    /// @param told by number of the instrument
    /// @param columns that describe instruments
    ToldColumns(List<@Nullable Told> told, int[] columns) {
        this.told = told;
        this.columns = columns;
        said = new int[columns.length][0];
    }

    /// Something else was told of an instrument.
    void forget() {
        stretch = -1;
    }

    /// Marks the rows that say something else, or speak of an instrument of which nothing was told.
    ///
    /// @param instruments of the rows, negative for none
    void mark(CellColumns cells, int[] rows, int count, int[] instruments, boolean[] marks) {
        begin(cells, count);
        markUnfit(cells, rows, count, instruments, marks);
        for (int i = 0; i < columns.length; i++) {
            if (cells.every(columns[i]) == CellColumns.APART) {
                mark(cells, i, rows, count, instruments, marks);
            }
        }
    }

    private void markUnfit(CellColumns cells, int[] rows, int count, int[] instruments, boolean[] marks) {
        for (int i = 0; i < count; i++) {
            int instrument = instruments[i];
            marks[i] |= instrument < 0 || instrument >= fits.length
                    || (fits[instrument] <= 0 && !fits(cells, rows[i], instrument));
        }
    }

    private void begin(CellColumns cells, int count) {
        if (count > alike.length) {
            alike = new int[count];
        }
        if (cells.stretch() != stretch || fits.length < told.size()) {
            stretch = cells.stretch();
            fits = new byte[told.size()];
            Arrays.setAll(said, i -> new int[told.size()]);
            for (int[] one : said) {
                Arrays.fill(one, UNKNOWN);
            }
        }
    }

    private boolean fits(CellColumns cells, int row, int instrument) {
        if (fits[instrument] == 0) {
            var known = told.get(instrument);
            boolean same = known != null;
            cells.at(row);
            for (int i = 0; i < columns.length && same; i++) {
                same = cells.every(columns[i]) == CellColumns.APART || known.isSaid(cells, columns[i], i);
            }
            fits[instrument] = (byte) (same ? 1 : -1);
        }
        return fits[instrument] > 0;
    }

    /// Marks the rows that say something else in one column.
    private void mark(CellColumns cells, int i, int[] rows, int count, int[] instruments, boolean[] marks) {
        boolean areNumbered = cells.alike(columns[i], rows, count, alike);
        if (!areNumbered) {
            Arrays.fill(alike, 0, count, UNKNOWN);
        }
        int[] known = said[i];
        for (int at = 0; at < count; at++) {
            boolean isSaid = marks[at] || (alike[at] != UNKNOWN && known[instruments[at]] == alike[at]);
            marks[at] |= !isSaid && !isSaid(cells, i, rows[at], instruments[at], alike[at]);
        }
    }

    /// Looks at the cell itself.
    private boolean isSaid(CellColumns cells, int i, int row, int instrument, int number) {
        var one = told.get(instrument);
        cells.at(row);
        boolean same = one != null && one.isSaid(cells, columns[i], i);
        if (same) {
            said[i][instrument] = number;
        }
        return same;
    }
}
