package io.assay.core.venue;

/// Reads the plain parts of JSON in bytes: ASCII without escapes. Every reader is told where to begin and says where it ended, or
/// [#NOT] where what stands there is not plain, and somebody else reads the line; a number it read stands in
/// [#number] and [#scale].
final class ByteScan {
    /// Nothing plain stands here.
    static final int NOT = -1;

    /// Bytes looked at behind the place of a [#number].
    static final int AHEAD = 4 * Long.BYTES;

    private static final int DIGITS_MAX = 18;
    private static final long[] TEN = EightBytes.powersOfTen(DIGITS_MAX);

    /// The number read last, without its point, and the digits behind it, no zero at their end.
    long number;
    byte scale;

    /// Behind this character and the blank that some writers put behind it.
    static int take(byte[] bytes, int at, int end, char c) {
        if (at >= end || bytes[at] != c) {
            return NOT;
        }
        return blank(bytes, at + 1, end);
    }

    static int blank(byte[] bytes, int at, int end) {
        return at < end && bytes[at] == ' ' ? at + 1 : at;
    }

    /// Behind exactly these bytes.
    static int take(byte[] bytes, int at, int end, byte[] word) {
        int to = at + word.length;
        if (to > end) {
            return NOT;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes[at + i] != word[i]) {
                return NOT;
            }
        }
        return to;
    }

    /// Behind a text in quotation marks, which holds no escape, no control character and nothing that is not ASCII.
    ///
    /// @param guess how long the text may be; a right one is quicker
    static int text(byte[] bytes, int at, int end, int guess) {
        if (at >= end || bytes[at] != '"') {
            return NOT;
        }
        int close = at + 1 + guess;
        if (close < end && bytes[close] == '"' && isPlain(bytes, at + 1, close)) {
            return close + 1;
        }
        close = quote(bytes, at + 1, end);
        return close < 0 ? NOT : close + 1;
    }

    /// Whether nothing between the places ends a plain text; false also where that is not quick to say.
    static boolean isPlain(byte[] bytes, int from, int to) {
        if (to - from < Long.BYTES) {
            return from + Long.BYTES <= bytes.length
                    && EightBytes.first(EightBytes.ends(EightBytes.at(bytes, from))) >= to - from;
        }
        long last = EightBytes.at(bytes, to - Long.BYTES);
        long low = EightBytes.low(last);
        for (int at = from; at + Long.BYTES <= to; at += Long.BYTES) {
            low &= EightBytes.low(EightBytes.at(bytes, at));
        }
        if (EightBytes.isAll(low)) {
            return true;
        }
        long ends = EightBytes.ends(last);
        for (int at = from; at + Long.BYTES <= to; at += Long.BYTES) {
            ends |= EightBytes.ends(EightBytes.at(bytes, at));
        }
        return ends == 0;
    }

    /// Place of the closing quotation mark; negative where something stands before it that is not plain.
    private static int quote(byte[] bytes, int from, int end) {
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long ends = EightBytes.ends(EightBytes.at(bytes, at));
            if (ends != 0) {
                int found = at + EightBytes.first(ends);
                return bytes[found] == '"' ? found : NOT;
            }
        }
        for (; at < end; at++) {
            byte c = bytes[at];
            if (c == '"') {
                return at;
            }
            if (c == '\\' || c < ' ') {
                return NOT;
            }
        }
        return NOT;
    }

    /// Behind a decimal as most are written: at most seven digits before its point, at most sixteen together.
    ///
    /// The digits on both sides of the point are pushed together into one word, and joined at once without the zeros at their end.
    ///
    /// @param at stands [#AHEAD] bytes or more before the end of the array
    int number(byte[] bytes, int at) {
        boolean negative = bytes[at] == '-';
        int first = negative ? at + 1 : at;
        long word = EightBytes.at(bytes, first);
        int whole = EightBytes.digits(word);
        if (whole == 0 || whole == Long.BYTES) {
            return NOT;
        }
        int end = first + whole;
        if (bytes[end] != '.') {
            keep(negative, EightBytes.number(word, whole), 0);
            return end;
        }
        long before = (1L << (whole << 3)) - 1;
        long together = (word & before) | (EightBytes.at(bytes, first + 1) & ~before);
        int count = EightBytes.digits(together);
        if (count == whole) {
            return NOT;
        }
        if (count == Long.BYTES) {
            return longer(bytes, first + 1 + count, negative, together, count - whole);
        }
        int kept = Math.max(whole, EightBytes.withoutZeros(together, count));
        keep(negative, EightBytes.number(together, kept), kept - whole);
        return first + 1 + count;
    }

    /// Goes on with the digits behind the first eight.
    ///
    /// @param behind how many of the eight stand behind the point
    private int longer(byte[] bytes, int at, boolean negative, long eight, int behind) {
        long word = EightBytes.at(bytes, at);
        int more = EightBytes.digits(word);
        long value = EightBytes.number(eight, Long.BYTES);
        value = more == 0 ? value : value * TEN[more] + EightBytes.number(word, more);
        int fraction = behind + more;
        while (fraction > 0 && value % 10 == 0) {
            value /= 10;
            fraction--;
        }
        keep(negative, value, fraction);
        return at + more;
    }

    private void keep(boolean negative, long value, int fraction) {
        number = negative ? -value : value;
        scale = (byte) fraction;
    }

    /// Behind a plain decimal of up to 18 digits, in quotation marks or not.
    int decimal(byte[] bytes, int at, int end) {
        boolean quoted = at < end && bytes[at] == '"';
        if (quoted && at + 1 + AHEAD <= bytes.length) {
            int close = number(bytes, at + 1);
            if (close != NOT && close < end && bytes[close] == '"') {
                return close + 1;
            }
        }
        int p = quoted ? at + 1 : at;
        boolean negative = p < end && bytes[p] == '-';
        p += negative ? 1 : 0;
        int point = digits(bytes, p, end);
        int whole = point - p;
        long value = number;
        if (whole == 0 || (!quoted && whole > 1 && bytes[p] == '0')) {
            return NOT;
        }
        int to = point;
        int fraction = 0;
        if (point < end && bytes[point] == '.') {
            to = digits(bytes, point + 1, end);
            fraction = to - point - 1;
            if (fraction == 0 || whole + fraction > DIGITS_MAX) {
                return NOT;
            }
            value = value * TEN[fraction] + number;
        }
        if (whole > DIGITS_MAX || (quoted && (to >= end || bytes[to] != '"'))) {
            return NOT;
        }
        while (fraction > 0 && value % 10 == 0) {
            value /= 10;
            fraction--;
        }
        number = negative ? -value : value;
        scale = (byte) fraction;
        return quoted ? to + 1 : to;
    }

    /// Behind a count of 9 to 16 digits that begins with no zero.
    ///
    /// @param at stands [#AHEAD] bytes or more before the end of the array
    int longCount(byte[] bytes, int at) {
        long word = EightBytes.at(bytes, at);
        long more = EightBytes.at(bytes, at + Long.BYTES);
        int behind = EightBytes.digits(more);
        if (EightBytes.digits(word) < Long.BYTES || behind == 0 || bytes[at] == '0') {
            return NOT;
        }
        number = EightBytes.number(word, Long.BYTES) * TEN[behind] + EightBytes.number(more, behind);
        return at + Long.BYTES + behind;
    }

    /// Behind a count of up to 18 digits that begins with no zero, in quotation marks or not.
    int count(byte[] bytes, int at, int end) {
        boolean quoted = at < end && bytes[at] == '"';
        int p = quoted ? at + 1 : at;
        int to = digits(bytes, p, end);
        int digits = to - p;
        if (digits == 0 || digits > DIGITS_MAX || (digits > 1 && bytes[p] == '0')
                || (quoted && (to >= end || bytes[to] != '"'))) {
            return NOT;
        }
        return quoted ? to + 1 : to;
    }

    /// Behind the digits that stand here, whose number is exact for up to 18 of them.
    private int digits(byte[] bytes, int from, int end) {
        long value = 0;
        int at = from;
        while (at + Long.BYTES <= end) {
            long word = EightBytes.at(bytes, at);
            int count = EightBytes.digits(word);
            if (count < Long.BYTES) {
                number = count == 0 ? value : value * TEN[count] + EightBytes.number(word, count);
                return at + count;
            }
            value = value * 100_000_000 + EightBytes.number(word, count);
            at += count;
        }
        for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            value = value * 10 + (bytes[at] - '0');
        }
        number = value;
        return at;
    }
}
