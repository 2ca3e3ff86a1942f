package io.assay.app.store;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import io.assay.core.venue.Cells;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cells of the rows of a Parquet file, a batch of its columns at a time. Columns that nobody looks at say nothing.
final class ParquetCells extends Cells {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final byte ALL = 0;
    private static final byte SOME = 1;
    private static final byte NONE = 2;
    private static final long NOT_ASCII = 0x8080808080808080L;

    private final ParquetType[] types;
    private final ParquetType.Kind[] kinds;
    private final Validity[] present;
    /// How many values of the batch are absent.
    private final byte[] nulls;
    private final byte[][] binaries;
    private final int[][] offsets;
    private final int[][] ints;
    private final long[][] longs;
    private int row;

    /// @param types one a column
    ParquetCells(ParquetType[] types) {
        this.types = types.clone();
        kinds = Arrays.stream(types).map(ParquetType::kind).toArray(ParquetType.Kind[]::new);
        present = new Validity[types.length];
        nulls = new byte[types.length];
        binaries = new byte[types.length][];
        offsets = new int[types.length][];
        ints = new int[types.length][];
        longs = new long[types.length][];
    }

    /// Takes the next values of a column; false where they are not to be trusted: text that is not UTF-8, numbers of another
    /// length, times beyond all calendars.
    boolean take(int column, ColumnReader from, int rows) {
        present[column] = from.getLeafValidity();
        int absent = present[column].hasNulls() ? present[column].nullCount(rows) : 0;
        nulls[column] = absent == 0 ? NONE : absent == rows ? ALL : SOME;
        return switch (kinds[column]) {
            case UNSEEN -> throw new IllegalArgumentException("nobody looks at column " + column);
            case INT -> {
                ints[column] = from.getInts();
                yield true;
            }
            case LONG -> {
                longs[column] = from.getLongs();
                yield true;
            }
            case TIME -> {
                longs[column] = from.getLongs();
                yield isTime(column, rows);
            }
            case TEXT -> {
                binaries(column, from);
                yield isText(binaries[column], offsets[column], rows);
            }
            case WIDE -> {
                binaries(column, from);
                yield isWide(column, rows);
            }
        };
    }

    private void binaries(int column, ColumnReader from) {
        binaries[column] = from.getBinaryValues();
        offsets[column] = from.getBinaryOffsets();
    }

    private static boolean isText(byte[] bytes, int[] offsets, int rows) {
        long all = 0;
        int at = offsets[0];
        for (; at + Long.BYTES <= offsets[rows]; at += Long.BYTES) {
            all |= (long) EIGHT.get(bytes, at);
        }
        for (; at < offsets[rows]; at++) {
            all |= bytes[at];
        }
        return (all & NOT_ASCII) == 0 || isUtf8(bytes, offsets, rows);
    }

    private static boolean isUtf8(byte[] bytes, int[] offsets, int rows) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        try {
            int length = 0;
            for (int i = 0; i < rows; i++) {
                length += decoder.decode(ByteBuffer.wrap(bytes, offsets[i], offsets[i + 1] - offsets[i])).length();
            }
            return length <= offsets[rows] - offsets[0];
        } catch (CharacterCodingException noText) {
            return false;
        }
    }

    private boolean isWide(int column, int rows) {
        for (int i = 0; i < rows; i++) {
            if (offsets[column][i + 1] - offsets[column][i] != ParquetType.WIDE && !present[column].isNull(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isTime(int column, int rows) {
        long limit = Long.MAX_VALUE / types[column].unitNs();
        for (int i = 0; i < rows; i++) {
            if ((longs[column][i] >= limit || longs[column][i] <= -limit) && !present[column].isNull(i)) {
                return false;
            }
        }
        return true;
    }

    /// Moves to a row of the batch.
    void at(int row) {
        this.row = row;
    }

    /// The row as text, as the database writes it; null for a cell without a value.
    void texts(@Nullable String[] into) {
        for (int column = 0; column < into.length; column++) {
            into[column] = isNull(column) ? null : written(column);
        }
    }

    private boolean isNull(int column) {
        return switch (nulls[column]) {
            case ALL -> true;
            case NONE -> false;
            default -> present[column].isNull(row);
        };
    }

    private String written(int column) {
        int scale = types[column].scale();
        return switch (kinds[column]) {
            case UNSEEN -> "";
            case TEXT -> new String(binaries[column], begin(column), end(column) - begin(column),
                    StandardCharsets.UTF_8);
            case INT -> PlainText.of(BigDecimal.valueOf(ints[column][row], scale));
            case LONG -> PlainText.of(BigDecimal.valueOf(longs[column][row], scale));
            case WIDE -> PlainText.of(new BigDecimal(
                    new BigInteger(binaries[column], begin(column), ParquetType.WIDE), scale));
            case TIME -> PlainText.moment(longs[column][row] * types[column].unitNs());
        };
    }

    private int begin(int column) {
        return offsets[column][row];
    }

    private int end(int column) {
        return offsets[column][row + 1];
    }

    @Override
    public boolean isEmpty(int column) {
        return isNull(column) || (kinds[column] == ParquetType.Kind.TEXT && begin(column) == end(column));
    }

    @Override
    public boolean text(int column) {
        if (kinds[column] != ParquetType.Kind.TEXT) {
            return false;
        }
        bytes = binaries[column];
        from = begin(column);
        to = end(column);
        return true;
    }

    @Override
    public boolean decimal(int column) {
        return switch (kinds[column]) {
            case UNSEEN, TIME -> false;
            case TEXT -> decimal(binaries[column], begin(column), end(column));
            case INT -> take(ints[column][row], types[column].scale());
            case LONG -> take(longs[column][row], types[column].scale());
            case WIDE -> {
                int at = begin(column);
                yield take((long) EIGHT.get(binaries[column], at),
                        (long) EIGHT.get(binaries[column], at + Long.BYTES), types[column].scale());
            }
        };
    }

    @Override
    public boolean count(int column) {
        return kinds[column] == ParquetType.Kind.TEXT ? count(binaries[column], begin(column), end(column))
                : decimal(column) && scale == 0 && number >= 0;
    }

    @Override
    public boolean moment(int column) {
        if (kinds[column] == ParquetType.Kind.TIME) {
            number = longs[column][row] * types[column].unitNs();
            scale = 0;
            return true;
        }
        return kinds[column] == ParquetType.Kind.TEXT && moment(binaries[column], begin(column), end(column));
    }
}
