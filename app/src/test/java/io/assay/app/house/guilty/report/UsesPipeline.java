package io.assay.app.house.guilty.report;

import io.assay.app.house.guilty.pipeline.Name;

/// Guilty on purpose: half of a circle.
public final class UsesPipeline {
    private UsesPipeline() {}

    public static String name() {
        return Name.name();
    }
}
