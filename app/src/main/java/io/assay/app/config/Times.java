package io.assay.app.config;

import io.assay.core.venue.MappedTime;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Times as people write them beside an option or a key.
public final class Times {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final long MS_NS = 1_000_000L;
    private static final long DAY_MS = 86_400_000L;
    private static final long DAYS_MAX = 36_500;

    private Times() {}

    /// A moment as times of a table are read: ISO-8601 with or without zone (none is UTC), or a count since 1970 whose unit
    /// its digits tell; or a day, which means its first instant UTC. Empty where it is neither.
    public static OptionalLong momentNs(String text) {
        String told = text.strip();
        return MappedTime.anyNs(DAY.matcher(told).matches() ? told + "T00:00:00Z" : told);
    }

    /// A length as in 100ms, 30s, 5m, 1h or 1d, above nothing and up to a hundred years. Empty where it is none.
    public static OptionalLong lengthNs(String text) {
        var told = LENGTH.matcher(text.strip());
        if (!told.matches()) {
            return OptionalLong.empty();
        }
        long ms = Long.parseLong(told.group(1)) * switch (told.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> DAY_MS;
        };
        return ms > 0 && ms <= DAYS_MAX * DAY_MS ? OptionalLong.of(ms * MS_NS) : OptionalLong.empty();
    }
}
