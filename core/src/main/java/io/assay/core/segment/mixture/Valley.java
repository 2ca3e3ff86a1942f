package io.assay.core.segment.mixture;

import io.assay.core.market.Normal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.special.Beta;

/// A valley between two hills on a line through a mixture, and the law of what other rows show of it.
///
/// Three stretches of the line lie side by side: a hill, a valley, a hill. Where the density along the line has a single peak,
/// wherever that is, it cannot be lower on average over the valley than over both hills. Of the rows on the valley and
/// on the hill that is not denser, the number on the valley is then binomial, its chance no less than the valley's share of the
/// length of the two. So the larger of the two hills' binomial tails is a p-value of "one peak": exact for any number of rows and
/// whatever the skew, the tails and the correlation, if line and stretches were chosen without these rows.
///
/// The line is the one that parts two groups of Gaussians best when both have the covariance matrix they have on average
/// (Fisher 1936). The stretches are those at which the mixture expects the clearest answer, the smaller of the two sides'
/// `a·ln(a / (a + b) / s) + b·ln(b / (a + b) / (1 - s))`, `a` and `b` being the masses on valley and hill and `s` the valley's share
/// of their length. Of all pairs of groups the one with the clearest is taken. Rows count that belong to neither group, too:
/// without those in between, any cloud cut in three has a valley.
///
/// @param line coefficient of each feature
/// @param edges of the three stretches, ascending, from [#cloud]'s mean
/// @param cloud a Gaussian with the mixture's mean and covariance matrix: what a row lacks is taken from its regression, which
///     is the same for every row and so makes no valley
/// @param evidence of the stretches, expected of one row, natural log
public record Valley(double[] line, double[] edges, Components cloud, double evidence) {
    private static final int CELLS = 48;
    private static final double REACH_SD = 2;

