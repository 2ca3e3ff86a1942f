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
        var alone = Spread.of(values, first, count);
        if (alone.isConstant()) {
            return alone.pack(null);
        }
        var apart = new long[count];
        other.copyTo(apart, count);
        boolean clear = true;
        for (int i = 0; i < count; i++) {
            long value = values[first + i];
            apart[i] = value == HOLE ? HOLE : value - apart[i];
            clear &= (apart[i] == HOLE) == (value == HOLE);
        }
        var beside = Spread.of(apart, 0, count);
        return !clear || beside.bits() >= alone.bits() ? alone.pack(null) : beside.pack(other);
    }

    /// Keeps `count` values, at least one.
    ///
    /// @param first place of the first of them
    static PackedLongs of(long[] values, int first, int count) {
        return Spread.of(values, first, count).pack(null);
    }

    /// Any number of times the same value.
    static PackedLongs constant(long value) {
        return value == HOLE ? new PackedLongs(NO_BITS, 0, 0, 0, 1, 0, null)
                : new PackedLongs(NO_BITS, 0, value, 0, 1, -1, null);
    }

    /// Keeps them in 64 bits each, to be [#set] one by one.
    static PackedLongs plain(long[] values, int first, int count) {
        var bytes = new byte[count * Long.BYTES];
        for (int i = 0; i < count; i++) {
            EIGHT.set(bytes, i * Long.BYTES, values[first + i]);
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

    /// How far values lie from a straight line, and what their distances are multiples of: a power of two, which the bits
    /// they differ in tell, times the fives of a clock's unit or of decimals with zeros at their end.
    ///
    /// An odd number divides exactly by a product with its inverse modulo 2^64, and what it does not divide has a product
    /// above the largest quotient (Granlund and Montgomery 1994, section 9).
    private static final class Spread {
        /// What distances are tried to be multiples of, the largest first, their inverses and largest quotients.
        private static final long[] FIVES = {1_953_125, 15_625, 125, 1};
        private static final long[] INVERSES = new long[FIVES.length];
        private static final long[] MOST = new long[FIVES.length];
        private static final int NO_FIVES = FIVES.length - 1;
        /// As many fives as twos make a thousand.
        private static final int TWOS = 3;

        static {
            for (int i = 0; i < FIVES.length; i++) {
                INVERSES[i] = inverse(FIVES[i]);
                MOST[i] = Long.divideUnsigned(-1, FIVES[i]);
            }
        }

        private final long[] values;
        private final int first;
        private final int count;
        private final long slope;
        private final long least;
        /// Largest less least, unsigned; 0 where all are holes.
        private final long range;
        private final int holes;
        private final int twos;
        /// Place among [#FIVES].
        private final int fives;

        /// @param differ the bits in which any of the distances differs from another
        private Spread(long[] values, int first, int count, long slope, long least, long range, long differ,
                int holes) {
            this.values = values;
            this.first = first;
            this.count = count;
            this.slope = slope;
            this.least = least;
            this.range = range;
            this.holes = holes;
            twos = differ == 0 ? 0 : Long.numberOfTrailingZeros(differ);
            fives = fives();
        }

        /// About the line that takes the fewest bits: a level one, or one from the first value towards the last.
        static Spread of(long[] values, int first, int count) {
            var level = level(values, first, count);
            long rise = values[first + count - 1] - values[first];
            if (level.holes > 0 || Long.compareUnsigned(Math.abs(rise), level.range >>> 2) <= 0) {
                return level;   // no slope saves a bit
            }
            long slope = rise / (count - 1);
            // a multiple of the unit, so that distances stay such
            slope -= slope % level.unit();
            var sloped = slope == 0 ? level : sloped(values, first, count, slope);
            return sloped.bits() < level.bits() ? sloped : level;
        }

        private static Spread level(long[] values, int first, int count) {
            long differ = differ(values, first, count);
            long low = differ == 0 ? values[first] : Long.MAX_VALUE;
            long high = differ == 0 ? low : Long.MIN_VALUE;
            for (int at = first; at < first + count && differ != 0; at++) {
                low = Math.min(low, values[at]);
                high = Math.max(high, values[at]);
            }
            // a hole is the least of all longs
            return low == HOLE ? withHoles(values, first, count, high)
                    : new Spread(values, first, count, 0, low, high - low, differ, 0);
        }

        /// In a loop of its own, which takes several values at a time.
        private static long differ(long[] values, int first, int count) {
            long one = values[first];
            long differ = 0;
            for (int at = first; at < first + count; at++) {
                differ |= values[at] ^ one;
            }
            return differ;
        }

        private static Spread withHoles(long[] values, int first, int count, long high) {
            long low = high;
            long differ = 0;
            int holes = 0;
            for (int at = first; at < first + count; at++) {
                boolean isHole = values[at] == HOLE;
                holes += isHole ? 1 : 0;
                low = isHole ? low : Math.min(low, values[at]);
                differ |= isHole ? 0 : values[at] ^ high;
            }
            return new Spread(values, first, count, 0, low, high - low, differ, holes);
        }

        /// Of values without a hole.
        private static Spread sloped(long[] values, int first, int count, long slope) {
            long low = Long.MAX_VALUE;
            long high = Long.MIN_VALUE;
            long differ = 0;
            long one = values[first];
            long line = 0;
            for (int at = first; at < first + count; at++) {
                long distance = values[at] - line;
                low = Math.min(low, distance);
                high = Math.max(high, distance);
                differ |= distance ^ one;
                line += slope;
            }
            return new Spread(values, first, count, slope, low, high - low, differ, 0);
        }

        private static long inverse(long odd) {
            long inverse = odd;   // of three bits; each turn doubles them
            for (int bits = 3; bits < Long.SIZE; bits *= 2) {
                inverse *= 2 - odd * inverse;
            }
            return inverse;
        }

        private int fives() {
            int most = Math.max(0, NO_FIVES - twos / TWOS);
            while (most < NO_FIVES && !areMultiples(INVERSES[most], MOST[most])) {
                most++;
            }
            return most;
        }

        /// Whether all distances are multiples of an odd number.
        ///
        /// @param largest quotient by it
        private boolean areMultiples(long inverse, long largest) {
            long line = least;
            for (int at = first; at < first + count; at++) {
                long distance = values[at] == HOLE ? 0 : values[at] - line;
                if (Long.compareUnsigned(distance * inverse, largest) > 0) {
                    return false;
                }
                line += slope;
            }
            return true;
        }

        long unit() {
            return FIVES[fives] << twos;
        }

        boolean isConstant() {
            return range == 0 && slope == 0 && (holes == 0 || holes == count);
        }

        /// Of a `k`, the hole's among them; 64 where values are better kept as they are.
        int bits() {
            long most = (range >>> twos) * INVERSES[fives];
            int bits = Long.SIZE - Long.numberOfLeadingZeros(holes > 0 && most != -1 ? most + 1 : most);
            return bits > MOST_BITS ? Long.SIZE : bits;
        }

        /// @param other what the values are differences to
        PackedLongs pack(@Nullable PackedLongs other) {
            if (isConstant() && other == null) {
                return constant(values[first]);
            }
            int bits = bits();
            if (bits == Long.SIZE) {
                return plain(values, first, count);
            }
            if (bits == 0) {
                return new PackedLongs(NO_BITS, 0, least, slope, 1, -1, other);
            }
            long hole = holes > 0 ? -1L >>> (Long.SIZE - bits) : -1;
            return new PackedLongs(packed(bits, hole), bits, least, slope, unit(), hole, other);
        }

        private byte[] packed(int bits, long hole) {
            var bytes = new byte[(((count * bits + Long.SIZE - 1) >>> 6) + 1) * Long.BYTES];
            long inverse = INVERSES[fives];
            long word = 0;
            int held = 0;
            int to = 0;
            long line = least;
            for (int at = first; at < first + count; at++) {
                long value = values[at];
                long k = value == HOLE ? hole : ((value - line) >>> twos) * inverse;
                word |= k << held;
                held += bits;
                line += slope;
                if (held >= Long.SIZE) {
                    EIGHT.set(bytes, to, word);
                    to += Long.BYTES;
                    held -= Long.SIZE;
                    word = held == 0 ? 0 : k >>> (bits - held);
                }
            }
            EIGHT.set(bytes, to, word);
            return bytes;
        }
    }
}
