package io.assay.core.venue;

import io.assay.core.event.Event;

/// Reads numbers and moments from the bytes of a cell, where they are written plainly.
final class CellTexts {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int DATE = 10;
    /// `2025-12-04T16:52:45`
    private static final int SECONDS = 19;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /// The date read last: rows of a file mostly share it.
    private final byte[] date = new byte[DATE];
    private long dateNs = Event.UNTIMED;

    /// Reads a plain decimal; false when it is none or has more than 18 digits.
    static boolean decimal(Cells into, byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int at = negative ? from + 1 : from;
        int first = at;
        long value = 0;
        for (; at < to && isDigit(bytes[at]); at++) {
            value = value * 10 + (bytes[at] - '0');
        }
        int digits = at - first;
        int behind = 0;
        if (digits > 0 && at + 1 < to && bytes[at] == '.') {
            int point = at++;
            for (; at < to && isDigit(bytes[at]); at++) {
                value = value * 10 + (bytes[at] - '0');
            }
            behind = at - point - 1;
        }
        return digits > 0 && at == to && digits + behind <= Cells.DIGITS_MAX
                && into.take(negative ? -value : value, behind);
    }

    /// Reads a count; false when it is none, begins with a zero or has more than 18 digits.
    static boolean count(Cells into, byte[] bytes, int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            if (!isDigit(bytes[at])) {
                return false;
            }
            value = value * 10 + (bytes[at] - '0');
        }
        into.number = value;
        into.scale = 0;
        int digits = to - from;
        return digits > 0 && digits <= Cells.DIGITS_MAX && (digits == 1 || bytes[from] != '0');
    }

    /// Reads `yyyy-mm-ddThh:mm:ss`, a fraction of up to nine digits, and a `Z` or nothing.
    boolean moment(Cells into, byte[] bytes, int from, int to) {
        if (to - from < SECONDS || !date(bytes, from) || bytes[from + DATE] != 'T' || bytes[from + 13] != ':'
                || bytes[from + 16] != ':') {
            return false;
        }
        int hour = two(bytes, from + 11);
        int minute = two(bytes, from + 14);
        int second = two(bytes, from + 17);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return false;
        }
        int end = bytes[to - 1] == 'Z' ? to - 1 : to;
        long fraction = fraction(bytes, from + SECONDS, end);
        into.number = dateNs + (hour * 3600L + minute * 60L + second) * 1_000_000_000L + fraction;
        into.scale = 0;
        return fraction >= 0;
    }

    /// Nanoseconds of a point and the digits behind it, 0 of nothing, -1 of anything else.
    private static long fraction(byte[] bytes, int from, int to) {
        if (from == to) {
            return 0;
        }
        int digits = to - from - 1;
        if (bytes[from] != '.' || digits < 1 || digits > 9) {
            return -1;
        }
        long value = 0;
        for (int at = from + 1; at < to; at++) {
            if (!isDigit(bytes[at])) {
                return -1;
            }
            value = value * 10 + (bytes[at] - '0');
        }
        for (int i = digits; i < 9; i++) {
            value *= 10;
        }
        return value;
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
