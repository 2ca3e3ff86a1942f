package io.assay.core.event;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A growing column of exact decimals, some absent, the rare wide one kept aside.
public final class DecimalColumn {
    private static final byte ABSENT = FillDraft.ABSENT;
    private static final byte WIDE = -2;
    private static final long[] TEN = new long[Decimals.FRACTION_MAX + 1];

    static {
        TEN[0] = 1;
        for (int i = 1; i < TEN.length; i++) {
            TEN[i] = TEN[i - 1] * 10;
        }
    }

    private final LongColumn unscaled;
    private final LongColumn scales;
    private final Map<Integer, BigDecimal> wide = new HashMap<>();

    public DecimalColumn() {
        this(new LongColumn(), new LongColumn());
    }

    private DecimalColumn(LongColumn unscaled, LongColumn scales) {
        this.unscaled = unscaled;
        this.scales = scales;
    }

    public void add(@Nullable BigDecimal value) {
        if (value == null) {
            add(0, ABSENT);
            return;
        }
        var plain = value.scale() < 0 ? value.setScale(0) : value;
        if (Decimals.isNarrow(plain) && plain.scale() <= Decimals.FRACTION_MAX) {
            add(plain.unscaledValue().longValue(), (byte) plain.scale());
        } else {
            wide.put(scales.size(), plain);
            add(0, WIDE);
        }
    }

    /// @param scale of the number, 0 to 18, or [FillDraft#ABSENT]
    void add(long number, byte scale) {
        unscaled.add(number);
        scales.add(scale);
    }

    /// Adds `count` narrow numbers of the arrays from `from` on.
    void append(long[] numbers, byte[] theirScales, int from, int count) {
        unscaled.append(numbers, from, count);
        scales.append(theirScales, from, count);
    }

    /// Gives a row the value of another.
    void copy(int from, int to) {
        unscaled.set(to, unscaled.get(from));
        scales.set(to, scales.get(from));
        var large = wide.get(from);
        if (large != null) {
            wide.put(to, large);
        }
    }

    public boolean isAbsent(int row) {
        return scale(row) == ABSENT;
    }

    public @Nullable BigDecimal get(int row) {
        int scale = scale(row);
        return switch (scale) {
            case ABSENT -> null;
            case WIDE -> wide.get(row);
            default -> BigDecimal.valueOf(unscaled.get(row), scale);
        };
    }

    /// NaN when absent, else the nearest double.
    public double toDouble(int row) {
        var value = get(row);
        return value == null ? Double.NaN : value.doubleValue();
    }

    /// Adds the value to a sum; an absent one adds nothing.
    public void addTo(ExactSum sum, int row) {
        int scale = scale(row);
        if (scale >= 0) {
            sum.add(unscaled.get(row), scale);
        } else if (scale == WIDE) {
            sum.add(Objects.requireNonNull(wide.get(row)));
        }
    }

    /// The integer that stands for the value at this scale, which is no coarser than its own.
    ///
    /// @throws ArithmeticException when there is no value or it does not fit a long
    long unscaledAt(int row, int scale) {
        return unscaled(unscaled.get(row), scale(row), scale);
    }

    private static long unscaled(long number, int own, int scale) {
        if (own < 0 || scale < own) {
            throw new ArithmeticException(number + " at scale " + own + " is no long at scale " + scale);
        }
        return Math.multiplyExact(number, TEN[scale - own]);
    }

    /// Whether there is a value and it is less than `limit` units of 10^-`scale`, exactly.
    boolean fits(int row, int scale, long limit) {
        int own = scale(row);
        return own >= 0 && scale >= own && unscaled.get(row) <= (limit - 1) / TEN[scale - own];
    }

    /// Digits after the point, negative when the value is absent or wide.
    int scale(int row) {
        return (int) scales.get(row);
    }

    /// Puts the numbers of rows `from` (included) to `to` (excluded) and their scales, negative where a value is absent or wide,
    /// into arrays.
    void copyTo(long[] numbers, long[] theirScales, int from, int to) {
        unscaled.copyTo(numbers, from, to);
        scales.copyTo(theirScales, from, to);
    }

    /// Whether a value is kept aside.
    boolean hasWide() {
        return !wide.isEmpty();
    }

    /// The same in another order.
    DecimalColumn in(RowOrder order) {
        var out = new DecimalColumn(order.take(unscaled), order.take(scales));
        if (hasWide()) {
            order.each((row, place) -> {
                var large = wide.get(row);
                if (large != null) {
                    out.wide.put(place, large);
                }
            });
        }
        return out;
    }

    /// Values in another order as integers at the scale of their instrument.
    ///
    /// @param instruments of the rows in the new order
    /// @param scaleOf by instrument, no coarser than any value of it
    /// @param unitsOf by instrument, what the integers are multiplied with
    LongColumn in(RowOrder order, LongColumn instruments, int[] scaleOf, long[] unitsOf) {
        var scalesThere = order.take(scales);
        return order.take(unscaled, (from, to, made) -> {
            var own = new long[LongColumn.CHUNK];
            var numbers = new long[LongColumn.CHUNK];
            for (int first = from; first < to; first += LongColumn.CHUNK) {
                int end = Math.min(to, first + LongColumn.CHUNK);
                scalesThere.copyTo(own, first, end);
                instruments.copyTo(numbers, first, end);
                widen(made, first - from, end - from, own, numbers, scaleOf, unitsOf);
            }
        });
    }

    /// Turns values from place `from` (included) to `to` (excluded) into integers at the scale of their instrument.
    ///
    /// @param own scales, from the beginning of the array on, as are the instruments
    private static void widen(long[] values, int from, int to, long[] own, long[] instruments, int[] scaleOf,
            long[] unitsOf) {
        for (int i = from; i < to; i++) {
            int instrument = (int) instruments[i - from];
            long scale = own[i - from];
            if (unitsOf[instrument] != 1 || scale != scaleOf[instrument]) {
                values[i] = Math.multiplyExact(unitsOf[instrument],
                        unscaled(values[i], (int) scale, scaleOf[instrument]));
            }
        }
    }

    /// Forgets all rows.
    void clear() {
        unscaled.clear();
        scales.clear();
        wide.clear();
    }

    /// Orders absent before present, then by value.
    int compare(int a, int b) {
        int scale = scale(a);
        if (scale == scale(b) && scale != WIDE) {
            return Long.compare(unscaled.get(a), unscaled.get(b));
        }
        var x = get(a);
        var y = get(b);
        if (x == null || y == null) {
            return Boolean.compare(x != null, y != null);
        }
        return x.compareTo(y);
    }
}
