package io.assay.core.segment.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cost-complexity pruning (Breiman, Friedman, Olshen and Stone 1984, chapter 3): at a price a leaf, the tree of
/// most worth is nested in that at any lower price.
///
/// @param collapse price a leaf at which a node becomes a leaf; minus infinity in leaves, and where the branch is
///     worth less than its root at no price at all
record Pruning(double[] collapse) {

    /// Weakest link first: the branch whose leaves add the least worth each.
    static Pruning of(TreeGrower.Grown grown) {
        var tree = grown.tree();
        int n = tree.nodes();
        var collapse = new double[n];
        Arrays.fill(collapse, Double.POSITIVE_INFINITY);
        for (int node = 0; node < n; node++) {
            if (tree.isLeaf(node)) {
                collapse[node] = Double.NEGATIVE_INFINITY;
            }
        }
        double price = Double.NEGATIVE_INFINITY;
        while (collapse[0] == Double.POSITIVE_INFINITY) {
            var leaves = new int[n];
            var worth = new double[n];
            int weakest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int node = n - 1; node >= 0; node--) {
                boolean open = collapse[node] == Double.POSITIVE_INFINITY;
                leaves[node] = open ? leaves[tree.below()[node]] + leaves[tree.above()[node]] : 1;
                worth[node] = open ? worth[tree.below()[node]] + worth[tree.above()[node]] : grown.quality()[node];
                double link = open ? (worth[node] - grown.quality()[node]) / (leaves[node] - 1)
                        : Double.POSITIVE_INFINITY;
                if ((weakest < 0 && open) || link < least) {
                    weakest = node;
                    least = link;
                }
            }
            price = Math.max(price, least);
            collapse[weakest] = price;
        }
        return new Pruning(collapse);
    }

    /// Prices worth trying, ascending: one inside each interval over which the tree stays the same (geometric
    /// means, as in CART), the first 0 and the last infinite, where only the root is left.
    double[] prices() {
        double[] steps = Arrays.stream(collapse).filter(c -> c > 0).sorted().distinct().toArray();
        var out = new ArrayList<Double>(List.of(0.0));
        for (int i = 1; i < steps.length; i++) {
            out.add(Math.sqrt(steps[i - 1] * steps[i]));
        }
        if (steps.length > 0) {
            out.add(Double.POSITIVE_INFINITY);
        }
        return out.stream().mapToDouble(p -> p).toArray();
    }

    /// The node a row ends in when the tree is cut back at a price.
    static int leaf(CutTree tree, double[] collapse, double price, double[][] x, int row) {
        int node = 0;
        while (!tree.isLeaf(node) && collapse[node] > price) {
            node = tree.child(node, x[tree.feature()[node]][row]);
        }
        return node;
    }
}
