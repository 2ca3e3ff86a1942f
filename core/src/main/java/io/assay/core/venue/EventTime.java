package io.assay.core.venue;

import java.time.DateTimeException;
import java.time.Instant;

/// Event times of sources: one unit a format, and a range a true time lies in.
final class EventTime {
    /// 2009-01-03, the first block of Bitcoin: no crypto trade is older.
    static final long EARLIEST_NS = 1_230_940_800L * 1_000_000_000L;
    static final long BAD = Long.MIN_VALUE;

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

    static boolean inRange(long timeNs, long latestNs) {
        return timeNs >= EARLIEST_NS && timeNs <= latestNs;
    }
}
