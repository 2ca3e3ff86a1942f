package io.assay.core.segment.tree;

import java.util.Arrays;

/// Grows one large tree on the rows it is given, for pruning.
///
/// **Criterion.** Athey and Imbens, "Recursive partitioning for heterogeneous causal effects", PNAS 113 (2016),
/// section on the honest approach: the estimator of the negative expected squared error of leaf means that will be
/// estimated anew on `N_est` other rows, `sum of mean² - (1/N_tr + 1/N_est) · sum of S²` over leaves. Times
/// `N_tr`, and with rows of precision `w = 1/(se² + tau²)`, a leaf is worth
/// `Q = sum over responses of share · (W m² - (1 + N_tr/N_est) S²)`, `W = sum w`, `m = sum w y / W`,
/// `S² = (sum w y² - W m²)/(n - 1)`. The second term charges each leaf the noise of both its estimates. Several
/// responses add up (De'ath 2002, "Multivariate regression trees", Ecology 83(4)): each is in units of its own error.
///
/// A cut that loses is made all the same, so that two features that matter only together are found; pruning, which
/// sees the whole branch, takes back what was not worth it. Of cuts as good as each other the first feature's lowest
/// wins. An account that is in several lessons counts as one account, shared evenly among its rows.
public final class TreeGrower {
    private static final int SUMS = 4;

    private final TreeRows rows;
    private final TreeSettings config;
    private final double noisePrice;
    private final Presorted sorted;
    private final double[] stats;
    private final CutTree tree;
    private final double[] quality;
    private final double[] mean;
    private int nodes;
    private Cut best = Cut.NONE;

    private final double[] low;
    private final double[] high;
    private final double[] absent;
    private final double[] both;

    private TreeGrower(TreeRows rows, TreeSettings config, int estimating) {
        this.rows = rows;
        this.config = config;
        noisePrice = 1 + (double) rows.size() / Math.max(1, estimating);
        sorted = Presorted.of(rows.x(), rows.size());
        stats = stats(rows, SUMS * rows.responses() + 2);
        int most = (2 << config.depthMax()) - 1;
        tree = new CutTree(new int[most], new double[most], new boolean[most], new int[most], new int[most]);
        quality = new double[most];
        mean = new double[most * rows.responses()];
        low = new double[SUMS * rows.responses() + 2];
        high = low.clone();
        absent = low.clone();
        both = low.clone();
    }

    /// @param tree unpruned
    /// @param quality worth of each node as a leaf
    /// @param mean of each response in each node, node by node; where no row of a node has it, its parent's; NaN only
    ///     where no row at all has it
    /// @param rows it was grown on
    public record Grown(CutTree tree, double[] quality, double[] mean, int rows) {}

    /// @param estimating how many rows will estimate the leaves
    public static Grown grow(TreeRows rows, TreeSettings config, int estimating) {
        var grower = new TreeGrower(rows, config, estimating);
        grower.node(0, rows.size(), 0, -1);
        var t = grower.tree;
        int n = grower.nodes;
        var cut = new CutTree(Arrays.copyOf(t.feature(), n), Arrays.copyOf(t.threshold(), n),
                Arrays.copyOf(t.absentBelow(), n), Arrays.copyOf(t.below(), n), Arrays.copyOf(t.above(), n));
        return new Grown(cut, Arrays.copyOf(grower.quality, n), Arrays.copyOf(grower.mean, n * rows.responses()),
                rows.size());
    }

    /// A cut of one node.
    ///
    /// @param worth of both sides together
    /// @param lower largest value below, `upper` smallest value above; both infinite: known against absent
    private record Cut(int feature, double lower, double upper, boolean absentBelow, double worth) {
        private static final Cut NONE = new Cut(-1, 0, 0, false, Double.NEGATIVE_INFINITY);
    }

    private int node(int from, int to, int depth, int parent) {
        int node = nodes++;
        var total = new double[low.length];
        for (int i = from; i < to; i++) {
            add(total, sorted.order(0)[i]);
        }
        quality[node] = worth(total);
        for (int r = 0; r < rows.responses(); r++) {
            double inherited = parent < 0 ? Double.NaN : mean[parent * rows.responses() + r];
            mean[node * rows.responses() + r] = total[SUMS * r] > 0 ? total[SUMS * r + 1] / total[SUMS * r] : inherited;
        }
        var cut = depth < config.depthMax() ? bestCut(total, from, to) : Cut.NONE;
        tree.feature()[node] = cut.feature;
        tree.below()[node] = -1;
        tree.above()[node] = -1;
        if (cut.feature >= 0) {
            double threshold = threshold(cut);
            tree.threshold()[node] = threshold;
            tree.absentBelow()[node] = cut.absentBelow;
            int middle = sorted.part(from, to, rows.x()[cut.feature], threshold, cut.absentBelow);
            tree.below()[node] = node(from, middle, depth + 1, node);
            tree.above()[node] = node(middle, to, depth + 1, node);
        }
        return node;
    }

