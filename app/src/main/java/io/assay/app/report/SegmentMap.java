package io.assay.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Accounts as points over two features, coloured and shaped by segment.
///
/// @param total accounts there are
/// @param undrawable accounts with an absent feature, or one not positive on a logarithmic axis
/// @param top how many of the points are the largest by notional
/// @param everyKth of the remaining drawable accounts, by falling notional, one in so many is drawn
public record SegmentMap(Axis x, Axis y, List<Point> points, long total, long undrawable, int top, int everyKth) {
    static final int POINTS_MAX = 3_000;
    /// Few enough that they do not draw an edge of their own when an axis is notional.
    private static final int TOP_MAX = POINTS_MAX / 6;

    public SegmentMap {
        points = List.copyOf(points);
        if (points.size() > POINTS_MAX) {
            throw new IllegalArgumentException(points.size() + " points, at most " + POINTS_MAX);
        }
    }

    /// The map of all accounts, thinned by the rule in the fields: everyone when they fit, else the largest
    /// by notional and every k-th of the rest. Ties go to the lower account name.
    public static SegmentMap of(Axis x, Axis y, List<Point> all) {
        var drawable = new ArrayList<Point>();
        for (var point : all) {
            if (x.shows(point.x()) && y.shows(point.y())) {
                drawable.add(point);
            }
        }
        drawable.sort(Comparator.comparingDouble(Point::notionalUsd).reversed().thenComparing(Point::account));
        int undrawable = all.size() - drawable.size();
        if (drawable.size() <= POINTS_MAX) {
            return new SegmentMap(x, y, drawable, all.size(), undrawable, drawable.size(), 1);
        }
        int step = Math.ceilDiv(drawable.size() - TOP_MAX, POINTS_MAX - TOP_MAX);
        var drawn = new ArrayList<>(drawable.subList(0, TOP_MAX));
        for (int i = TOP_MAX; i < drawable.size(); i += step) {
            drawn.add(drawable.get(i));
        }
        return new SegmentMap(x, y, drawn, all.size(), undrawable, TOP_MAX, step);
    }

    /// One account. Names longer than a screen line are cut.
    ///
    /// @param segment index of the segment, -1 = abstained
    public record Point(String account, double x, double y, int segment, double notionalUsd) {
        public Point {
            account = Text.cut(account, Text.NAME_MAX);
        }
    }

    /// An axis that shows one column of the catalogue.
    public record Axis(String column, String label, String unit, Scale scale) {
        boolean shows(double value) {
            return switch (scale) {
                case LOG -> Double.isFinite(value) && value > 0;
                case LINEAR -> Double.isFinite(value);
            };
        }
    }

    public enum Scale {
        LOG, LINEAR
    }
}
