package io.assay.app.house.guilty.report;

/// Guilty on purpose: a report prints and exits.
public final class Prints {
    private Prints() {}

    static void stop(String why) {
        System.out.println(why);
        System.err.println(why);
        System.exit(1);
    }
}