    private double threshold(Cut cut) {
        return Double.isInfinite(cut.upper) ? cut.upper
                : Thresholds.between(cut.lower, cut.upper, config.transform(cut.feature));
    }

    private Cut bestCut(double[] total, int from, int to) {
        best = Cut.NONE;
        for (int f = 0; f < rows.x().length; f++) {
            sweep(f, total, from, to);
        }
        return best;
    }

    private void sweep(int feature, double[] total, int from, int to) {
        int[] order = sorted.order(feature);
        double[] values = rows.x()[feature];
        int known = to;
        Arrays.fill(absent, 0);
        while (known > from && Double.isNaN(values[order[known - 1]])) {
            known--;
            add(absent, order[known]);
        }
        boolean someAbsent = known < to;
        Arrays.fill(low, 0);
        for (int i = from; i < known - 1; i++) {
            add(low, order[i]);
            double lower = values[order[i]];
            double upper = values[order[i + 1]];
            if (lower < upper) {
                offer(feature, low, total, lower, upper, !someAbsent && heavierBelow(total));
                if (someAbsent) {
                    offer(feature, combined(low, absent, 1), total, lower, upper, true);
                }
            }
        }
        if (someAbsent && known > from) {
            offer(feature, combined(total, absent, -1), total, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY,
                    false);
        }
    }

    /// Where nobody was absent in training, those who are later go with the many.
    private boolean heavierBelow(double[] total) {
        int accounts = low.length - 2;
        return 2 * low[accounts] >= total[accounts];
    }

    /// Looks at the cut that puts these sums below.
    private void offer(int feature, double[] below, double[] total, double lower, double upper, boolean absentBelow) {
        int accounts = below.length - 2;
        double sureBelow = below[accounts + 1];
        if (below[accounts] < config.accountsMin() || total[accounts] - below[accounts] < config.accountsMin()
                || sureBelow < config.reliabilityMin() || total[accounts + 1] - sureBelow < config.reliabilityMin()) {
            return;
        }
        for (int i = 0; i < high.length; i++) {
            high[i] = total[i] - below[i];
        }
        double between = between(below) + between(high);
        if (between > best.worth) {
            double worth = between - noisePrice * (noise(below) + noise(high));
            if (worth > best.worth) {
                best = new Cut(feature, lower, upper, absentBelow, worth);
            }
        }
    }

    private double worth(double[] sums) {
        return between(sums) - noisePrice * noise(sums);
    }

    /// Sum over responses of share times `W m²`.
    private double between(double[] sums) {
        double out = 0;
        for (int r = 0; r < rows.responses(); r++) {
            double wy = sums[SUMS * r + 1];
            out += isKnown(sums, r) ? rows.share()[r] * wy * wy / sums[SUMS * r] : 0;
        }
        return out;
    }

    /// Sum over responses of share times `S²`, never negative; 1 where a single row tells nothing of it.
    private double noise(double[] sums) {
        double out = 0;
        for (int r = 0; r < rows.responses(); r++) {
            double n = sums[SUMS * r + 3];
            if (isKnown(sums, r)) {
                double wy = sums[SUMS * r + 1];
                double within = sums[SUMS * r + 2] - wy * wy / sums[SUMS * r];
                out += rows.share()[r] * (n > 1 ? Math.max(0, within) / (n - 1) : 1);
            }
        }
        return out;
    }

    private static boolean isKnown(double[] sums, int response) {
        return sums[SUMS * response + 3] >= 1 && sums[SUMS * response] > 0;
    }

    private void add(double[] sums, int row) {
        int at = row * sums.length;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += stats[at + i];
        }
    }

    private double[] combined(double[] sums, double[] others, int sign) {
        for (int i = 0; i < both.length; i++) {
            both[i] = sums[i] + sign * others[i];
        }
        return both;
    }

    /// What each row adds to sums, side by side: for each response `w`, `w y`, `w y²` and 1 where it is known, then
    /// the share of an account and its reliability.
    private static double[] stats(TreeRows rows, int stride) {
        var count = new int[Arrays.stream(rows.account()).max().orElse(-1) + 1];
        for (int a : rows.account()) {
            count[a]++;
        }
        var out = new double[rows.size() * stride];
        for (int row = 0; row < rows.size(); row++) {
            int at = row * stride;
            for (int r = 0; r < rows.responses(); r++) {
                double w = rows.w()[r][row];
                if (w > 0) {
                    double y = rows.y()[r][row];
                    out[at + SUMS * r] = w;
                    out[at + SUMS * r + 1] = w * y;
                    out[at + SUMS * r + 2] = w * y * y;
                    out[at + SUMS * r + 3] = 1;
                }
            }
            double share = 1.0 / count[rows.account()[row]];
            out[at + stride - 2] = share;
            out[at + stride - 1] = share * rows.reliability(row);
        }
        return out;
    }
}
