package io.assay.app.house.guilty.report;

import java.util.Date;

/// Guilty on purpose: it uses the old dates.
@SuppressWarnings("JavaUtilDate")
public final class Dates {
    private Dates() {}

    static long millis(long seconds) {
        return new Date(1000 * seconds).getTime();
    }
}
