package io.assay.app.store;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Numbers and moments as text that reads back exactly: no exponent, no locale, no time zone but UTC.
public final class PlainText {
    private static final double LONG_EXACT = 1L << 53;
    private static final long NS_PER_S = 1_000_000_000L;
    private static final long S_PER_DAY = 86_400L;

    private PlainText() {}

    public static String of(double value) {
        var out = new StringBuilder(24);
        append(out, value);
        return out.toString();
    }

    /// Appends the shortest decimal that reads back as `value`: `0.00001`, never `1.0E-5`; minus zero is `0`.
    public static void append(StringBuilder out, double value) {
        if (value == (long) value && Math.abs(value) < LONG_EXACT) {
            out.append((long) value);
            return;
        }
        int from = out.length();
        out.append(value);
        for (int i = out.length() - 1; i > from; i--) {
            if (out.charAt(i) == 'E') {
                var plain = new BigDecimal(out.substring(from)).stripTrailingZeros().toPlainString();
                out.setLength(from);
                out.append(plain);
                return;
            }
        }
    }

    public static String moment(long epochNs) {
        var out = new StringBuilder(30);
        appendMoment(out, epochNs);
        return out.toString();
    }

    /// Appends `2025-10-27T16:59:59.797563798Z`: always nine digits, so that text sorts as time does.
    public static void appendMoment(StringBuilder out, long epochNs) {
        long second = Math.floorDiv(epochNs, NS_PER_S);
        long day = Math.floorDiv(second, S_PER_DAY);
        int ofDay = (int) Math.floorMod(second, S_PER_DAY);
        var date = LocalDate.ofEpochDay(day);
        padded(out, date.getYear(), 4).append('-');
        padded(out, date.getMonthValue(), 2).append('-');
        padded(out, date.getDayOfMonth(), 2).append('T');
        padded(out, ofDay / 3600, 2).append(':');
        padded(out, ofDay / 60 % 60, 2).append(':');
        padded(out, ofDay % 60, 2).append('.');
        padded(out, (int) Math.floorMod(epochNs, NS_PER_S), 9).append('Z');
    }

    /// A decimal without exponent and without zeros that say nothing: `1.500` becomes `1.5`, `0E-18` becomes `0`.
    public static String of(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /// Refuses what is no plain decimal, or has more digits after the point than `scale`: the engine would round it.
    static void requireDecimal(String column, String text, int scale) {
        int i = text.startsWith("-") ? 1 : 0;
        int point = -1;
        int last = -1;
        for (int at = i; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' && point < 0 && at > i) {
                point = at;
            } else if (c < '0' || c > '9') {
                throw new IllegalArgumentException(column + ": not a plain decimal: " + text);
            } else if (c != '0') {
                last = at;
            }
        }
        if (text.length() == i || (point >= 0 && last - point > scale)) {
            throw new IllegalArgumentException(column + ": more than " + scale + " digits after the point: " + text);
        }
    }

    private static StringBuilder padded(StringBuilder out, int value, int digits) {
        int power = 1;
        for (int i = 1; i < digits; i++) {
            power *= 10;
        }
        for (int p = power; p > 0; p /= 10) {
            out.append((char) ('0' + value / p % 10));
        }
        return out;
    }
}
