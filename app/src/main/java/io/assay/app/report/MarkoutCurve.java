package io.assay.app.report;

import java.util.List;

/// House markout of one segment over the horizons.
///
/// @param segment index of the segment
/// @param points ascending in horizon; a horizon that could not be measured is left out
public record MarkoutCurve(int segment, List<Point> points) {
    public MarkoutCurve {
        points = List.copyOf(points);
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).horizonSeconds() <= points.get(i - 1).horizonSeconds()) {
                throw new IllegalArgumentException("horizons do not ascend: " + points);
            }
        }
    }

    /// @param bp house markout, bp of notional; + = the house gains
    /// @param standardError of `bp`, bp
    public record Point(double horizonSeconds, double bp, double standardError) {}
}
