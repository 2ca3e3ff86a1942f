package io.assay.app.config;

import io.assay.core.market.Black76;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An expiry of an underlying, and what is known of its forward.
///
/// @param years from the moment of the portfolio; negative = it has passed
/// @param forward USD, the part that moves; NaN = not known
/// @param settled USD, the part already averaged for settlement
/// @param rate per year
/// @param confidence of these, 0 to 1
record Expiry(double years, double forward, double settled, double rate, double confidence) {
    private static final Set<String> KEYS = Set.of("expiry", "seconds", "days", "forward", "settled", "rate",
            "confidence");
    private static final double SECONDS_A_YEAR = Black76.DAYS_PER_YEAR * 86_400;
    /// Two spellings of one moment.
    private static final double SAME_YEARS = 0.5 / SECONDS_A_YEAR;
    /// Options of crypto venues expire at 08:00 UTC.
    private static final int HOUR = 8;

    /// The moment of the portfolio, where the file says.
    record Clock(Optional<Instant> asOf) {}

    static Clock asOf(Cursor root) {
        return new Clock(root.optionalText("as_of").map(text -> moment(root.at("as_of"), text)));
    }

    /// The expiries of an underlying.
    static List<Expiry> read(Cursor underlying, Clock clock) {
        var out = new ArrayList<Expiry>();
        for (Cursor expiry : underlying.list("expiries")) {
            expiry.known(KEYS);
            out.add(new Expiry(years(expiry, clock), expiry.has("forward") ? forward(expiry) : Double.NaN,
                    expiry.number("settled", 0), expiry.number("rate", 0), expiry.part("confidence", 1)));
        }
        return out;
    }

    private static double forward(Cursor expiry) {
        return expiry.notNegative("forward");
    }

    /// Years to the expiry a place names by `expiry` (a moment, or a day at 08:00 UTC), `seconds` or `days` from now.
    static double years(Cursor place, Clock clock) {
        if (place.has("seconds")) {
            return place.number("seconds") / SECONDS_A_YEAR;
        }
        if (place.has("days")) {
            return place.number("days") / Black76.DAYS_PER_YEAR;
        }
        Instant end = moment(place.at("expiry"), place.text("expiry"));
        Instant from = clock.asOf.orElseThrow(() -> new IllegalArgumentException(
                "as_of: a moment wanted, because " + place.path() + ".expiry is one"));
        return Duration.between(from, end).toNanos() / 1e9 / SECONDS_A_YEAR;
    }

    boolean isAt(double other) {
        return Math.abs(years - other) < SAME_YEARS;
    }

    private static Instant moment(Cursor at, String text) {
        try {
            return text.length() == "2025-10-10".length()
                    ? LocalDate.parse(text).atTime(HOUR, 0).toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(at.wanted("a moment such as 2025-10-10T08:00:00Z").getMessage(), e);
        }
    }
}
