package io.assay.core.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Longs kept in as few bits each as their spread needs, read at any place in constant time.
///
/// Value `i` is `least + slope·i + unit·k`, modulo 2^64, where `k` is kept in [#bits] bits: times of a millisecond clock, line
/// numbers and prices near each other take few, what repeats takes none. [#HOLE], the mark of what is absent in the columns of
/// this package, has the largest `k` for itself, so that it widens nothing. What needs more than 57 bits, the most that eight
/// bytes hold from any bit on, is kept as it is.
final class PackedLongs {
    /// The value that may stand among others far from it.
    static final long HOLE = Long.MIN_VALUE;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MOST_BITS = 57;
    /// What values are tried to be multiples of: the units of clocks, and of decimals with zeros at their end.
    private static final long[] UNITS = {1_000_000_000L, 1_000_000L, 1_000L};
    private static final byte[] NO_BITS = new byte[Long.BYTES];

    private final byte[] bytes;
    private final int bits;
    private final long mask;
    private final long least;
    private final long slope;
    private final long unit;
    /// The `k` of a hole; one that no value has where there is none.
    private final long hole;
    /// What values are differences to, where they are.
    private final @Nullable PackedLongs other;

    private PackedLongs(byte[] bytes, int bits, long least, long slope, long unit, long hole,
            @Nullable PackedLongs other) {
        this.bytes = bytes;
        this.bits = bits;
        this.least = least;
        this.slope = slope;
        this.unit = unit;
        this.hole = hole;
        this.other = other;
        mask = bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
    }

    /// Keeps the first `count` of some values, as differences to others where these take fewer bits: what was received a
    /// moment after it happened takes none.
    ///
    /// @param other values that are not changed any more
    static PackedLongs of(long[] values, int count, PackedLongs other) {
        var alone = of(values, count);
        var apart = new long[count];
        boolean clear = true;
        for (int i = 0; i < count; i++) {
            apart[i] = values[i] == HOLE ? HOLE : values[i] - other.get(i);
            clear &= (apart[i] == HOLE) == (values[i] == HOLE);
        }
        var beside = of(apart, count);
        return !clear || beside.bits >= alone.bits ? alone
                : new PackedLongs(beside.bytes, beside.bits, beside.least, beside.slope, beside.unit, beside.hole,
                        other);
    }

    /// Keeps the first `count` of some values, at least one.
    static PackedLongs of(long[] values, int count) {
        var level = new Spread(values, count, 0);
        if (level.holes == count) {
            return new PackedLongs(NO_BITS, 0, 0, 0, 1, 0, null);
        }
        var best = level;
        if (level.holes == 0 && level.range != 0) {
            var sloped = new Spread(values, count, (values[count - 1] - values[0]) / Math.max(1, count - 1));
            best = sloped.bits() < level.bits() ? sloped : level;
        }
        return best.bits() > MOST_BITS ? plain(values, count) : best.pack();
    }

    /// Keeps them in 64 bits each, to be [#set] one by one.
    static PackedLongs plain(long[] values, int count) {
        var bytes = new byte[count * Long.BYTES];
        for (int i = 0; i < count; i++) {
            EIGHT.set(bytes, i * Long.BYTES, values[i]);
        }
        return new PackedLongs(bytes, Long.SIZE, 0, 0, 1, HOLE, null);
    }

    long get(int place) {
        int bit = place * bits;
        long k = ((long) EIGHT.get(bytes, bit >>> 3) >>> (bit & 7)) & mask;
        long own = least + slope * place + unit * k;
        return k == hole ? HOLE : other == null ? own : own + other.get(place);
    }

    /// Whether any value can be put in the place of another.
    boolean isPlain() {
        return bits == Long.SIZE;
    }

    /// Changes a value of a plain one.
    void set(int place, long value) {
        EIGHT.set(bytes, place * Long.BYTES, value);
    }

    void copyTo(long[] into, int count) {
        copyTo(into, 0, 0, count);
    }

    /// Puts `count` values from a place on into an array from `at` on.
    void copyTo(long[] into, int at, int from, int count) {
        if (bits == 0 && other == null) {
            for (int i = 0; i < count; i++) {
                into[at + i] = hole == 0 ? HOLE : least + slope * (from + i);
            }
            return;
        }
        int bit = from * bits;
        long line = least + slope * from;
        for (int i = 0; i < count; i++) {
            long k = ((long) EIGHT.get(bytes, bit >>> 3) >>> (bit & 7)) & mask;
            into[at + i] = k == hole ? HOLE : line + unit * k;
            bit += bits;
            line += slope;
        }
        for (int i = 0; i < count && other != null; i++) {
            into[at + i] = into[at + i] == HOLE ? HOLE : into[at + i] + other.get(from + i);
        }
    }

    int bytes() {
        return bits == 0 ? 0 : bytes.length;
    }

    /// How far values lie from a straight line.
    private static final class Spread {
        private final long[] values;
        private final int count;
        private final long slope;
        private final long least;
        /// Largest less least, unsigned.
        private final long range;
        private final int holes;
        private final long unit;

        Spread(long[] values, int count, long slope) {
            this.values = values;
            this.count = count;
            this.slope = slope;
            long low = Long.MAX_VALUE;
            long high = Long.MIN_VALUE;
            int absent = 0;
            for (int i = 0; i < count; i++) {
                long value = values[i];
                if (value == HOLE) {
                    absent++;
                } else {
                    long level = value - slope * i;
                    low = Math.min(low, level);
                    high = Math.max(high, level);
                }
            }
            least = low;
            range = high - low;
            holes = absent;
            unit = unit();
        }

        private long unit() {
            if (range < UNITS[UNITS.length - 1]) {
                return 1;   // few bits as it is; what is past a signed long is none of these either
            }
            int unit = 0;
            for (int i = 0; i < count && unit < UNITS.length; i++) {
                long offset = values[i] == HOLE ? 0 : values[i] - slope * i - least;
                while (unit < UNITS.length && offset % UNITS[unit] != 0) {
                    unit++;
                }
            }
            return unit < UNITS.length ? UNITS[unit] : 1;
        }

        /// Of a `k`, the hole's among them.
        int bits() {
            long most = unit == 1 ? range : range / unit;
            return Long.SIZE - Long.numberOfLeadingZeros(holes > 0 && most >= 0 ? most + 1 : most);
        }

        PackedLongs pack() {
            int bits = bits();
            if (bits == 0) {
                return new PackedLongs(NO_BITS, 0, least, slope, 1, -1, null);
            }
            long hole = holes > 0 ? -1L >>> (Long.SIZE - bits) : -1;
            var bytes = new byte[(((count * bits + Long.SIZE - 1) >>> 6) + 1) * Long.BYTES];
            long word = 0;
            int held = 0;
            int at = 0;
            for (int i = 0; i < count; i++) {
                long offset = values[i] - slope * i - least;
                long k = values[i] == HOLE ? hole : unit == 1 ? offset : offset / unit;
                word |= k << held;
                held += bits;
                if (held >= Long.SIZE) {
                    EIGHT.set(bytes, at, word);
                    at += Long.BYTES;
                    held -= Long.SIZE;
                    word = held == 0 ? 0 : k >>> (bits - held);
                }
            }
            EIGHT.set(bytes, at, word);
            return new PackedLongs(bytes, bits, least, slope, unit, hole, null);
        }
    }
}
