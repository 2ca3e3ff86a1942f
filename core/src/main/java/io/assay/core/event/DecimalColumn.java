package io.assay.core.event;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A growing column of exact decimals, some absent: 9 bytes a value, the rare wide one kept aside.
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

    private long[] unscaled;
    private byte[] scales;
    private final Map<Integer, BigDecimal> wide = new HashMap<>();
    private int size;

    public DecimalColumn(int capacity) {
        unscaled = new long[Math.max(capacity, 16)];
        scales = new byte[unscaled.length];
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
            wide.put(size, plain);
            add(0, WIDE);
        }
    }

    /// @param scale of the number, 0 to 18, or [FillDraft#ABSENT]
    void add(long number, byte scale) {
        makeRoom(1);
        unscaled[size] = number;
        scales[size++] = scale;
    }

    /// Adds `count` narrow numbers of the arrays from `from` on.
    void append(long[] numbers, byte[] theirScales, int from, int count) {
        makeRoom(count);
        System.arraycopy(numbers, from, unscaled, size, count);
        System.arraycopy(theirScales, from, scales, size, count);
        size += count;
    }

    void makeRoom(int more) {
        if (more > unscaled.length - size) {
            int larger = Math.toIntExact(Math.max(size + (long) more, size * 3L / 2));
            unscaled = Arrays.copyOf(unscaled, larger);
            scales = Arrays.copyOf(scales, larger);
        }
    }

    /// Gives a row the value of another.
    void copy(int from, int to) {
        unscaled[to] = unscaled[from];
        scales[to] = scales[from];
        var large = wide.get(from);
        if (large != null) {
            wide.put(to, large);
        }
    }

    public boolean isAbsent(int row) {
        return scales[row] == ABSENT;
    }

    public @Nullable BigDecimal get(int row) {
        return switch (scales[row]) {
            case ABSENT -> null;
            case WIDE -> wide.get(row);
            default -> BigDecimal.valueOf(unscaled[row], scales[row]);
        };
    }

    /// NaN when absent, else the nearest double.
    public double toDouble(int row) {
        var value = get(row);
        return value == null ? Double.NaN : value.doubleValue();
    }

    /// Adds the value to a sum; an absent one adds nothing.
    public void addTo(ExactSum sum, int row) {
        byte scale = scales[row];
        if (scale >= 0) {
            sum.add(unscaled[row], scale);
        } else if (scale == WIDE) {
            sum.add(Objects.requireNonNull(wide.get(row)));
        }
    }

    /// The integer that stands for the value at this scale, which is no coarser than its own.
    ///
    /// @throws ArithmeticException when there is no value or it does not fit a long
    long unscaledAt(int row, int scale) {
        if (scales[row] < 0 || scale < scales[row]) {
            throw new ArithmeticException("row " + row + " is no long at scale " + scale);
        }
        return Math.multiplyExact(unscaled[row], TEN[scale - scales[row]]);
    }

    /// Whether there is a value and it is less than `limit` units of 10^-`scale`, exactly.
    boolean fits(int row, int scale, long limit) {
        return scales[row] >= 0 && scale >= scales[row]
                && unscaled[row] <= (limit - 1) / TEN[scale - scales[row]];
    }

    /// Digits after the point, negative when the value is absent or wide.
    int scale(int row) {
        return scales[row];
    }

    DecimalColumn permuted(int[] order) {
        var out = new DecimalColumn(order.length);
        for (int row : order) {
            if (scales[row] == WIDE) {
                out.wide.put(out.size, wide.get(row));
            }
            out.unscaled[out.size] = unscaled[row];
            out.scales[out.size] = scales[row];
            out.size++;
        }
        return out;
    }

    /// Orders absent before present, then by value.
    int compare(int a, int b) {
        if (scales[a] == scales[b] && scales[a] != WIDE) {
            return Long.compare(unscaled[a], unscaled[b]);
        }
        var x = get(a);
        var y = get(b);
        if (x == null || y == null) {
            return Boolean.compare(x != null, y != null);
        }
        return x.compareTo(y);
    }
}
