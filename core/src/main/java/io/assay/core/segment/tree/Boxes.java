package io.assay.core.segment.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The leaves of a tree as boxes: for each feature a half-open interval, and whether accounts without it belong.
/// Every account lies in exactly one.
///
/// @param node leaf of each box
/// @param low lower bound by box and feature, inclusive; minus infinity = none, plus infinity = no value belongs
/// @param high upper bound, exclusive; plus infinity = none
/// @param absent whether accounts without the feature belong
public record Boxes(int[] node, double[][] low, double[][] high, boolean[][] absent) {

    /// @param leaves in the order wanted
    /// @param features how many the tree may cut on
    public static Boxes of(CutTree tree, int[] leaves, int features) {
        var low = new ArrayList<double[]>();
        var high = new ArrayList<double[]>();
        var absent = new ArrayList<boolean[]>();
        for (int leaf : leaves) {
            var from = new double[features];
            var to = new double[features];
            var without = new boolean[features];
            Arrays.fill(from, Double.NEGATIVE_INFINITY);
            Arrays.fill(to, Double.POSITIVE_INFINITY);
            Arrays.fill(without, true);
            for (int node = 0; node != leaf; node = towards(tree, node, leaf)) {
                int f = tree.feature()[node];
                boolean isBelow = towards(tree, node, leaf) == tree.below()[node];
                if (isBelow) {
                    to[f] = Math.min(to[f], tree.threshold()[node]);
                } else {
                    from[f] = Math.max(from[f], tree.threshold()[node]);
                }
                without[f] &= isBelow == tree.absentBelow()[node];
            }
            low.add(from);
            high.add(to);
            absent.add(without);
        }
        return new Boxes(leaves.clone(), low.toArray(double[][]::new), high.toArray(double[][]::new),
                absent.toArray(boolean[][]::new));
    }

    /// Nodes are numbered in pre-order: those of a branch follow its root, the branch above comes last.
    private static int towards(CutTree tree, int node, int leaf) {
        return leaf >= tree.above()[node] ? tree.above()[node] : tree.below()[node];
    }

    /// Number of boxes.
    public int count() {
        return node.length;
    }

    /// Whether a value of a feature belongs in a box; NaN = absent.
    public boolean holds(int box, int feature, double value) {
        return Double.isNaN(value) ? absent[box][feature] : value >= low[box][feature] && value < high[box][feature];
    }

    /// The box an account lies in.
    public int at(double[] values) {
        for (int box = 0; box < node.length; box++) {
            if (outside(box, values) == -1) {
                return box;
            }
        }
        throw new IllegalStateException("no leaf holds " + Arrays.toString(values));
    }

    /// The only feature that keeps an account out of a box; -1 when none does, -2 when several do.
    public int outside(int box, double[] values) {
        int found = -1;
        for (int f = 0; f < values.length; f++) {
            if (!holds(box, f, values[f])) {
                if (found >= 0) {
                    return -2;
                }
                found = f;
            }
        }
        return found;
    }

    /// The rule of a box in words, `holding_s < 90 and maker_share >= 0.5`.
    ///
    /// @param sometimesAbsent of each feature: whether accounts without it are worth a word
    public String words(int box, List<String> columns, boolean[] sometimesAbsent) {
        var parts = new ArrayList<String>();
        for (int f = 0; f < columns.size(); f++) {
            String part = words(box, f, columns.get(f), sometimesAbsent[f]);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join(" and ", parts);
    }

    private String words(int box, int f, String column, boolean sometimesAbsent) {
        if (low[box][f] == Double.POSITIVE_INFINITY) {
            return column + " unknown";
        }
        boolean isBounded = isLow(box, f) || isHigh(box, f);
        if (!isBounded) {
            return absent[box][f] ? "" : column + " known";
        }
        String range = isLow(box, f) && isHigh(box, f) ? Thresholds.number(column, low[box][f]) + " <= " + column
                : isLow(box, f) ? column + " >= " + Thresholds.number(column, low[box][f]) : column;
        range += isHigh(box, f) ? " < " + Thresholds.number(column, high[box][f]) : "";
        return absent[box][f] && sometimesAbsent ? "(" + range + " or unknown)" : range;
    }

    /// Whether a finite bound keeps large values out.
    public boolean isHigh(int box, int feature) {
        return high[box][feature] < Double.POSITIVE_INFINITY;
    }

    /// Whether a finite bound keeps small values out.
    public boolean isLow(int box, int feature) {
        return !Double.isInfinite(low[box][feature]);
    }
}
