package io.assay.core.segment.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.profile.Transform;
import io.assay.core.segment.AbstentionLimits;
import io.assay.core.segment.Condition;
import io.assay.core.segment.Feature;
import io.assay.core.segment.TreeConfig;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeGrowerTest {
    private static final int LEAF = 4;

    /// The first cut against every cut tried the slow way, on 200 small sets with ties, absent values, two responses
    /// and accounts that are there twice.
    @Test
    void the_first_cut_is_the_best_of_all_cuts_tried_one_by_one() {
        int cuts = 0;
        for (int seed = 0; seed < 200; seed++) {
            var rows = small(seed, 30);
            var grown = TreeGrower.grow(rows, config(1), 15);
            double best = Double.NEGATIVE_INFINITY;
            for (int f = 0; f < 3; f++) {
                best = Math.max(best, slowBest(rows, f));
            }
            if (grown.tree().isLeaf(0)) {
                assertThat(best).isEqualTo(Double.NEGATIVE_INFINITY);
            } else {
                cuts++;
                assertThat(grown.quality()[1] + grown.quality()[2]).isEqualTo(best, within(1e-9));
            }
            assertThat(grown.quality()[0]).isEqualTo(slowWorth(rows, IntStream.range(0, rows.size()).toArray()),
                    within(1e-9));
        }
        assertThat(cuts).isGreaterThan(190);
    }

    private static double slowBest(TreeRows rows, int f) {
        double best = Double.NEGATIVE_INFINITY;
        double[] known = Arrays.stream(rows.x()[f]).filter(v -> !Double.isNaN(v)).distinct().sorted().toArray();
        double[] thresholds = Arrays.copyOf(known, known.length + 1);
        thresholds[known.length] = Double.POSITIVE_INFINITY;
        for (double t : thresholds) {
            best = Math.max(best, Math.max(slowCut(rows, f, t, true), slowCut(rows, f, t, false)));
        }
        return best;
    }

    private static double slowCut(TreeRows rows, int f, double t, boolean absentBelow) {
        int[] below = IntStream.range(0, rows.size())
                .filter(row -> Double.isNaN(rows.x()[f][row]) ? absentBelow : rows.x()[f][row] < t).toArray();
        int[] above = IntStream.range(0, rows.size())
                .filter(row -> !(Double.isNaN(rows.x()[f][row]) ? absentBelow : rows.x()[f][row] < t)).toArray();
        return slowAccounts(rows, below) < LEAF || slowAccounts(rows, above) < LEAF ? Double.NEGATIVE_INFINITY
                : slowWorth(rows, below) + slowWorth(rows, above);
    }

    /// Each row counts as one over the rows its account has.
    private static double slowAccounts(TreeRows rows, int[] at) {
        return Arrays.stream(at).mapToDouble(row -> 1.0
                / Arrays.stream(rows.account()).filter(a -> a == rows.account()[row]).count()).sum() + 1e-9;
    }

    private static double slowWorth(TreeRows rows, int[] at) {
        double out = 0;
        for (int r = 0; r < rows.responses(); r++) {
            int response = r;
            int[] known = Arrays.stream(at).filter(row -> rows.w()[response][row] > 0).toArray();
            double w = Arrays.stream(known).mapToDouble(row -> rows.w()[response][row]).sum();
            double mean = Arrays.stream(known).mapToDouble(row -> rows.w()[response][row] * rows.y()[response][row])
                    .sum() / w;
            double squares = Arrays.stream(known).mapToDouble(row -> rows.w()[response][row]
                    * (rows.y()[response][row] - mean) * (rows.y()[response][row] - mean)).sum();
            double variance = known.length > 1 ? squares / (known.length - 1) : 1;
            out += known.length == 0 ? 0
                    : rows.share()[r] * (w * mean * mean - (1 + rows.size() / 15.0) * variance);
        }
        return out;
    }

    /// On 60 trees of up to 16 leaves: at any price the pruned tree is worth as much as the best of all subtrees.
    @Test
    void at_any_price_the_pruned_tree_is_the_best_of_all_subtrees() {
        for (int seed = 0; seed < 60; seed++) {
            var grown = TreeGrower.grow(small(seed, 120), config(4), 60);
            var pruning = Pruning.of(grown);
            for (double price : new double[]{0, 0.3, 1, 3, 10, 100}) {
                assertThat(worth(grown, pruning.collapse(), 0, price)).isEqualTo(best(grown, 0, price), within(1e-9));
            }
            double[] prices = pruning.prices();
            assertThat(prices).isSorted();
            int leaves = Integer.MAX_VALUE;
            for (double price : prices) {
                int now = grown.tree().pruned(pruning.collapse(), price).leaves();
                assertThat(now).isLessThanOrEqualTo(leaves);
                leaves = now;
            }
            assertThat(leaves).isEqualTo(1);
        }
    }

    private static double worth(TreeGrower.Grown grown, double[] collapse, int node, double price) {
        var tree = grown.tree();
        return tree.isLeaf(node) || collapse[node] <= price ? grown.quality()[node] - price
                : worth(grown, collapse, tree.below()[node], price) + worth(grown, collapse, tree.above()[node], price);
    }

    private static double best(TreeGrower.Grown grown, int node, double price) {
        var tree = grown.tree();
        double alone = grown.quality()[node] - price;
        return tree.isLeaf(node) ? alone
                : Math.max(alone, best(grown, tree.below()[node], price) + best(grown, tree.above()[node], price));
    }

    /// A quarter of the accounts is high where two features are both high or both low: neither says anything alone.
    @Test
    void features_that_matter_only_against_each_other_are_found_by_growing_on() {
        var random = new SplittableRandom(5);
        int n = 2_000;
        var x = new double[2][n];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            x[0][i] = random.nextGaussian();
            x[1][i] = random.nextGaussian();
            y[i] = (x[0][i] > 0 == x[1][i] > 0 ? 1 : 0) + 0.3 * random.nextGaussian();
        }
        var rows = rows(x, new double[][]{y}, new double[][]{ones(n)}, IntStream.range(0, n).toArray());
        var grown = TreeGrower.grow(rows, config(5), n);
        double residual = 0;
        for (int i = 0; i < n; i++) {
            int leaf = Pruning.leaf(grown.tree(), Pruning.of(grown).collapse(), 0, x, i);
            residual += Math.abs(grown.mean()[leaf] - (x[0][i] > 0 == x[1][i] > 0 ? 1 : 0)) / n;
        }
        assertThat(residual).isLessThan(0.15);
    }

    /// Response 1 is known of accounts low in feature 0 only. Nodes of the others take what the node above them knows,
    /// and a response nobody has stays unknown.
    @Test
    void a_node_without_a_response_has_the_mean_of_the_nearest_above_that_has_it() {
        int inherited = 0;
        for (int seed = 0; seed < 60; seed++) {
            var drawn = small(seed, 120);
            var w = new double[3][];
            w[0] = drawn.w()[0];
            w[1] = drawn.w()[1].clone();
            w[2] = new double[drawn.size()];
            for (int row = 0; row < drawn.size(); row++) {
                w[1][row] *= drawn.x()[0][row] < 0 ? 1 : 0;
            }
            var rows = new TreeRows(List.of("a", "b", "c"), drawn.x(),
                    new double[][]{drawn.y()[0], drawn.y()[1], drawn.y()[0]}, w, ones(3), ones(3), drawn.account(),
                    new int[drawn.size()]);
            var grown = TreeGrower.grow(rows, config(4), 60);
            var tree = grown.tree();
            for (int node = 0; node < tree.nodes(); node++) {
                assertThat(grown.mean()[3 * node + 2]).isNaN();
                for (int child : tree.isLeaf(node) ? new int[0] : new int[]{tree.below()[node], tree.above()[node]}) {
                    double own = slowMean(rows, tree, child);
                    double expected = Double.isNaN(own) ? grown.mean()[3 * node + 1] : own;
                    assertThat(grown.mean()[3 * child + 1]).isEqualTo(expected, within(1e-9));
                    inherited += Double.isNaN(own) ? 1 : 0;
                }
            }
        }
        assertThat(inherited).isGreaterThan(100);
    }

    /// Mean of response 1 over the rows that pass through a node.
    private static double slowMean(TreeRows rows, CutTree tree, int wanted) {
        double w = 0;
        double wy = 0;
        for (int row = 0; row < rows.size(); row++) {
            int node = 0;
            while (node != wanted && !tree.isLeaf(node)) {
                node = tree.child(node, rows.x()[tree.feature()[node]][row]);
            }
            w += node == wanted ? rows.w()[1][row] : 0;
            wy += node == wanted ? rows.w()[1][row] * rows.y()[1][row] : 0;
        }
        return wy / w;
    }

    /// A cut that held in the window it was grown on and not in the next; beyond it nobody who grew the tree had response
    /// 1, and those who judge it have. What is not known there costs what it costs without the cut, which therefore does
    /// not stay. Were it free, it would.
    @Test
    void a_cut_gains_nothing_by_leaving_a_response_unknown() {
        int accounts = 600;
        var random = new SplittableRandom(9);
        var x = new double[1][3 * accounts];
        var y = new double[2][3 * accounts];
        var w = new double[][]{ones(3 * accounts), ones(3 * accounts)};
        var account = new int[3 * accounts];
        var lesson = new int[3 * accounts];
        var part = new int[3 * accounts];
        for (int row = 0; row < account.length; row++) {
            account[row] = row % accounts;
            lesson[row] = row / accounts;
            part[row] = account[row] % 6 - 1;
            x[0][row] = account[row] / 6 % 2;
            y[0][row] = (lesson[row] == 0 ? 4 * x[0][row] - 2 : 0) + random.nextGaussian();
            y[1][row] = 5 * random.nextGaussian();
            w[1][row] = lesson[row] == 0 && x[0][row] == 1 ? 0 : 1;
        }
        var rows = new TreeRows(List.of("a", "b"), x, y, w, ones(2), ones(2), account, lesson);
        var roles = new Roles(3, part, lesson);
        assertThat(TreeGrower.grow(rows.at(roles.growing()), config(1), 100).tree().leaves()).isEqualTo(2);
        var choice = TreeChoice.of(rows, roles, config(1));
        assertThat(choice.tree().leaves()).isEqualTo(1);
        assertThat(choice.gain()).isZero();
    }

    @Test
    void every_row_ends_in_the_box_of_its_leaf_and_in_no_other() {
        int absent = 0;
        for (int seed = 0; seed < 40; seed++) {
            var rows = small(seed, 150);
            var tree = TreeGrower.grow(rows, config(5), 75).tree();
            int[] leaves = IntStream.range(0, tree.nodes()).filter(tree::isLeaf).toArray();
            var boxes = Boxes.of(tree, leaves, 3);
            for (int row = 0; row < rows.size(); row++) {
                double[] values = {rows.x()[0][row], rows.x()[1][row], rows.x()[2][row]};
                int node = 0;
                while (!tree.isLeaf(node)) {
                    node = tree.child(node, values[tree.feature()[node]]);
                }
                assertThat(boxes.node()[boxes.at(values)]).isEqualTo(node);
                assertThat(IntStream.range(0, leaves.length).filter(b -> boxes.outside(b, values) == -1).count())
                        .isEqualTo(1);
                absent += Double.isNaN(values[2]) ? 1 : 0;
            }
        }
        assertThat(absent).isGreaterThan(500);
    }

    @Test
    void thresholds_part_their_neighbours_with_the_fewest_digits() {
        assertThat(Thresholds.between(89.3, 91.2, Transform.LOG1P)).isEqualTo(90);
        assertThat(Thresholds.between(0.1, 0.1000000001, Transform.LOG1P)).isGreaterThan(0.1)
                .isLessThanOrEqualTo(0.1000000001);
        assertThat(Thresholds.between(-0.5, 0.7, Transform.ASINH)).isEqualTo(0.09);
        assertThat(Thresholds.between(1, Math.nextUp(1.0), Transform.IDENTITY)).isEqualTo(Math.nextUp(1.0));
        assertThat(Thresholds.number("mean_fill_usd", 1_200_000)).isEqualTo("1.2M");
        assertThat(Thresholds.number("mean_fill_usd", -9_210)).isEqualTo("-9.21k");
        assertThat(Thresholds.number("holding_s", 86_400)).isEqualTo("86400");
        assertThat(Condition.Compare.parse("mean_fill_usd >= " + Thresholds.number("mean_fill_usd", 1_200_000))
                .threshold()).isEqualTo(1_200_000);
    }

    private static TreeConfig config(int depth) {
        var features = List.of(new Feature("a", Transform.IDENTITY), new Feature("b", Transform.IDENTITY),
                new Feature("c", Transform.IDENTITY));
        return new TreeConfig(features, TreeConfig.DEFAULT.responses(), depth, 8, LEAF, 0, 5, 1, 0.3,
                AbstentionLimits.DEFAULT);
    }

    /// Feature 1 has many ties, feature 2 is often absent, every third row belongs to the account before it.
    private static TreeRows small(int seed, int n) {
        var random = new SplittableRandom(seed);
        var x = new double[3][n];
        var y = new double[2][n];
        var w = new double[2][n];
        var account = new int[n];
        for (int i = 0; i < n; i++) {
            x[0][i] = random.nextGaussian();
            x[1][i] = random.nextInt(4);
            x[2][i] = random.nextInt(3) == 0 ? Double.NaN : random.nextGaussian();
            y[0][i] = 0.5 * x[0][i] + (Double.isNaN(x[2][i]) ? 0.5 : 0) + random.nextGaussian();
            y[1][i] = x[1][i] > 1 ? 1 + random.nextGaussian() : random.nextGaussian();
            w[0][i] = 0.2 + random.nextDouble();
            w[1][i] = random.nextInt(5) == 0 ? 0 : 0.2 + random.nextDouble();
            account[i] = i % 3 == 2 ? account[i - 1] : i;
        }
        return rows(x, y, w, account);
    }

    private static TreeRows rows(double[][] x, double[][] y, double[][] w, int[] account) {
        return new TreeRows(List.of("a", "b").subList(0, y.length), x, y, w, ones(y.length), ones(y.length), account,
                new int[account.length]);
    }

    private static double[] ones(int n) {
        var out = new double[n];
        Arrays.fill(out, 1);
        return out;
    }
}
