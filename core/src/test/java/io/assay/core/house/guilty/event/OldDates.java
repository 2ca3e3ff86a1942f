package io.assay.core.house.guilty.event;

import java.util.Date;

/// Guilty on purpose: it uses the old dates.
@SuppressWarnings("JavaUtilDate")
public final class OldDates {
    private OldDates() {}

    static long millis(long seconds) {
        return new Date(1000 * seconds).getTime();
    }
}
