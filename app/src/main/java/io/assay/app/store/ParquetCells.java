package io.assay.app.store;

import io.assay.core.venue.CellColumns;
import io.assay.core.venue.CellDecimals;
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

/// Cells of the rows of one group of a Parquet file. Columns that nobody looks at say nothing. One object serves one thread, others
/// beside it others ([#beside]).
public final class ParquetCells extends CellColumns {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final long NOT_ASCII = 0x8080808080808080L;

    private final ParquetType[] types;
    private final ParquetType.Kind[] kinds;
    private final ColumnValues[] values;
    private final int stretch;
    private final int rows;
    private int row;
    private int[] scratch = {};

    /// @param types one a column
    /// @param stretch numbers the groups of the file
    /// @param rows of the group
    ParquetCells(ParquetType[] types, int stretch, int rows) {
        this(types.clone(), Arrays.stream(types).map(ParquetType::kind).toArray(ParquetType.Kind[]::new),
                new ColumnValues[types.length], stretch, rows);
        Arrays.fill(values, ColumnValues.NONE);
    }

    private ParquetCells(ParquetType[] types, ParquetType.Kind[] kinds, ColumnValues[] values, int stretch, int rows) {
        this.types = types;
        this.kinds = kinds;
        this.values = values;
        this.stretch = stretch;
        this.rows = rows;
    }

    /// The same cells for another thread.
    public ParquetCells beside() {
        return new ParquetCells(types, kinds, values, stretch, rows);
    }

    /// The row moved to, as the only one of a group of its own.
    public ParquetCells alone() {
        var own = Arrays.stream(values).map(column -> column.alone(row)).toArray(ColumnValues[]::new);
        return new ParquetCells(types, kinds, own, -1, 1);
    }

    /// Rows of the group.
    public int rows() {
        return rows;
    }

    /// Takes the values of a column; false where they are not to be trusted: text that is not UTF-8, times beyond all
    /// calendars.
    boolean take(int column, ColumnValues from) {
        values[column] = from;
        return switch (kinds[column]) {
            case UNSEEN -> throw new IllegalArgumentException("nobody looks at column " + column);
            case NARROW, WIDE -> true;
            case TIME -> isTime(from, types[column].unitNs());
            case TEXT -> isText(from);
        };
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
    public void at(int to) {
        row = to;
    }

    @Override
    public int every(int column) {
        return values[column].every();
    }

    @Override
    public boolean alike(int column, int[] ofRows, int count, int[] into) {
        var from = values[column];
        if (from.areInTurn()) {
            return false;
        }
        from.places(ofRows, count, into);
        return true;
    }

    @Override
    public boolean texts(int column, int[] ofRows, int count, int[] begins, int[] ends) {
        if (kinds[column] != ParquetType.Kind.TEXT) {
            return false;
        }
        bytes = values[column].bytes();
        spans(values[column], places(column, ofRows, count), count, begins, ends);
        return true;
    }

    private static void spans(ColumnValues texts, int[] at, int count, int[] begins, int[] ends) {
        for (int i = 0; i < count; i++) {
            int place = at[i];
            begins[i] = place < 0 ? 0 : texts.begin(place);
            ends[i] = place < 0 ? 0 : texts.end(place);
        }
    }

    @Override
    public void moments(int column, int[] ofRows, int count, long[] into) {
        if (kinds[column] == ParquetType.Kind.TIME) {
            moments(values[column], places(column, ofRows, count), count, types[column].unitNs(), into);
        } else {
            super.moments(column, ofRows, count, into);
        }
    }

    private static void moments(ColumnValues times, int[] at, int count, long unitNs, long[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = at[i] < 0 ? NONE : times.longAt(at[i]) * unitNs;
        }
    }

    @Override
    public void counts(int column, int[] ofRows, int count, long[] into) {
        if (kinds[column] == ParquetType.Kind.TEXT) {
            countsOfTexts(values[column], places(column, ofRows, count), count, into);
        } else if (kinds[column] == ParquetType.Kind.NARROW && types[column].scale() == 0) {
            countsOfNumbers(values[column], places(column, ofRows, count), count, into);
        } else {
            super.counts(column, ofRows, count, into);
        }
    }

    private static void countsOfTexts(ColumnValues texts, int[] at, int count, long[] into) {
        for (int i = 0; i < count; i++) {
            int place = at[i];
            into[i] = place < 0 ? NONE : countOf(texts.bytes(), texts.begin(place), texts.end(place));
        }
    }

    private static void countsOfNumbers(ColumnValues numbers, int[] at, int count, long[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = at[i] < 0 ? NONE : countOf(numbers.numberAt(at[i]));
        }
    }

    @Override
    public void decimals(int column, int[] ofRows, int count, CellDecimals into) {
        var from = values[column];
        switch (kinds[column]) {
            case NARROW -> {
                narrows(from, places(column, ofRows, count), count, into);
                into.takeAllNarrow(this, types[column].scale());
            }
            case WIDE -> {
                wides(from, places(column, ofRows, count), count, into);
                into.takeAll(this, types[column].scale());
            }
            case UNSEEN, TEXT, TIME -> super.decimals(column, ofRows, count, into);
        }
    }

    private static void narrows(ColumnValues numbers, int[] at, int count, CellDecimals into) {
        for (int i = 0; i < count; i++) {
            if (at[i] < 0) {
                into.none(i);
            } else {
                into.low()[i] = numbers.numberAt(at[i]);
            }
        }
    }

    private static void wides(ColumnValues numbers, int[] at, int count, CellDecimals into) {
        for (int i = 0; i < count; i++) {
            if (at[i] < 0) {
                into.none(i);
            } else {
                into.high()[i] = numbers.highAt(at[i]);
                into.low()[i] = numbers.lowAt(at[i]);
            }
        }
    }

    /// Numbers of the stored values of some rows, -1 for none, until the next call.
    private int[] places(int column, int[] ofRows, int count) {
        if (count > scratch.length) {
            scratch = new int[count];
        }
        return values[column].places(ofRows, count, scratch);
    }

    /// The row as text, as the database writes it; null for a cell without a value.
    public void texts(@Nullable String[] into) {
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
            case NARROW -> PlainText.of(BigDecimal.valueOf(from.numberAt(place), scale));
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
            case NARROW -> take(values[column].numberAt(place), types[column].scale());
            case WIDE -> take(values[column].highAt(place), values[column].lowAt(place), types[column].scale());
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
