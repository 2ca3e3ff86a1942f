package io.assay.core.venue;

import io.assay.core.event.Decimals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// How the times of a mapped table are written.
///
/// A time of a clock that was set back could be two instants, one of a clock that was set forward none: both are
/// refused, never guessed.
public final class MappedTime {
    public static final List<String> UNITS = List.of("s", "ms", "us", "ns", "iso", "text");
    /// No time is written in more letters.
    private static final int LENGTH_MAX = 64;
    /// Counts by how many digits they have before the point from 2001 to 2286.
    private static final Map<Integer, String> UNIT_OF_DIGITS = Map.of(10, "s", 13, "ms", 16, "us", 19, "ns");
    private static final Pattern COUNT = Pattern.compile("([0-9]+)(\\.[0-9]+)?");
    private static final Map<String, Integer> DIGITS = Map.of("s", 9, "ms", 6, "us", 3, "ns", 0);
    private static final Pattern WITH_OFFSET = Pattern.compile(".*T.*[+-]\\d\\d(:?\\d\\d)?$");
    private static final Pattern BARE_OFFSET = Pattern.compile("([+-]\\d\\d)(\\d\\d)$");
    private static final Pattern SHORT_OFFSET = Pattern.compile("([+-]\\d\\d)$");

    private final String unit;
    private final ZoneId zone;
    private final DateTimeFormatter written;

    /// @param unit `s`, `ms`, `us` or `ns` since 1970, `iso`, or `text` in `format`
    /// @param format letters as in Java's DateTimeFormatter; empty unless the unit is `text`
    /// @param zone of times that do not say theirs
    public MappedTime(String unit, String format, ZoneId zone) {
        if (!UNITS.contains(unit)) {
            throw new IllegalArgumentException("a unit of time is one of " + UNITS + ": " + unit);
        }
        this.unit = unit;
        this.zone = zone;
        written = unit.equals("text") ? formatter(format) : DateTimeFormatter.ISO_DATE_TIME;
    }

    /// The unit of a count since 1970 as its digits tell it, from 2001 to 2286; empty for anything else.
    public static Optional<String> unitOf(String count) {
        var parts = COUNT.matcher(count);
        return parts.matches() ? Optional.ofNullable(UNIT_OF_DIGITS.get(parts.group(1).length())) : Optional.empty();
    }

    /// Nanoseconds since 1970 of a time that says by itself how it is written: ISO-8601, in UTC where it names no zone,
    /// or a count whose unit its digits tell. Empty for anything else.
    public static OptionalLong anyNs(String text) {
        long timeNs = new MappedTime(unitOf(text).orElse("iso"), "", ZoneOffset.UTC).nanos(text);
        return timeNs == EventTime.BAD ? OptionalLong.empty() : OptionalLong.of(timeNs);
    }

    /// The time as ISO-8601 in UTC; a text that is none comes back in quotes, which no reader takes for a time.
    public String iso(String text) {
        long timeNs = nanos(text);
        return timeNs == EventTime.BAD
                ? "'" + text + "'"
                : Instant.ofEpochSecond(Math.floorDiv(timeNs, 1_000_000_000L), Math.floorMod(timeNs, 1_000_000_000L))
                        .toString();
    }

    private long nanos(String text) {
        if (text.length() > LENGTH_MAX) {
            return EventTime.BAD;
        }
        var digits = DIGITS.get(unit);
        try {
            return digits != null ? count(text, digits) : nanos(unit.equals("iso") ? ofIso(text) : ofText(text));
        } catch (DateTimeException | ArithmeticException noTime) {
            return EventTime.BAD;
        }
    }

    private static long count(String text, int digits) {
        var value = Decimals.parse(text);
        return value == null || value.signum() < 0
                ? EventTime.BAD
                : value.multiply(BigDecimal.TEN.pow(digits)).longValueExact();
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    }

    private Instant ofIso(String text) {
        var iso = text.replace(' ', 'T');
        return iso.endsWith("Z") || WITH_OFFSET.matcher(iso).matches()
                ? OffsetDateTime.parse(SHORT_OFFSET.matcher(BARE_OFFSET.matcher(iso).replaceFirst("$1:$2"))
                        .replaceFirst("$1:00")).toInstant()
                : instant(LocalDateTime.parse(iso));
    }

    private Instant ofText(String text) {
        var parsed = written.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime at ? at.toInstant() : instant((LocalDateTime) parsed);
    }

    private Instant instant(LocalDateTime local) {
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() != 1) {
            throw new DateTimeException("the clock was set that hour: " + local);
        }
        return local.toInstant(offsets.getFirst());
    }

    private static DateTimeFormatter formatter(String format) {
        return DateTimeFormatter.ofPattern(format.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
