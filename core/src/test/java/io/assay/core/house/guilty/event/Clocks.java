package io.assay.core.house.guilty.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Guilty on purpose: it looks at the clock.
@SuppressWarnings({"JavaTimeDefaultTimeZone", "TimeZoneUsage"})
public final class Clocks {
    private Clocks() {}

    static String stamp() {
        return System.nanoTime() + " " + Instant.now() + " " + LocalDate.now() + " " + ZoneId.systemDefault();
    }
}
