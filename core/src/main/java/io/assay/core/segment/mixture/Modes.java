package io.assay.core.segment.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which components of a mixture belong to one hill of its density.
///
/// A skewed or heavy-tailed cloud takes several Gaussians to describe and is still one set of accounts, so
/// segments are hills, not components (Hennig 2010). First every component climbs from its mean to the mode
/// it belongs to (modal EM: Li, Ray and Lindsay 2007); a wide component that only holds the tails of others
/// so joins one hill and does not bridge two. Then hills are merged, the shallowest valley first. The valley
/// between two modes is the lowest density on the better of two paths, the straight line and the ridge line
/// of their leading components (Ray and Lindsay 2005); its depth is measured as
/// `valley / lower of the two peaks`, 1 meaning no valley at all.
public final class Modes {
    private static final int STEPS = 40;
    private static final int CLIMB_MAX = 500;
    private static final double SAME_MODE = 1e-3;

    private final Components components;
    private final Density density;
    private final double[][] precisions;
    private final List<double[]> modes = new ArrayList<>();
    private final int[] hill;

    /// Finds the hill of every component.
    public Modes(Components components) {
        this.components = components;
        var place = Points.of(new double[components.dims()], components.dims());
        density = new Density(components, Patterns.of(place).groups());
        precisions = new double[components.count()][];
        Arrays.setAll(precisions, c -> Matrices.invert(components.covariance(c), components.dims()));
        hill = new int[components.count()];
        for (int c = 0; c < hill.length; c++) {
            hill[c] = register(climb(components.mean(c)));
        }
    }

    /// One step of merging.
    ///
    /// @param group of each component, numbered from 0 without gaps
    /// @param groups how many
    /// @param valley depth ratio that was merged away to get here; 1 for the hills themselves
    public record Level(int[] group, int groups, double valley) {
        /// Of groupings that have ever one group fewer: the first with at most this many.
        public static Level atMost(int groups, List<Level> levels) {
            return levels.get(Math.max(0, levels.getFirst().groups() - groups));
        }
    }

    /// From the separate hills (first) down to one group (last). Hills holding less than `shareMin` of the
    /// weight are first merged into the neighbour they are least separated from.
    public List<Level> levels(double shareMin) {
        int n = modes.size();
        double[] valleys = valleys();
        int[] of = new int[n];
        Arrays.setAll(of, i -> i);
        int left = n;
        for (int small = small(of, left, shareMin); small >= 0 && left > 1; small = small(of, left, shareMin)) {
            int pair = shallowest(valleys, of, n, small);
            join(of, of[pair / n], of[pair % n]);
            left--;
        }
        var levels = new ArrayList<Level>();
        levels.add(new Level(groups(of), left, 1));
        for (; left > 1; left--) {
            int best = shallowest(valleys, of, n, -1);
            join(of, of[best / n], of[best % n]);
            levels.add(new Level(groups(of), left - 1, valleys[best]));
        }
        return levels;
    }

    private int small(int[] of, int groups, double shareMin) {
        return small(components.weights(), groups(of), groups, shareMin);
    }

    /// The lightest group of components under a share of the weight, or -1.
    static int small(double[] weights, int[] group, int groups, double shareMin) {
        var weight = new double[groups];
        double total = 0;
        for (int c = 0; c < group.length; c++) {
            weight[group[c]] += weights[c];
            total += weights[c];
        }
        int lightest = 0;
        for (int g = 1; g < groups; g++) {
            lightest = weight[g] < weight[lightest] ? g : lightest;
        }
        return weight[lightest] < shareMin * total ? lightest : -1;
    }

    private int[] groups(int[] of) {
        return Arrays.stream(hill).map(h -> of[h]).toArray();
    }

    /// Makes two groups one, and numbers the others without gaps.
    static void join(int[] of, int one, int other) {
        int keep = Math.min(one, other);
        int gone = Math.max(one, other);
        for (int i = 0; i < of.length; i++) {
            of[i] = of[i] == gone ? keep : of[i] > gone ? of[i] - 1 : of[i];
        }
    }

    /// Pair of hills of different groups with the shallowest valley, one of them in group `with` unless -1.
    private static int shallowest(double[] valleys, int[] of, int n, int with) {
        int best = -1;
        for (int i = 0; i < n * n; i++) {
            if (of[i / n] != of[i % n] && (with < 0 || of[i / n] == with) && (best < 0 || valleys[i] > valleys[best])) {
                best = i;
            }
        }
        return best;
    }

    private double[] valleys() {
        int n = modes.size();
        var out = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double ratio = valley(modes.get(i), modes.get(j));
                out[i * n + j] = ratio;
                out[j * n + i] = ratio;
            }
        }
        return out;
    }

    private double valley(double[] a, double[] b) {
        double[] ends = density.mixture(places(concat(a, b)));
        double peak = Math.min(ends[0], ends[1]);
        double line = lowest(straight(a, b));
        double ridge = lowest(ridge(leader(a), leader(b)));
        return StrictMath.exp(Math.min(0, Math.max(line, ridge) - peak));
    }

    private double lowest(double[] path) {
        return Arrays.stream(density.mixture(places(path))).min().orElseThrow();
    }

    private double[] straight(double[] a, double[] b) {
        int d = a.length;
        var path = new double[(STEPS + 1) * d];
        for (int s = 0; s <= STEPS; s++) {
            for (int i = 0; i < d; i++) {
                path[s * d + i] = a[i] + (b[i] - a[i]) * s / STEPS;
            }
        }
        return path;
    }

    private double[] ridge(int a, int b) {
        int d = components.dims();
        var path = new double[(STEPS + 1) * d];
        for (int s = 0; s <= STEPS; s++) {
            var share = new double[components.count()];
            share[a] = 1 - (double) s / STEPS;
            share[b] += (double) s / STEPS;
            System.arraycopy(precisionMean(share), 0, path, s * d, d);
        }
        return path;
    }

    /// Component with most density at a place.
    private int leader(double[] x) {
        return Shares.best(density.weighted(places(x)), 0, components.count());
    }

    private double[] climb(double[] from) {
        double[] x = from;
        for (int i = 0; i < CLIMB_MAX; i++) {
            double[] share = density.weighted(places(x));
            LogSum.normalise(share, 0, share.length);
            double[] next = precisionMean(share);
            double step = distance(x, next);
            x = next;
            if (step < 1e-5) {
                break;
            }
        }
        return x;
    }

    /// `(sum share·P)⁻¹ · sum share·P·mean`, P the inverse covariances.
    private double[] precisionMean(double[] share) {
        int d = components.dims();
        var total = new double[d * d];
        var right = new double[d];
        for (int c = 0; c < share.length; c++) {
            double[] mean = components.mean(c);
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    double p = share[c] * precisions[c][i * d + j];
                    total[i * d + j] += p;
                    right[i] += p * mean[j];
                }
            }
        }
        return Matrices.product(Matrices.invert(total, d), right, d, d, 1);
    }

    private int register(double[] mode) {
        for (int m = 0; m < modes.size(); m++) {
            if (distance(modes.get(m), mode) < SAME_MODE * Math.sqrt(mode.length)) {
                return m;
            }
        }
        modes.add(mode);
        return modes.size() - 1;
    }

    private Points places(double[] values) {
        return Points.of(values, components.dims());
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(KMeans.squared(a, 0, b, 0, a.length));
    }

    private static double[] concat(double[] a, double[] b) {
        double[] out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }
}
