package io.assay.core.venue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes of an array looked at together, as a long whose lowest byte is the first of them. What is found is marked by the
/// highest bit of its byte; the lowest mark is exact, those above it need not be.
public final class EightBytes {
    static final long HIGHS = 0x8080808080808080L;
    static final long ONES = 0x0101010101010101L;
    private static final long SIXTH = 0x20 * ONES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = '0' * ONES;
    private static final int DIGITS_MAX = 18;
    private static final long BELOW_TEN = (0x80 - 10) * ONES;

    private EightBytes() {}

    /// The eight bytes that begin at `at`, all of which stand in the array.
    static long at(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /// Place of the first `wanted` (ASCII) at or after `from`, or `to` where there is none before it.
    public static int find(byte[] bytes, int from, int to, char wanted) {
        long pattern = wanted * ONES;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long differ = at(bytes, at) ^ pattern;
            long hit = (differ - ONES) & ~differ & HIGHS;
            if (hit != 0) {
                return at + first(hit);
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /// Marks what ends plain text: a quotation mark, a backslash, a control character, what is not ASCII.
    static long ends(long word) {
        long marks = word ^ '"' * ONES;
        long escapes = word ^ '\\' * ONES;
        return (((marks - ONES) & ~marks) | ((escapes - ONES) & ~escapes) | ((word - ' ' * ONES) & ~word) | word)
                & HIGHS;
    }

    /// Sets the sixth bit of every byte that is a digit, a small letter or another of the plain characters from `0` to `?` and from
    /// a grave accent on; what [#ends] marks is none of them. Words are joined by `&` before they are looked at ([#isAll]).
    static long low(long word) {
        return word & ~(word >>> 2) & (word << 1 | word >>> 1);
    }

    /// Whether that bit is set in all.
    static boolean isAll(long low) {
        return (low & SIXTH) == SIXTH;
    }

    /// Which byte the lowest mark marks.
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >> 3;
    }

    /// How many digits the word begins with, 0 to 8.
    static int digits(long word) {
        long values = word ^ ZEROS;
        return first(((values + BELOW_TEN) | values) & HIGHS);
    }

    /// How many of the first `count` bytes, all of them digits, are left without the zeros at their end: none or fewer
    /// where all are zeros. `count` is 1 to 8.
    static int withoutZeros(long word, int count) {
        return count - (Long.numberOfLeadingZeros((word ^ ZEROS) << ((Long.BYTES - count) << 3)) >> 3);
    }

    /// The number that the first `count` bytes spell, all of them digits; `count` is 1 to 8.
    ///
    /// Neighbours are joined three times: digits to pairs, pairs to fours, fours to eight.
    static long number(long word, int count) {
        return joined((word ^ ZEROS) << ((Long.BYTES - count) << 3));
    }

    /// The number of eight digits, each in a byte of its own, the first in the lowest.
    private static long joined(long digits) {
        long pairs = (digits * 10 + (digits >>> 8)) & 0x00ff00ff00ff00ffL;
        long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000ffff0000ffffL;
        return (fours * 10_000 + (fours >>> 32)) & 0xffffffffL;
    }

    /// The number that the bytes from `from` to before `to` spell; negative where they are none, more than 18, or not all
    /// digits.
    static long digits(byte[] bytes, int from, int to) {
        int count = to - from;
        if (count <= 0 || count > DIGITS_MAX) {
            return -1;
        }
        if (from + Long.BYTES > bytes.length) {
            return oneByOne(bytes, from, to);
        }
        int head = ((count - 1) & 7) + 1;
        long values = (at(bytes, from) ^ ZEROS) << ((Long.BYTES - head) << 3);
        long odd = (values + BELOW_TEN) | values;
        long number = joined(values);
        for (int at = from + head; at < to; at += Long.BYTES) {
            values = at(bytes, at) ^ ZEROS;
            odd |= (values + BELOW_TEN) | values;
            number = number * 100_000_000 + joined(values);
        }
        return (odd & HIGHS) == 0 ? number : -1;
    }

    private static long oneByOne(byte[] bytes, int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return -1;
            }
            number = number * 10 + (bytes[at] - '0');
        }
        return number;
    }

    /// 10^0 to 10^`most`.
    static long[] powersOfTen(int most) {
        var powers = new long[most + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