    /// The clearest valley between any two groups of a mixture; none where no line between two of them has one.
    public static Optional<Valley> clearest(Components mixture, Modes.Level level) {
        var cloud = together(mixture, IntStream.range(0, mixture.count()).toArray());
        var groups = IntStream.range(0, level.groups()).mapToObj(g -> together(mixture,
                IntStream.range(0, mixture.count()).filter(c -> level.group()[c] == g).toArray())).toList();
        Optional<Valley> best = Optional.empty();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = 0; j < i; j++) {
                var next = between(groups.get(i), groups.get(j), mixture, cloud);
                if (next.evidence > best.map(Valley::evidence).orElse(0.0)) {
                    best = Optional.of(next);
                }
            }
        }
        return best;
    }

    /// Probability that rows of one peak show so deep a valley or a deeper one, at most.
    public double p(Points others) {
        var on = new int[3];
        for (double x : places(others)) {
            for (int s = 0; s < on.length; s++) {
                on[s] += x > edges[s] && x <= edges[s + 1] ? 1 : 0;
            }
        }
        double low = atMost(on[1], on[1] + on[0], (edges[2] - edges[1]) / (edges[2] - edges[0]));
        double high = atMost(on[1], on[1] + on[2], (edges[2] - edges[1]) / (edges[3] - edges[1]));
        return Math.max(low, high);
    }

    /// Of `n` independent trials with this chance, the probability of at most so many.
    private static double atMost(int successes, int n, double chance) {
        return successes >= n ? 1 : 1 - Beta.regularizedBeta(chance, successes + 1.0, n - successes);
    }

    /// Place of each row on the line, rows without features left out; in no order that matters.
    private double[] places(Points rows) {
        var out = new double[rows.rows()];
        int at = 0;
        for (var pattern : Patterns.of(rows).groups()) {
            var conditional = new Conditional(cloud, 0, pattern, true);
            var full = new double[Conditional.BLOCK * line.length];
            var shown = new double[Conditional.BLOCK * line.length];
            for (int from = 0; from < pattern.size(); from += Conditional.BLOCK) {
                int n = Math.min(Conditional.BLOCK, pattern.size() - from);
                int[] picked = IntStream.range(from, from + n).toArray();
                conditional.completed(pattern.columns(), pattern.size(), picked, n, full, shown);
                for (int r = 0; r < n; r++, at++) {
                    for (int d = 0; d < line.length; d++) {
                        out[at] += line[d] * full[d * Conditional.BLOCK + r];
                    }
                }
            }
        }
        return Arrays.copyOf(out, at);
    }

    /// One Gaussian with weight, mean and covariance matrix of some Gaussians of a mixture taken together.
    private static Components together(Components mixture, int[] which) {
        int dims = mixture.dims();
        double weight = Arrays.stream(which).mapToDouble(c -> mixture.weights()[c]).sequential().reduce(0, Double::sum);
        var mean = new double[dims];
        var covariance = new double[dims * dims];
        for (int c : which) {
            for (int i = 0; i < dims; i++) {
                mean[i] += mixture.weights()[c] / weight * mixture.means()[c * dims + i];
            }
        }
        for (int c : which) {
            double[] own = mixture.covariance(c);
            double[] at = mixture.mean(c);
            for (int i = 0; i < own.length; i++) {
                double apart = (at[i / dims] - mean[i / dims]) * (at[i % dims] - mean[i % dims]);
                covariance[i] += mixture.weights()[c] / weight * (own[i] + apart);
            }
        }
        return new Components(new double[]{weight}, mean, covariance, 0, dims);
    }

    private static Valley between(Components a, Components b, Components mixture, Components cloud) {
        int dims = mixture.dims();
        double weight = a.weights()[0] + b.weights()[0];
        var pooled = new double[dims * dims];
        Arrays.setAll(pooled,
                i -> (a.weights()[0] * a.covariances()[i] + b.weights()[0] * b.covariances()[i]) / weight);
        var apart = new double[dims];
        Arrays.setAll(apart, d -> a.means()[d] - b.means()[d]);
        double[] line = Matrices.product(Matrices.invert(pooled, dims), apart, dims, dims, 1);
        double from = place(b, 0, line, cloud) - REACH_SD * deviation(b, 0, line);
        double to = place(a, 0, line, cloud) + REACH_SD * deviation(a, 0, line);
        var x = new double[CELLS + 1];
        Arrays.setAll(x, i -> from + (to - from) * i / CELLS);
        var below = new double[CELLS + 1];
        for (int c = 0; c < mixture.count(); c++) {
            double mean = place(mixture, c, line, cloud);
            double sd = deviation(mixture, c, line);
            for (int i = 0; i <= CELLS; i++) {
                below[i] += mixture.weights()[c] * Normal.cumulative((x[i] - mean) / sd);
            }
        }
        return clearest(line, x, below, cloud);
    }

    /// @param below mass of the mixture below each of the places `x`
    private static Valley clearest(double[] line, double[] x, double[] below, Components cloud) {
        int[] best = {0, 1, 2, 3};
        double most = 0;
        for (int from = 1; from < CELLS - 1; from++) {
            for (int to = from + 1; to < CELLS; to++) {
                int low = 0;
                for (int e = 1; e < from; e++) {
                    low = evidence(below, from, to, e, from) > evidence(below, from, to, low, from) ? e : low;
                }
                int high = CELLS;
                for (int e = CELLS - 1; e > to; e--) {
                    high = evidence(below, from, to, to, e) > evidence(below, from, to, to, high) ? e : high;
                }
                double both = Math.min(evidence(below, from, to, low, from), evidence(below, from, to, to, high));
                if (both > most) {
                    most = both;
                    best = new int[]{low, from, to, high};
                }
            }
        }
        return new Valley(line, Arrays.stream(best).mapToDouble(i -> x[i]).toArray(), cloud, most);
    }

    /// What one row is expected to say against the valley being no less dense than the hill; 0 where it is not less dense.
    private static double evidence(double[] below, int valleyFrom, int valleyTo, int hillFrom, int hillTo) {
        double valley = below[valleyTo] - below[valleyFrom];
        double hill = below[hillTo] - below[hillFrom];
        double share = (double) (valleyTo - valleyFrom) / (valleyTo - valleyFrom + hillTo - hillFrom);
        double observed = valley / (valley + hill);
        if (!(observed < share)) {
            return 0;
        }
        double low = valley > 0 ? valley * StrictMath.log(observed / share) : 0;
        return low + hill * StrictMath.log((1 - observed) / (1 - share));
    }

    private static double place(Components mixture, int component, double[] line, Components cloud) {
        double sum = 0;
        for (int d = 0; d < line.length; d++) {
            sum += line[d] * (mixture.means()[component * line.length + d] - cloud.means()[d]);
        }
        return sum;
    }

    private static double deviation(Components mixture, int component, double[] line) {
        double[] covariance = mixture.covariance(component);
        double sum = 0;
        for (int i = 0; i < covariance.length; i++) {
            sum += line[i / line.length] * covariance[i] * line[i % line.length];
        }
        return Math.sqrt(sum);
    }
}
