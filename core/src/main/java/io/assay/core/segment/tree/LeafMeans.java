package io.assay.core.segment.tree;

import java.util.Arrays;

/// What accounts that did not shape a tree say of its nodes.
///
/// @param mean of each response in each node, node by node; where nobody speaks for a node, its parent's
/// @param error of the mean: root of `sum w² (y - mean)²` over `sum w` (heteroscedasticity-robust, White 1980); NaN
///     with fewer than two
/// @param accounts who have the response, of each in each node
public record LeafMeans(double[] mean, double[] error, int[] accounts, int responses) {

    /// Estimates every node of a tree on these rows.
    public static LeafMeans of(CutTree tree, TreeRows rows) {
        int responses = rows.responses();
        var out = new LeafMeans(new double[tree.nodes() * responses], new double[tree.nodes() * responses],
                new int[tree.nodes() * responses], responses);
        Arrays.fill(out.mean, Double.NaN);
        for (int r = 0; r < responses; r++) {
            out.estimate(tree, rows, r);
        }
        out.inherit(tree, 0, out.mean);
        return out;
    }

    /// Mean of a response in a node.
    public double mean(int node, int response) {
        return mean[node * responses + response];
    }

    /// Standard error of that mean.
    public double error(int node, int response) {
        return error[node * responses + response];
    }

    /// How many accounts have a response in a node.
    public int accounts(int node, int response) {
        return accounts[node * responses + response];
    }

    /// The response that the leaves tell apart best: whose means lie most of their errors from that of all accounts,
    /// `sum of ((mean - mean of all)/error)²`, times its share; the first of equals.
    public int leading(CutTree tree, double[] share) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < responses; r++) {
            double sum = 0;
            for (int node = 0; node < tree.nodes(); node++) {
                double apart = (mean(node, r) - mean(0, r)) / error(node, r);
                sum += tree.isLeaf(node) && Double.isFinite(apart) ? apart * apart : 0;
            }
            if (share[r] * sum > most) {
                most = share[r] * sum;
                best = r;
            }
        }
        return best;
    }

    private void estimate(CutTree tree, TreeRows rows, int r) {
        var w = new double[tree.nodes()];
        var wy = new double[tree.nodes()];
        for (int row = 0; row < rows.size(); row++) {
            if (rows.w()[r][row] > 0) {
                for (int node = 0; node >= 0; node = next(tree, rows, node, row)) {
                    w[node] += rows.w()[r][row];
                    wy[node] += rows.w()[r][row] * rows.y()[r][row];
                    accounts[node * responses + r]++;
                }
            }
        }
        var squares = new double[tree.nodes()];
        var count = new int[tree.nodes()];
        for (int row = 0; row < rows.size(); row++) {
            if (rows.w()[r][row] > 0) {
                for (int node = 0; node >= 0; node = next(tree, rows, node, row)) {
                    double miss = rows.w()[r][row] * (rows.y()[r][row] - wy[node] / w[node]);
                    squares[node] += miss * miss;
                    count[node]++;
                }
            }
        }
        for (int node = 0; node < w.length; node++) {
            mean[node * responses + r] = w[node] > 0 ? wy[node] / w[node] : Double.NaN;
            error[node * responses + r] = count[node] > 1
                    ? Math.sqrt(squares[node] * count[node] / (count[node] - 1)) / w[node] : Double.NaN;
        }
    }

    private static int next(CutTree tree, TreeRows rows, int node, int row) {
        return tree.isLeaf(node) ? -1 : tree.child(node, rows.x()[tree.feature()[node]][row]);
    }

    private void inherit(CutTree tree, int node, double[] means) {
        if (tree.isLeaf(node)) {
            return;
        }
        for (int child : new int[]{tree.below()[node], tree.above()[node]}) {
            for (int r = 0; r < responses; r++) {
                int at = child * responses + r;
                means[at] = Double.isNaN(means[at]) ? means[node * responses + r] : means[at];
            }
            inherit(tree, child, means);
        }
    }
}
