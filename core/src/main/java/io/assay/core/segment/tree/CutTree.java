package io.assay.core.segment.tree;

/// A tree of cuts in flat arrays; node 0 is the root, a node without a feature is a leaf.
///
/// A value below the threshold goes below, any other above. An absent value goes where `absentBelow` says. A cut
/// at infinity parts those whose feature is known (below) from those whose feature is absent (above).
///
/// @param feature by node, -1 = leaf
/// @param threshold by node, in the feature's unit
/// @param absentBelow by node
/// @param below child by node, -1 in a leaf
/// @param above child by node, -1 in a leaf
public record CutTree(int[] feature, double[] threshold, boolean[] absentBelow, int[] below, int[] above) {

    /// Number of nodes, leaves included.
    public int nodes() {
        return feature.length;
    }

    /// Whether a node has no cut.
    public boolean isLeaf(int node) {
        return feature[node] < 0;
    }

    /// Number of leaves.
    public int leaves() {
        int n = 0;
        for (int f : feature) {
            n += f < 0 ? 1 : 0;
        }
        return n;
    }

    /// Child of an inner node that a value belongs to.
    public int child(int node, double value) {
        boolean isBelow = Double.isNaN(value) ? absentBelow[node] : value < threshold[node];
        return isBelow ? below[node] : above[node];
    }

    /// The same tree cut back: nodes that collapse at a price up to this one are leaves.
    ///
    /// @param collapse price at which each node becomes a leaf; a parent's is no lower than its children's
    CutTree pruned(double[] collapse, double price) {
        var number = new int[nodes()];
        int count = number(0, 0, number, collapse, price);
        var out = new CutTree(new int[count], new double[count], new boolean[count], new int[count], new int[count]);
        copy(0, out, number, collapse, price);
        return out;
    }

    private int number(int node, int next, int[] number, double[] collapse, double price) {
        number[node] = next;
        if (isLeaf(node) || collapse[node] <= price) {
            return next + 1;
        }
        int after = number(below[node], next + 1, number, collapse, price);
        return number(above[node], after, number, collapse, price);
    }

    private void copy(int node, CutTree out, int[] number, double[] collapse, double price) {
        int to = number[node];
        if (isLeaf(node) || collapse[node] <= price) {
            out.feature[to] = -1;
            out.below[to] = -1;
            out.above[to] = -1;
            return;
        }
        out.feature[to] = feature[node];
        out.threshold[to] = threshold[node];
        out.absentBelow[to] = absentBelow[node];
        out.below[to] = number[below[node]];
        out.above[to] = number[above[node]];
        copy(below[node], out, number, collapse, price);
        copy(above[node], out, number, collapse, price);
    }
}
