package io.assay.core.market;

import io.assay.core.event.Decimals;
import io.assay.core.event.EventBlock;
import io.assay.core.event.LongColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A growing column of exact decimals, some absent: a long a value, packed; the rare wide one kept aside.
///
/// A value is its unscaled integer, 59 bits with sign, above 5 bits of scale; trailing zeros are stripped first, so
/// that equal values are equal longs. What has more than 59 bits or 18 digits after the point lies in a list.
final class PackedColumn {
    static final long ABSENT = Long.MIN_VALUE;
    private static final int SCALE_BITS = 5;
    private static final int WIDE = 31;
    /// Integers up to this, and powers of ten up to 10^18, are doubles, so that their quotient is rounded once.
    private static final long EXACT = 1L << 53;
    private static final long NARROW = 1L << 57;
    private static final long[] TEN = powers();

    private final LongColumn packed = new LongColumn();
    private final List<BigDecimal> wide = new ArrayList<>();

    void add(@Nullable BigDecimal value) {
        packed.add(value == null ? ABSENT : packed(value));
    }

    /// The long that stands for a value; a wide one is put aside.
    private long packed(BigDecimal value) {
        var plain = Decimals.strip(value);
        if (plain.unscaledValue().bitLength() <= 57 && plain.scale() <= Decimals.FRACTION_MAX) {
            return plain.unscaledValue().longValue() << SCALE_BITS | plain.scale();
        }
        wide.add(plain);
        return (wide.size() - 1L) << SCALE_BITS | WIDE;
    }

    /// Adds numbers of a block's column.
    ///
    /// @param numbers of up to 18 digits, no zero at their end behind the point
    /// @param scales digits behind the point, or [EventBlock#ABSENT]
    /// @param rows places of the numbers, in this order, from `from` to before `to`
    void append(long[] numbers, byte[] scales, int[] rows, int from, int to) {
        var values = new long[to - from];
        for (int i = 0; i < values.length; i++) {
            int row = rows[from + i];
            long number = numbers[row];
            byte scale = scales[row];
            boolean isNarrow = number > -NARROW && number < NARROW;
            values[i] = scale == EventBlock.ABSENT ? ABSENT
                    : isNarrow ? number << SCALE_BITS | scale : packed(BigDecimal.valueOf(number, scale));
        }
        packed.append(values, 0, values.length);
    }

    boolean isAbsent(int row) {
        return packed.get(row) == ABSENT;
    }

    @Nullable
    BigDecimal get(int row) {
        long value = packed.get(row);
        if (value == ABSENT) {
            return null;
        }
        int scale = (int) (value & WIDE);
        return scale == WIDE ? wide.get((int) (value >> SCALE_BITS))
                : BigDecimal.valueOf(value >> SCALE_BITS, scale);
    }

    /// Digits after the point, -1 for what is absent or wide.
    int scale(int row) {
        return scaleOf(packed.get(row));
    }

    /// Values as they are packed, for [#scaleOf] and [#unscaledOf].
    LongColumn packed() {
        return packed;
    }

    /// Digits after the point of a packed value, -1 for what is absent or wide.
    static int scaleOf(long value) {
        int scale = (int) (value & WIDE);
        return value == ABSENT || scale == WIDE ? -1 : scale;
    }

    /// The integer of a packed value at its own scale.
    static long unscaledOf(long value) {
        return value >> SCALE_BITS;
    }

    /// Whether there is a value, no finer than `scale`, of less than `limit` units of 10^-scale.
    boolean fits(int row, int scale, long limit) {
        int own = scale(row);
        return own >= 0 && scale >= own && Math.abs(packed.get(row) >> SCALE_BITS) <= (limit - 1) / TEN[scale - own];
    }

    /// The integer that stands for a value that [#fits] this scale.
    long unscaledAt(int row, int scale) {
        long value = packed.get(row);
        return (value >> SCALE_BITS) * TEN[scale - (int) (value & WIDE)];
    }

    /// The nearest double, NaN for what is absent.
    double toDouble(int row) {
        int scale = scale(row);
        long unscaled = packed.get(row) >> SCALE_BITS;
        if (scale >= 0 && Math.abs(unscaled) <= EXACT) {
            return unscaled / (double) TEN[scale];
        }
        var value = get(row);
        return value == null ? Double.NaN : value.doubleValue();
    }

    /// Forgets all rows.
    void clear() {
        packed.clear();
        wide.clear();
    }

    /// 10^digits, for up to 18 digits.
    static long power(int digits) {
        return TEN[digits];
    }

    /// Absent before present, then by value.
    int compare(int a, int b) {
        if (packed.get(a) == packed.get(b) && scale(a) >= 0) {
            return 0;
        }
        var x = get(a);
        var y = get(b);
        return x == null || y == null ? Boolean.compare(x != null, y != null) : x.compareTo(y);
    }

    private static long[] powers() {
        var ten = new long[Decimals.FRACTION_MAX + 1];
        ten[0] = 1;
        for (int i = 1; i < ten.length; i++) {
            ten[i] = ten[i - 1] * 10;
        }
        return ten;
    }
}
