package io.assay.core.venue;

/// The cells of one row of a table, read without an object each: every reader leaves what it found in the fields below. What it
/// cannot vouch for (no such cell, another type, a number too wide, text that is not plain) it answers with false, and
/// somebody else reads the row as text, the long way.
///
/// One object serves a whole table. Columns are counted from 0 as in the header.
public abstract class Cells {
    /// Most digits of a number kept as a long.
    protected static final int DIGITS_MAX = 18;
    /// 10^18: numbers kept as longs are smaller.
    protected static final long LIMIT = 1_000_000_000_000_000_000L;

    /// As many zeros as are taken off a wide number at once.
    private static final long BILLION = 1_000_000_000L;

    private static final long HALF = 0xffff_ffffL;
    private static final int POWERS = 9;
    private static final long[] INVERSE = inverses(POWERS);
    private static final long[] MOST = most();

    private final CellTexts texts = new CellTexts();

    /// The number or moment read last.
    public long number;
    /// Digits of [#number] behind its point, no zero at their end.
    public byte scale;
    /// Holds the text read last, from [#from] to before [#to].
    public byte[] bytes = new byte[0];
    public int from;
    public int to;

    /// Whether a cell says nothing.
    public abstract boolean isEmpty(int column);

    /// Reads a cell that is text, plain or not, into [#bytes].
    public abstract boolean text(int column);

    /// Reads a plain decimal of up to 18 digits into [#number] and [#scale].
    public abstract boolean decimal(int column);

    /// Reads a count of up to 18 digits, written without a zero in front, into [#number].
    public abstract boolean count(int column);

    /// Reads a moment, as ISO-8601 text in UTC or a count whose unit the column states, as nanoseconds since 1970 into
    /// [#number].
    public abstract boolean moment(int column);

    /// Reads a plain decimal from text.
    protected final boolean decimal(byte[] text, int begin, int end) {
        return CellTexts.decimal(this, text, begin, end);
    }

    /// Reads a count from text.
    protected final boolean count(byte[] text, int begin, int end) {
        return CellTexts.count(this, text, begin, end);
    }

    /// Reads an ISO-8601 moment from text.
    protected final boolean moment(byte[] text, int begin, int end) {
        return texts.moment(this, text, begin, end);
    }

    /// Takes a decimal of 128 bits.
    ///
    /// @param high its upper 64 bits, with the sign
    protected final boolean take(long high, long low, int digitsBehindPoint) {
        if (high == low >> 63) {
            return take(low, digitsBehindPoint);
        }
        boolean negative = high < 0;
        long upper = negative ? ~high + (low == 0 ? 1 : 0) : high;
        long lower = negative ? -low : low;
        for (int behind = digitsBehindPoint - 9; behind >= 0; behind -= 9) {
            // long division by 10^9, 32 bits at a time: no rest is ever wider than 30 bits
            long part = upper >>> 32;
            long a = part / BILLION;
            part = (part - a * BILLION) << 32 | (upper & HALF);
            long b = part / BILLION;
            part = (part - b * BILLION) << 32 | (lower >>> 32);
            long c = part / BILLION;
            part = (part - c * BILLION) << 32 | (lower & HALF);
            long d = part / BILLION;
            if (part != d * BILLION) {
                return false;
            }
            upper = a << 32 | b;
            lower = c << 32 | d;
            if (upper == 0 && lower >= 0) {
                return take(negative ? -lower : lower, behind);
            }
        }
        return false;
    }

    /// Takes a decimal as it stands, without the zeros at its end; false when it has too many digits.
    ///
    /// A number divides by 10^k = 2^k 5^k when its product with the inverse of 5^k, turned right by k bits, is no more than
    /// the largest number by 10^k; that is the quotient then (Granlund and Montgomery 1994, section 9).
    protected final boolean take(long value, int digitsBehindPoint) {
        long rest = Math.abs(value);
        int behind = digitsBehindPoint;
        for (int zeros = 8; zeros > 0; zeros >>= 1) {
            while (behind >= zeros) {
                long quotient = Long.rotateRight(rest * INVERSE[zeros], zeros);
                if (quotient < 0 || quotient > MOST[zeros]) {
                    break;
                }
                rest = quotient;
                behind -= zeros;
            }
        }
        number = value < 0 ? -rest : rest;
        scale = (byte) behind;
        return rest < LIMIT && rest >= 0 && behind <= DIGITS_MAX;
    }

    /// Inverses of the first powers of 5 modulo 2^64, by Newton's iteration.
    static long[] inverses(int powers) {
        var out = new long[powers];
        long five = 1;
        for (int k = 0; k < powers; k++, five *= 5) {
            long inverse = five;
            for (int i = 0; i < 5; i++) {
                inverse *= 2 - five * inverse;
            }
            out[k] = inverse;
        }
        return out;
    }

    /// The largest number by 10^k.
    private static long[] most() {
        var out = new long[POWERS];
        long most = Long.MAX_VALUE;
        for (int k = 0; k < POWERS; k++, most /= 10) {
            out[k] = most;
        }
        return out;
    }
}
