package io.assay.core.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
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
    /// What values are tried to be multiples of, the largest first: the units of clocks, and of decimals with zeros at their end.
    private static final long[] UNITS = {1_000_000_000L, 1_000_000L, 1_000L, 1};
    private static final int NO_UNIT = UNITS.length - 1;
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
    static PackedLongs of(long[] values, int first, int count, PackedLongs other) {
        var alone = of(values, first, count);
        if (alone.isConstant()) {
            return alone;
        }
        var apart = new long[count];
        other.copyTo(apart, count);
        boolean clear = true;
        for (int i = 0; i < count; i++) {
            long value = values[first + i];
            apart[i] = value == HOLE ? HOLE : value - apart[i];
            clear &= (apart[i] == HOLE) == (value == HOLE);
        }
        var beside = of(apart, 0, count);
        return !clear || beside.bits >= alone.bits ? alone
                : new PackedLongs(beside.bytes, beside.bits, beside.least, beside.slope, beside.unit, beside.hole,
                        other);
    }

    /// Keeps `count` values, at least one.
    ///
    /// @param first place of the first of them
    static PackedLongs of(long[] values, int first, int count) {
        var level = Spread.level(values, first, count);
        if (level.range == 0 && (level.holes == 0 || level.holes == count)) {
            return constant(values[first]);
        }
        var best = level;
        long rise = values[first + count - 1] - values[first];
        if (level.holes == 0 && Long.compareUnsigned(Math.abs(rise), level.range >>> 2) > 0) {   // else no slope saves a bit
            var sloped = Spread.sloped(values, first, count, rise / Math.max(1, count - 1));
            best = sloped.bits() < level.bits() ? sloped : level;
        }
        return best.bits() > MOST_BITS ? plain(Arrays.copyOfRange(values, first, first + count), count) : best.pack();
    }

    /// Any number of times the same value.
    static PackedLongs constant(long value) {
        return value == HOLE ? new PackedLongs(NO_BITS, 0, 0, 0, 1, 0, null)
                : new PackedLongs(NO_BITS, 0, value, 0, 1, -1, null);
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

    /// Whether the value is the same everywhere, and that of nothing else.
    boolean isConstant() {
        return bits == 0 && slope == 0 && other == null;
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
        private final int first;
        private final int count;
        private final long slope;
        private final long least;
        /// Largest less least, unsigned; 0 where all are holes.
        private final long range;
        private final int holes;
        /// Place among [#UNITS].
        private final int unit;

        private Spread(long[] values, int first, int count, long slope, long least, long range, int holes) {
            this.values = values;
            this.first = first;
            this.count = count;
            this.slope = slope;
            this.least = least;
            this.range = range;
            this.holes = holes;
            unit = unit();
        }

        static Spread level(long[] values, int first, int count) {
            long low = Long.MAX_VALUE;
            long high = Long.MIN_VALUE;
            for (int at = first; at < first + count; at++) {
                low = Math.min(low, values[at]);
                high = Math.max(high, values[at]);
            }
            // a hole is the least of all longs
            return low == HOLE ? withHoles(values, first, count, high)
                    : new Spread(values, first, count, 0, low, high - low, 0);
        }

        private static Spread withHoles(long[] values, int first, int count, long high) {
            long low = high;
            int holes = 0;
            for (int at = first; at < first + count; at++) {
                boolean isHole = values[at] == HOLE;
                holes += isHole ? 1 : 0;
                low = isHole ? low : Math.min(low, values[at]);
            }
            return new Spread(values, first, count, 0, low, high - low, holes);
        }

        /// Of values without a hole.
        static Spread sloped(long[] values, int first, int count, long slope) {
            long low = Long.MAX_VALUE;
            long high = Long.MIN_VALUE;
            long line = 0;
            for (int at = first; at < first + count; at++) {
                long level = values[at] - line;
                low = Math.min(low, level);
                high = Math.max(high, level);
                line += slope;
            }
            return new Spread(values, first, count, slope, low, high - low, 0);
        }

        private int unit() {
            if (range < UNITS[NO_UNIT - 1]) {
                return NO_UNIT;   // few bits as it is; what is past a signed long is none of these either
            }
            int most = 0;
            long line = least;
            for (int i = 0; i < count && most < NO_UNIT; i++) {
                long value = values[first + i];
                long offset = value == HOLE ? 0 : value - line;
                while (inUnits(offset, most) * UNITS[most] != offset) {
                    most++;
                }
                line += slope;
            }
            return most;
        }

        /// Divisors that the compiler knows take it a product.
        private static long inUnits(long offset, int unit) {
            return switch (unit) {
                case 0 -> offset / 1_000_000_000L;
                case 1 -> offset / 1_000_000L;
                case 2 -> offset / 1_000L;
                default -> offset;
            };
        }

        /// Of a `k`, the hole's among them.
        int bits() {
            long most = inUnits(range, unit);
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
            long line = least;
            for (int i = 0; i < count; i++) {
                long value = values[first + i];
                long k = value == HOLE ? hole : inUnits(value - line, unit);
                word |= k << held;
                held += bits;
                line += slope;
                if (held >= Long.SIZE) {
                    EIGHT.set(bytes, at, word);
                    at += Long.BYTES;
                    held -= Long.SIZE;
                    word = held == 0 ? 0 : k >>> (bits - held);
                }
            }
            EIGHT.set(bytes, at, word);
            return new PackedLongs(bytes, bits, least, slope, UNITS[unit], hole, null);
        }
    }
}
