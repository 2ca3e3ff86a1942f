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

    /// Takes a decimal as it stands: without the zeros at its end; false when it has too many digits.
    protected final boolean take(long value, int digitsBehindPoint) {
        long rest = value;
        int behind = digitsBehindPoint;
        while (behind >= 4 && rest % 10_000 == 0) {
            rest /= 10_000;
            behind -= 4;
        }
        while (behind > 0 && rest % 10 == 0) {
            rest /= 10;
            behind--;
        }
        number = rest;
        scale = (byte) behind;
        return rest > -LIMIT && rest < LIMIT && behind <= DIGITS_MAX;
    }
}
