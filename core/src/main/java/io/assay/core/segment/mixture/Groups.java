package io.assay.core.segment.mixture;

import java.util.Arrays;

/// Membership in groups of components.
public final class Groups {
    private Groups() {}

    /// Posterior probability of each group, row-major; NaN for rows without features.
    public static double[] membership(Components components, Modes.Level level, Points points) {
        int k = components.count();
        int groups = level.groups();
        double[] logs = new Density(components).weighted(points);
        var out = new double[logs.length / k * groups];
        for (int row = 0; row < logs.length / k; row++) {
            if (Double.isNaN(logs[row * k])) {
                Arrays.fill(out, row * groups, (row + 1) * groups, Double.NaN);
            } else {
                LogSum.normalise(logs, row * k, k);
                for (int c = 0; c < k; c++) {
                    out[row * groups + level.group()[c]] += logs[row * k + c];
                }
            }
        }
        return out;
    }
}
