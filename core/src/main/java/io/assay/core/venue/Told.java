package io.assay.core.venue;

import io.assay.core.event.FillBlock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a row said of an instrument, cell by cell.
final class Told {
    private static final byte[] NO_TEXT = {};

    private final byte[][] texts;
    private final long[] numbers;
    private final byte[] scales;

    private Told(int columns) {
        texts = new byte[columns][];
        numbers = new long[columns];
        scales = new byte[columns];
        Arrays.fill(texts, NO_TEXT);
        Arrays.fill(scales, FillBlock.ABSENT);
    }

    /// Null when a cell cannot be kept.
    static @Nullable Told of(Cells row, int[] columns) {
        var told = new Told(columns.length);
        for (int i = 0; i < columns.length; i++) {
            if (row.isEmpty(columns[i])) {
                continue;
            }
            if (row.text(columns[i])) {
                told.texts[i] = Arrays.copyOfRange(row.bytes, row.from, row.to);
            } else if (row.decimal(columns[i]) || row.moment(columns[i])) {
                told.numbers[i] = row.number;
                told.scales[i] = row.scale;
            } else {
                return null;
            }
        }
        return told;
    }

    /// Whether a row says the same in all columns.
    boolean isSaid(Cells row, int[] columns) {
        boolean same = true;
        for (int i = 0; i < columns.length && same; i++) {
            same = isSaid(row, columns[i], i);
        }
        return same;
    }

    /// Whether a cell says what that of the `i`-th of the columns said.
    boolean isSaid(Cells row, int column, int i) {
        byte[] text = texts[i];
        if (row.isEmpty(column)) {
            return text.length == 0 && scales[i] == FillBlock.ABSENT;
        }
        if (text.length > 0) {
            return row.text(column) && Arrays.equals(text, 0, text.length, row.bytes, row.from, row.to);
        }
        return scales[i] != FillBlock.ABSENT && (row.decimal(column) || row.moment(column))
                && row.number == numbers[i] && row.scale == scales[i];
    }
}
