package io.assay.app.store;

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

/// Cells of the rows of one group of a Parquet file. Columns that nobody looks at say nothing.
final class ParquetCells extends Cells {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final byte UNREADABLE = -1;
    private static final long NOT_ASCII = 0x8080808080808080L;

    private final ParquetType[] types;
    private final ParquetType.Kind[] kinds;
    private final ColumnValues[] values;
    /// Of columns of decimals, the stored values without zeros at their ends, and their scales, [#UNREADABLE] for those of too
    /// many digits.
    private final long[][] numbers;
    private final byte[][] scales;
    private final int stretch;
    private int row;

    /// @param types one a column
    /// @param stretch numbers the groups of the file
    ParquetCells(ParquetType[] types, int stretch) {
        this.stretch = stretch;
        numbers = new long[types.length][];
        scales = new byte[types.length][];
        this.types = types.clone();
        kinds = Arrays.stream(types).map(ParquetType::kind).toArray(ParquetType.Kind[]::new);
        values = new ColumnValues[types.length];
        Arrays.fill(values, ColumnValues.NONE);
    }

    /// Takes the next values of a column; false where they are not to be trusted: text that is not UTF-8, times beyond all
    /// calendars.
    boolean take(int column, ColumnValues from) {
        values[column] = from;
        return switch (kinds[column]) {
            case UNSEEN -> throw new IllegalArgumentException("nobody looks at column " + column);
            case INT, LONG, WIDE -> {
                readDecimals(column, from);
                yield true;
            }
            case TIME -> isTime(from, types[column].unitNs());
            case TEXT -> isText(from);
        };
    }

    private void readDecimals(int column, ColumnValues from) {
        var read = new long[from.stored()];
        var behind = new byte[read.length];
        int digits = types[column].scale();
        var kind = kinds[column];
        for (int i = 0; i < read.length; i++) {
            boolean fits = switch (kind) {
                case UNSEEN, TEXT, TIME -> throw new IllegalArgumentException("no decimals in column " + column);
                case INT -> take(from.intAt(i), digits);
                case LONG -> take(from.longAt(i), digits);
                case WIDE -> take(from.highAt(i), from.lowAt(i), digits);
            };
            read[i] = number;
            behind[i] = fits ? scale : UNREADABLE;
        }
        numbers[column] = read;
        scales[column] = behind;
    }

    private static boolean isText(ColumnValues texts) {
        if (texts.stored() == 0) {
            return true;
        }
        long all = 0;
        int at = texts.begin(0);
        int end = texts.end(texts.stored() - 1);
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            all |= (long) EIGHT.get(texts.bytes(), at);
        }
        for (; at < end; at++) {
            all |= texts.bytes()[at];
        }
        return (all & NOT_ASCII) == 0 || isUtf8(texts);
    }

    private static boolean isUtf8(ColumnValues texts) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        try {
            boolean isShort = true;
            for (int i = 0; i < texts.stored(); i++) {
                int length = texts.end(i) - texts.begin(i);
                isShort &= decoder.decode(ByteBuffer.wrap(texts.bytes(), texts.begin(i), length)).length() <= length;
            }
            return isShort;
        } catch (CharacterCodingException noText) {
            return false;
        }
    }

    private static boolean isTime(ColumnValues times, long unitNs) {
        long limit = Long.MAX_VALUE / unitNs;
        for (int i = 0; i < times.stored(); i++) {
            long time = times.longAt(i);
            if (time >= limit || time <= -limit) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int stretch() {
        return stretch;
    }

    @Override
    public int alike(int column) {
        return values[column].alike(row);
    }

    /// Moves to a row of the batch.
    void at(int row) {
        this.row = row;
    }

    /// The row as text, as the database writes it; null for a cell without a value.
    void texts(@Nullable String[] into) {
        for (int column = 0; column < into.length; column++) {
            into[column] = place(column) < 0 ? null : written(column);
        }
    }

    /// Number of the stored value of a cell, -1 when it has none.
    private int place(int column) {
        return values[column].place(row);
    }

    private String written(int column) {
        int scale = types[column].scale();
        var from = values[column];
        int place = place(column);
        return switch (kinds[column]) {
            case UNSEEN -> "";
            case TEXT -> new String(from.bytes(), from.begin(place), from.end(place) - from.begin(place),
                    StandardCharsets.UTF_8);
            case INT -> PlainText.of(BigDecimal.valueOf(from.intAt(place), scale));
            case LONG -> PlainText.of(BigDecimal.valueOf(from.longAt(place), scale));
            case WIDE -> PlainText.of(new BigDecimal(BigInteger.valueOf(from.highAt(place)).shiftLeft(Long.SIZE)
                    .add(new BigInteger(Long.toUnsignedString(from.lowAt(place)))), scale));
            case TIME -> PlainText.moment(from.longAt(place) * types[column].unitNs());
        };
    }

    @Override
    public boolean isEmpty(int column) {
        int place = place(column);
        return place < 0 || (kinds[column] == ParquetType.Kind.TEXT
                && values[column].begin(place) == values[column].end(place));
    }

    @Override
    public boolean text(int column) {
        if (kinds[column] != ParquetType.Kind.TEXT) {
            return false;
        }
        var texts = values[column];
        int place = place(column);
        bytes = texts.bytes();
        from = texts.begin(place);
        to = texts.end(place);
        return true;
    }

    @Override
    public boolean decimal(int column) {
        int place = place(column);
        return switch (kinds[column]) {
            case UNSEEN, TIME -> false;
            case TEXT -> decimal(values[column].bytes(), values[column].begin(place), values[column].end(place));
            case INT, LONG, WIDE -> {
                number = numbers[column][place];
                scale = scales[column][place];
                yield scale != UNREADABLE;
            }
        };
    }

    @Override
    public boolean count(int column) {
        return kinds[column] == ParquetType.Kind.TEXT
                ? count(values[column].bytes(), values[column].begin(place(column)), values[column].end(place(column)))
                : decimal(column) && scale == 0 && number >= 0;
    }

    @Override
    public boolean moment(int column) {
        var moments = values[column];
        int place = place(column);
        if (kinds[column] == ParquetType.Kind.TIME) {
            number = moments.longAt(place) * types[column].unitNs();
            scale = 0;
            return true;
        }
        return kinds[column] == ParquetType.Kind.TEXT
                && moment(moments.bytes(), moments.begin(place), moments.end(place));
    }
}
