package io.assay.core.venue;

import io.assay.core.event.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// Event times of sources: one unit a format, and a range a true time lies in.
final class EventTime {
    /// 2009-01-03, the first block of Bitcoin: no crypto trade is older.
    static final long EARLIEST_NS = 1_230_940_800L * 1_000_000_000L;
    static final long BAD = Long.MIN_VALUE;

    private static final int SETTLEMENT_HOUR = 8;
    private static final long INDIA_NS = 330 * 60 * 1_000_000_000L;
    private static final Pattern INDIAN_MINUTE = Pattern.compile("[0-9]{2}-[0-9]{2}-[0-9]{4} [0-9]{2}:[0-9]{2}");

    private EventTime() {}

    /// Nanoseconds of a count of milliseconds written in plain digits, or [#BAD].
    static long ofMillis(String text) {
        return ofCount(text, 1_000_000);
    }

    /// Nanoseconds of a count of microseconds, or [#BAD].
    static long ofMicros(String text) {
        return ofCount(text, 1_000);
    }

    /// Nanoseconds of a count of nanoseconds, or [#BAD].
    static long ofNanos(String text) {
        return ofCount(text, 1);
    }

    private static long ofCount(String text, long unitNs) {
        int n = text.length();
        if (n == 0 || n > 19) {
            return BAD;
        }
        long value = 0;
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return BAD;
            }
            value = value * 10 + (c - '0');
        }
        return value < 0 || value > Long.MAX_VALUE / unitNs ? Long.MAX_VALUE : value * unitNs;
    }

    /// Nanoseconds of an ISO-8601 instant in UTC (`Z`, or no zone at all), or [#BAD].
    static long ofIso(String text) {
        try {
            long quick = ofPlainIso(text);
            if (quick != BAD) {
                return quick;
            }
            var instant = Instant.parse(text.endsWith("Z") ? text : text + "Z");
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (DateTimeException | ArithmeticException notATime) {
            return BAD;
        }
    }

    /// Nanoseconds of `yyyy-mm-ddThh:mm:ss` of the years 2000 to 2099, a fraction of up to nine digits, and a `Z` or nothing; [#BAD] of
    /// whatever else there may be.
    private static long ofPlainIso(String text) {
        int end = text.endsWith("Z") ? text.length() - 1 : text.length();
        boolean isPlain = end >= 19 && text.startsWith("20") && text.charAt(4) == '-' && text.charAt(7) == '-'
                && text.charAt(10) == 'T' && text.charAt(13) == ':' && text.charAt(16) == ':';
        int year = isPlain ? digits(text, 2, 4) : -1;
        int month = isPlain ? digits(text, 5, 7) : -1;
        int day = isPlain ? digits(text, 8, 10) : -1;
        int hour = isPlain ? digits(text, 11, 13) : -1;
        int minute = isPlain ? digits(text, 14, 16) : -1;
        int second = isPlain ? digits(text, 17, 19) : -1;
        int fraction = end == 19 ? 0 : end > 20 && end <= 29 && text.charAt(19) == '.' ? digits(text, 20, end) : -1;
        if ((year | month | day | hour | minute | second | fraction) < 0 || hour > 23 || minute > 59 || second > 59) {
            return BAD;
        }
        for (int at = Math.max(end, 20); at < 29; at++) {
            fraction *= 10;
        }
        long days = LocalDate.of(2000 + year, month, day).toEpochDay();
        return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1_000_000_000L + fraction;
    }

    /// Number of the digits from one place to another, at most nine; negative where others stand there.
    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    /// Nanoseconds of a minute written `dd-mm-yyyy hh:mm` by a clock of India (UTC+5:30), or [#BAD].
    static long ofIndianMinute(String text) {
        if (!INDIAN_MINUTE.matcher(text).matches()) {
            return BAD;
        }
        long localNs = ofIso(text.substring(6, 10) + "-" + text.substring(3, 5) + "-" + text.substring(0, 2) + "T"
                + text.substring(11) + ":00");
        return localNs == BAD ? BAD : localNs - INDIA_NS;
    }

    /// 08:00 UTC of a day, when derivatives of crypto venues settle; [Event#UNTIMED] when there is no such day.
    static long ofSettlement(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).atTime(SETTLEMENT_HOUR, 0).toEpochSecond(ZoneOffset.UTC)
                    * 1_000_000_000L;
        } catch (DateTimeException noSuchDay) {
            return Event.UNTIMED;
        }
    }

    static boolean inRange(long timeNs, long latestNs) {
        return timeNs >= EARLIEST_NS && timeNs <= latestNs;
    }
}
