package io.assay.core.segment.tree;

import java.util.Arrays;

/// How far a tree is cut back: by accounts, and where possible a window, that did not grow it.
///
/// Each fold of accounts judges trees grown on the others, at the prices of the full tree scaled to fewer rows. The
/// loss of a tree is `sum over responses of share · w (y - m)²` with `m` the leaf's mean among those who grew it, of
/// the nearest node above that has one where they do not have the response: a leaf that knows nothing is not free.
/// **Rule:** the smallest tree that loses at most [TreeSettings#standardErrors()] standard errors more than the best.
/// CART takes the error of the best tree's loss itself; here it is that of the difference of the two trees' losses
/// by account, which share most of their noise. So a cut stays only when it is better on strangers by a margin.
///
/// @param tree cut back
/// @param gain share of the loss of one segment that it takes away, out of sample; at most 1
/// @param error standard error of that share
public record TreeChoice(CutTree tree, double gain, double error) {

    /// Grows a tree, and cuts it back as far as the judging folds say.
    public static TreeChoice of(TreeRows rows, Roles roles, TreeSettings config) {
        int estimating = roles.estimating().length;
        var full = TreeGrower.grow(rows.at(roles.growing()), config, estimating);
        var pruning = Pruning.of(full);
        double[] prices = pruning.prices();
        var loss = new double[prices.length][accounts(rows)];
        for (int fold = 0; fold < config.folds(); fold++) {
            var grown = TreeGrower.grow(rows.at(roles.growingWithout(fold)), config, estimating);
            judge(rows, roles.judging(fold), grown, prices, (double) grown.rows() / full.rows(), loss);
        }
        int chosen = chosen(loss, full.tree(), pruning.collapse(), prices, config);
        double[] over = difference(loss[prices.length - 1], loss[chosen]);
        double alone = Arrays.stream(loss[prices.length - 1]).sum();
        return new TreeChoice(full.tree().pruned(pruning.collapse(), prices[chosen]),
                alone > 0 ? Arrays.stream(over).sum() / alone : 0, alone > 0 ? error(over) / alone : 0);
    }

    private static int chosen(double[][] loss, CutTree tree, double[] collapse, double[] prices, TreeSettings config) {
        int best = 0;
        for (int k = 1; k < loss.length; k++) {
            if (Arrays.stream(loss[k]).sum() <= Arrays.stream(loss[best]).sum()) {
                best = k;
            }
        }
        int chosen = best;
        for (int k = best + 1; k < loss.length; k++) {
            double[] worse = difference(loss[k], loss[best]);
            if (Arrays.stream(worse).sum() <= config.standardErrors() * error(worse)) {
                chosen = k;
            }
        }
        while (tree.pruned(collapse, prices[chosen]).leaves() > config.leavesMax()) {
            chosen++;
        }
        return chosen;
    }

    /// Adds what each account of a fold loses at each price.
    private static void judge(TreeRows rows, int[] judging, TreeGrower.Grown grown, double[] prices, double scale,
            double[][] loss) {
        double[] collapse = Pruning.of(grown).collapse();
        for (int k = 0; k < prices.length; k++) {
            for (int row : judging) {
                int leaf = Pruning.leaf(grown.tree(), collapse, prices[k] * scale, rows.x(), row);
                for (int r = 0; r < rows.responses(); r++) {
                    double mean = grown.mean()[leaf * rows.responses() + r];
                    if (rows.w()[r][row] > 0 && !Double.isNaN(mean)) {
                        double miss = rows.y()[r][row] - mean;
                        loss[k][rows.account()[row]] += rows.share()[r] * rows.w()[r][row] * miss * miss;
                    }
                }
            }
        }
    }

    /// Standard error of a sum over accounts that is zero on average: root of the sum of squares.
    private static double error(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
    }

    private static double[] difference(double[] a, double[] b) {
        var out = new double[a.length];
        Arrays.setAll(out, i -> a[i] - b[i]);
        return out;
    }

    private static int accounts(TreeRows rows) {
        return Arrays.stream(rows.account()).max().orElse(-1) + 1;
    }
}
