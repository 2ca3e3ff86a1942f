package io.assay.core.venue;

import static io.assay.core.venue.EightBytes.ONES;

/// Cells of a line of a table, found in its bytes: printable ASCII without quotation marks. Any other line is left to others.
public final class LineCells extends Cells {
    private static final long LOWS = ~EightBytes.HIGHS;

    private final byte separator;
    private final long separators;
    private final boolean isControl;
    /// Where each cell begins, and one behind where the last one ends.
    private final int[] starts;
    private byte[] line = bytes;

    /// @param width cells of a whole line
    public LineCells(char separator, int width) {
        this.separator = (byte) separator;
        separators = separator * ONES;
        isControl = separator < ' ';
        starts = new int[width + 1];
    }

    /// Moves to a line; false where it is not plain or has not one cell a column.
    public boolean over(byte[] source, int begin, int end) {
        line = source;
        int cell = 0;
        starts[0] = begin;
        int at = begin;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long w = EightBytes.at(source, at);
            long marks = zeros(w ^ separators);
            long odd = zeros(w ^ '"' * ONES) | zeros(w & 0xe0 * ONES) | (w & ~LOWS);
            if ((isControl ? odd & ~marks : odd) != 0) {
                return false;
            }
            for (; marks != 0; marks &= marks - 1) {
                if (++cell == starts.length) {
                    return false;
                }
                starts[cell] = at + (Long.numberOfTrailingZeros(marks) >> 3) + 1;
            }
        }
        for (; at < end; at++) {
            byte c = source[at];
            if (c == separator) {
                if (++cell == starts.length) {
                    return false;
                }
                starts[cell] = at + 1;
            } else if (c < ' ' || c == '"') {
                return false;
            }
        }
        if (cell != starts.length - 2) {
            return false;
        }
        starts[cell + 1] = end + 1;
        return true;
    }

    /// The highest bit of every byte that is zero, and no other bit.
    private static long zeros(long w) {
        return ~((w & LOWS) + LOWS | w | LOWS);
    }

    @Override
    public boolean isEmpty(int column) {
        return starts[column] + 1 == starts[column + 1];
    }

    @Override
    public boolean text(int column) {
        bytes = line;
        from = starts[column];
        to = starts[column + 1] - 1;
        return true;
    }

    @Override
    public boolean decimal(int column) {
        return decimal(line, starts[column], starts[column + 1] - 1);
    }

    @Override
    public boolean count(int column) {
        return count(line, starts[column], starts[column + 1] - 1);
    }

    @Override
    public boolean moment(int column) {
        return moment(line, starts[column], starts[column + 1] - 1);
    }
}
