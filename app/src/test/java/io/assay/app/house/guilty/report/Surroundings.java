package io.assay.app.house.guilty.report;

import java.time.ZoneId;
import java.util.Locale;

/// Guilty on purpose: it depends on how the machine is set up.
public final class Surroundings {
    private Surroundings() {}

    static String text() {
        return Locale.getDefault() + " " + ZoneId.systemDefault();
    }
}
