package io.assay.core.market;

import java.util.Arrays;

/// Which source each row of a sheet was read from. Rows of one source come one after another, so the changes alone are
/// kept: 8 bytes a change.
final class RowSources {
    private int[] firstRows = new int[1];
    private int[] numbers = new int[1];
    private int changes;

    /// @param row the next one; rows come in order
    void add(int row, int source) {
        if (changes > 0 && numbers[changes - 1] == source) {
            return;
        }
        if (changes == numbers.length) {
            firstRows = Arrays.copyOf(firstRows, 2 * changes);
            numbers = Arrays.copyOf(numbers, 2 * changes);
        }
        firstRows[changes] = row;
        numbers[changes++] = source;
    }

    /// Number of the source of a row.
    int of(int row) {
        int found = Arrays.binarySearch(firstRows, 0, changes, row);
        return numbers[found >= 0 ? found : -found - 2];
    }
}
