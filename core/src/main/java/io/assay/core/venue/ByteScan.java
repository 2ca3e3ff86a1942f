package io.assay.core.venue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Walks over the plain part of JSON in bytes: ASCII without escapes. What is not plain stops the walk, and somebody else
/// reads the line.
final class ByteScan {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final int DIGITS_MAX = 18;

    byte[] bytes = new byte[0];
    int at;
    int end;
    /// The number read last, without its point, and the digits behind it, no zero at their end.
    long number;
    byte scale;
    /// The text read last.
    int textFrom;
    int textTo;

    void over(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
    }

    boolean isAt(char c) {
        return at < end && bytes[at] == c;
    }

    /// Steps over one character, and the blank that some writers put behind it.
    boolean take(char c) {
        if (!isAt(c)) {
            return false;
        }
        at++;
        if (at < end && bytes[at] == ' ') {
            at++;
        }
        return true;
    }

    /// Steps over exactly these bytes.
    boolean take(byte[] word) {
        int to = at + word.length;
        if (to > end) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes[at + i] != word[i]) {
                return false;
            }
        }
        at = to;
        return true;
    }

    /// Steps over a text in quotation marks; false where it is none or holds an escape, a control character or what is not
    /// ASCII.
    boolean text() {
        if (!isAt('"')) {
            return false;
        }
        int close = quote(at + 1);
        if (close < 0) {
            return false;
        }
        textFrom = at + 1;
        textTo = close;
        at = close + 1;
        return true;
    }

    /// Place of the closing quotation mark, eight bytes at a time; -1 where something stands before it that is not plain.
    private int quote(int from) {
        int p = from;
        for (; p + Long.BYTES <= end; p += Long.BYTES) {
            long w = (long) EIGHT.get(bytes, p);
            long marks = w ^ '"' * ONES;
            long escapes = w ^ '\\' * ONES;
            // the lowest bit set is exact, those above it need not be: only the lowest is looked at
            long hit = ((marks - ONES & ~marks) | (escapes - ONES & ~escapes) | (w - ' ' * ONES & ~w) | w) & HIGHS;
            if (hit != 0) {
                int found = p + (Long.numberOfTrailingZeros(hit) >> 3);
                return bytes[found] == '"' ? found : -1;
            }
        }
        for (; p < end; p++) {
            byte c = bytes[p];
            if (c == '"') {
                return p;
            }
            if (c == '\\' || c < ' ') {
                return -1;
            }
        }
        return -1;
    }

    /// Reads a plain decimal of up to 18 digits, in quotation marks or not, into [#number] and [#scale].
    boolean decimal() {
        boolean quoted = isAt('"');
        int p = quoted ? at + 1 : at;
        boolean negative = p < end && bytes[p] == '-';
        p += negative ? 1 : 0;
        int first = p;
        long value = 0;
        for (; p < end && isDigit(bytes[p]); p++) {
            value = value * 10 + (bytes[p] - '0');
        }
        int digits = p - first;
        if (digits == 0 || (!quoted && digits > 1 && bytes[first] == '0')) {
            return false;
        }
        int fraction = 0;
        if (p < end && bytes[p] == '.') {
            int point = p++;
            for (; p < end && isDigit(bytes[p]); p++) {
                value = value * 10 + (bytes[p] - '0');
            }
            fraction = p - point - 1;
            if (fraction == 0) {
                return false;
            }
        }
        if (digits + fraction > DIGITS_MAX || (quoted && (p >= end || bytes[p] != '"'))) {
            return false;
        }
        while (fraction > 0 && value % 10 == 0) {
            value /= 10;
            fraction--;
        }
        number = negative ? -value : value;
        scale = (byte) fraction;
        at = quoted ? p + 1 : p;
        return true;
    }

    /// Reads a count of up to 18 digits that begins with no zero, in quotation marks or not, into [#number].
    boolean count() {
        boolean quoted = isAt('"');
        int p = quoted ? at + 1 : at;
        int first = p;
        long value = 0;
        for (; p < end && isDigit(bytes[p]); p++) {
            value = value * 10 + (bytes[p] - '0');
        }
        int digits = p - first;
        if (digits == 0 || digits > DIGITS_MAX || (digits > 1 && bytes[first] == '0')
                || (quoted && (p >= end || bytes[p] != '"'))) {
            return false;
        }
        number = value;
        at = quoted ? p + 1 : p;
        return true;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
