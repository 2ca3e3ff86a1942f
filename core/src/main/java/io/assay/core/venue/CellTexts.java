package io.assay.core.venue;

import io.assay.core.event.Event;

/// Reads numbers and moments from the bytes of a cell, where they are written plainly.
final class CellTexts {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int DATE = 10;
    /// `2025-12-04T16:52:45`
    private static final int SECONDS = 19;
    /// `2025-12-04T16:52:`
    private static final int MINUTE = 17;
    private static final long[] TEN = EightBytes.powersOfTen(Cells.DIGITS_MAX);
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /// The minute read last: rows of a file mostly share it with one near them.
    private final byte[] minute = new byte[MINUTE];
    private long minuteNs = Event.UNTIMED;
    /// The date read last: rows of a file mostly share it.
    private final byte[] date = new byte[DATE];
    private long dateNs = Event.UNTIMED;

    /// Reads a plain decimal; false when it is none or has more than 18 digits.
    static boolean decimal(Cells into, byte[] bytes, int from, int to) {
        if (from == to) {
            return false;
        }
        boolean negative = bytes[from] == '-';
        int first = negative ? from + 1 : from;
        int point = EightBytes.find(bytes, first, to, '.');
        long whole = EightBytes.digits(bytes, first, point);
        if (point == to) {
            into.number = negative ? -whole : whole;
            into.scale = 0;
            return whole >= 0;
        }
        int behind = to - point - 1;
        long fraction = EightBytes.digits(bytes, point + 1, to);
        if (whole < 0 || fraction < 0 || to - first - 1 > Cells.DIGITS_MAX) {
            return false;
        }
        long value = whole * TEN[behind] + fraction;
        into.number = negative ? -value : value;
        into.scale = (byte) behind;
        return bytes[to - 1] != '0' || into.take(into.number, behind);
    }

    /// Reads a count; false when it is none, begins with a zero or has more than 18 digits.
    static boolean count(Cells into, byte[] bytes, int from, int to) {
        long value = EightBytes.digits(bytes, from, to);
        into.number = value;
        into.scale = 0;
        return value >= 0 && (bytes[from] != '0' || to - from == 1);
    }

    /// Reads `yyyy-mm-ddThh:mm:ss`, a fraction of up to nine digits, and a `Z` or nothing.
    boolean moment(Cells into, byte[] bytes, int from, int to) {
        if (to - from < SECONDS || !(isSameMinute(bytes, from) || minute(bytes, from))) {
            return false;
        }
        int second = two(bytes, from + MINUTE);
        int end = bytes[to - 1] == 'Z' ? to - 1 : to;
        long fraction = fraction(bytes, from + SECONDS, end);
        into.number = minuteNs + second * 1_000_000_000L + fraction;
        into.scale = 0;
        return second >= 0 && second <= 59 && fraction >= 0;
    }

    /// Whether the moment begins with the minute read last.
    private boolean isSameMinute(byte[] bytes, int from) {
        return minuteNs != Event.UNTIMED
                && ((EightBytes.at(bytes, from) ^ EightBytes.at(minute, 0))
                        | (EightBytes.at(bytes, from + 8) ^ EightBytes.at(minute, 8))
                        | (bytes[from + 16] ^ minute[16])) == 0;
    }

    /// Reads `yyyy-mm-ddThh:mm:` into [#minuteNs].
    private boolean minute(byte[] bytes, int from) {
        if (!date(bytes, from) || bytes[from + DATE] != 'T' || bytes[from + 13] != ':' || bytes[from + 16] != ':') {
            return false;
        }
        int hour = two(bytes, from + 11);
        int ofHour = two(bytes, from + 14);
        if (hour < 0 || hour > 23 || ofHour < 0 || ofHour > 59) {
            return false;
        }
        minuteNs = dateNs + (hour * 3600L + ofHour * 60L) * 1_000_000_000L;
        System.arraycopy(bytes, from, minute, 0, MINUTE);
        return true;
    }

    /// Nanoseconds of a point and the digits behind it, 0 of nothing, -1 of anything else.
    private static long fraction(byte[] bytes, int from, int to) {
        if (from == to) {
            return 0;
        }
        int digits = to - from - 1;
        long value = bytes[from] != '.' || digits > 9 ? -1 : EightBytes.digits(bytes, from + 1, to);
        return value < 0 ? -1 : value * TEN[9 - digits];
    }

    /// Reads a date of the years 1970 to 2199 into [#dateNs].
    private boolean date(byte[] bytes, int from) {
        boolean same = dateNs != Event.UNTIMED;
        for (int i = DATE - 1; i >= 0 && same; i--) {
            same = date[i] == bytes[from + i];
        }
        return same || newDate(bytes, from);
    }

    private boolean newDate(byte[] bytes, int from) {
        int century = two(bytes, from);
        int ofCentury = two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int day = two(bytes, from + 8);
        int year = century * 100 + ofCentury;
        if (century < 0 || ofCentury < 0 || year < 1970 || year > 2199 || bytes[from + 4] != '-'
                || bytes[from + 7] != '-' || month < 1 || month > 12 || day < 1 || day > days(year, month)) {
            return false;
        }
        dateNs = daysSince1970(year, month, day) * DAY_NS;
        System.arraycopy(bytes, from, date, 0, DATE);
        return true;
    }

    private static int days(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : DAYS[month - 1];
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static long daysSince1970(int year, int month, int day) {
        int before = year - 1;
        long days = before * 365L + before / 4 - before / 100 + before / 400 - 719_162L + day - 1;
        for (int m = 1; m < month; m++) {
            days += days(year, m);
        }
        return days;
    }

    /// Two digits, or -1.
    private static int two(byte[] bytes, int at) {
        return isDigit(bytes[at]) && isDigit(bytes[at + 1]) ? (bytes[at] - '0') * 10 + bytes[at + 1] - '0' : -1;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
