package io.assay.app.house.guilty.pipeline;

import io.assay.app.house.guilty.report.UsesPipeline;

/// Guilty on purpose: the other half of a circle.
public final class UsesReport {
    private UsesReport() {}

    static String name() {
        return UsesPipeline.name();
    }
}
