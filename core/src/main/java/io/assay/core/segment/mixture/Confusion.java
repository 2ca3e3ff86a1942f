package io.assay.core.segment.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How often rows of one group of components would be taken for another's.
///
/// Under the mixture, the share of what belongs to group `i` that lies where group `j` is more probable than any other is
/// `sum_r p(i|r)·[j best at r] / sum_r p(i|r)` over the rows `r`: the directly estimated misclassification probability
/// (Hennig 2010, "Methods for merging Gaussian mixture components", section 4). Two kinds can be told apart by it and yet
/// stand on one hill of the density: a small one on the flank of a large one, say, or two of different shapes that cross.
///
/// Cost: rows x components² for all levels.
public final class Confusion {
    private final double[] shares;
    private final double[] weights;

    /// @param points on which it is estimated; rows without features tell nothing
    public Confusion(Components components, Points points) {
        weights = components.weights();
        int[] own = IntStream.range(0, weights.length).toArray();
        shares = Groups.membership(components, new Modes.Level(own, own.length, 1), points);
    }

    /// Share of the rows of one group that would be taken for another's, the largest over pairs of groups that are one in a
    /// coarser grouping; 0 where there is none.
    public double largest(Modes.Level fine, Modes.Level coarse) {
        int groups = fine.groups();
        var to = new int[groups];
        for (int c = 0; c < weights.length; c++) {
            to[fine.group()[c]] = coarse.group()[c];
        }
        double[] between = between(fine.group(), groups);
        return IntStream.range(0, between.length).filter(i -> to[i / groups] == to[i % groups])
                .mapToDouble(i -> between[i]).max().orElse(0);
    }

    /// From one group a component (first) down to one group (last): the pair of which one is taken for the other most often
    /// becomes one. Groups holding less than `shareMin` of the weight are merged first of all.
    public List<Modes.Level> levels(double shareMin) {
        int[] of = IntStream.range(0, weights.length).toArray();
        var levels = new ArrayList<Modes.Level>();
        for (int left = of.length; left > 0; left--) {
            int small = Modes.small(weights, of, left, shareMin);
            if (small < 0 || left == 1) {
                levels.add(new Modes.Level(of.clone(), left, 1));
            }
            if (left > 1) {
                int pair = worst(between(of, left), left, small);
                Modes.join(of, pair / left, pair % left);
            }
        }
        return levels;
    }

    /// Row-major, from one group to another; 0 on the diagonal.
    private double[] between(int[] of, int groups) {
        int k = of.length;
        var taken = new double[groups * groups];
        var all = new double[groups];
        var share = new double[groups];
        for (int row = 0; row < shares.length / k; row++) {
            if (Double.isNaN(shares[row * k])) {
                continue;
            }
            Arrays.fill(share, 0);
            for (int c = 0; c < k; c++) {
                share[of[c]] += shares[row * k + c];
            }
            int best = Shares.best(share, 0, groups);
            for (int g = 0; g < groups; g++) {
                all[g] += share[g];
                taken[g * groups + best] += g == best ? 0 : share[g];
            }
        }
        Arrays.setAll(taken, i -> all[i / groups] > 0 ? taken[i / groups * groups + i % groups] / all[i / groups] : 0);
        return taken;
    }

    /// Pair of groups of which one is taken for the other most often, one of them group `with` unless -1 (ties: the first).
    private static int worst(double[] between, int groups, int with) {
        int worst = -1;
        for (int i = 0; i < between.length; i++) {
            boolean asked = with < 0 || i / groups == with || i % groups == with;
            if (i / groups != i % groups && asked && (worst < 0 || between[i] > between[worst])) {
                worst = i;
            }
        }
        return worst;
    }
}
