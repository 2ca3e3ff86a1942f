package io.assay.app.house.guilty.report;

import io.assay.app.house.guilty.cli.Screen;

/// Guilty on purpose: a report knows the command line.
public final class UsesCli {
    private UsesCli() {}

    static String title() {
        return Screen.title();
    }
}
