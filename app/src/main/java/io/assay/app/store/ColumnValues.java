package io.assay.app.store;

import io.assay.core.venue.CellColumns;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The values of one column in the rows of one group of a Parquet file, as they lie in it.
///
/// Values are stored once: a dictionary and what came plain after it, or the rows one after the other.
///
/// @param bytes that hold them
/// @param begins where the stored texts begin, each behind its length in four bytes; empty for numbers
/// @param base where the stored numbers begin
/// @param width bytes of a number
/// @param stored how many values are
/// @param places number of the stored value of each row, -1 for none; empty when row `i` has value `i`
/// @param every number of the stored value that every row has, [#ABSENT] when none has one, [#APART] where rows differ
record ColumnValues(byte[] bytes, int[] begins, int base, int width, int stored, int[] places, int every) {
    static final int ABSENT = CellColumns.ABSENT;
    static final int APART = CellColumns.APART;

    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /// Of a column that nobody looks at.
    static final ColumnValues NONE = new ColumnValues(new byte[0], new int[0], 0, 0, 0, new int[0], ABSENT);

    /// Number of the stored value of a row, [#ABSENT] when it has none.
    int place(int row) {
        return every != APART ? every : places.length == 0 ? row : places[row];
    }

    /// Numbers of the stored values of some rows, [#ABSENT] for none: the array of the rows itself where these are the same.
    ///
    /// @param scratch where they may go
    int[] places(int[] rows, int count, int[] scratch) {
        if (every == APART && places.length == 0) {
            return rows;
        }
        if (every == APART) {
            gather(places, rows, count, scratch);
        } else {
            Arrays.fill(scratch, 0, count, every);
        }
        return scratch;
    }

    private static void gather(int[] places, int[] rows, int count, int[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = places[rows[i]];
        }
    }

    /// Whether rows have a stored value of their own each, in their order.
    boolean areInTurn() {
        return every == APART && places.length == 0;
    }

    /// The value of one row alone.
    ColumnValues alone(int row) {
        int place = place(row);
        if (place == ABSENT) {
            return NONE;
        }
        int from = width == 0 ? begin(place) - Integer.BYTES : base + place * width;
        int to = width == 0 ? end(place) : from + width;
        return new ColumnValues(Arrays.copyOfRange(bytes, from, to), width == 0 ? new int[]{Integer.BYTES} : begins, 0,
                width, 1, new int[0], APART);
    }

    /// Where a stored text begins.
    int begin(int place) {
        return begins[place];
    }

    /// Where a stored text ends.
    int end(int place) {
        return begins[place] + intAt(bytes, begins[place] - Integer.BYTES);
    }

    /// A whole number of 4 or 8 bytes.
    long numberAt(int place) {
        return width == Integer.BYTES ? intAt(bytes, base + place * Integer.BYTES) : longAt(place);
    }

    long longAt(int place) {
        return (long) EIGHT.get(bytes, base + place * Long.BYTES);
    }

    /// Upper half of a number of 16 bytes.
    long highAt(int place) {
        return (long) BIG.get(bytes, base + place * ParquetType.WIDE);
    }

    /// Its lower half.
    long lowAt(int place) {
        return (long) BIG.get(bytes, base + place * ParquetType.WIDE + Long.BYTES);
    }

    static int intAt(byte[] bytes, int at) {
        return (int) FOUR.get(bytes, at);
    }
}
