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
            var instant = Instant.parse(text.endsWith("Z") ? text : text + "Z");
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (DateTimeException | ArithmeticException notATime) {
            return BAD;
        }
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
