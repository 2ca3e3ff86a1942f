package io.assay.core.policy.quote;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How far the true means of a few segments lie from the mean of all, given what each shows and how well it is known.
///
/// **Law.** A segment shows `x = theta + N(0, se²)`, both counted from the mean of all, and the true `theta` are Cauchy of scale
/// `tau` around it: most segments near each other, a few anywhere. A normal law would have to call a segment that
/// stands far out either noise or the measure of all others; under this one it is judged by itself, and the rest still
/// draw each other close. `tau` is half-Cauchy (Gelman, Bayesian Analysis 1(3), 2006) of scale `5 s0`,
/// `s0² = n / sum se^-2` over `n` known segments, so that units do not matter.
///
/// **Sums instead of integrals.** Cauchy is normal of variance `tau² lambda` with `1/lambda` chi-square of one degree. On a
/// grid of variances `v = s0² 2^m` (Stephens, Biostatistics 18(2), 2017, takes the same step) both `tau²` and `lambda` are
/// powers of two, and everything is sums over `N(x; 0, se² + v)`, computed once for each segment and `m`: of
/// `1 - se²/(se² + v)`, the share of `x` that is kept, and of the square of what is then known of `theta`. The same bits always.
///
/// **No more than noise.** Where Cochran's Q of the segments does not exceed its degrees of freedom (which is where the variance
/// of DerSimonian and Laird is 0) nothing is kept: all get the mean of all to the bit, and their policies are one policy. So it is with fewer
/// than two segments that have an error. What the law then says of the truth becomes doubt.
public final class LawOfMeans {
    private static final int TAU_LOW = -16;
    private static final int TAU_HIGH = 20;
    private static final int LAMBDA_LOW = -5;
    private static final int LAMBDA_HIGH = 20;
    private static final double PRIOR_SCALE = 5;
    /// Two-sided 95 % of the normal, and its share.
    private static final double Z95 = 1.959963984540054;
    private static final double SHARE = 0.95;
    private static final int HALVINGS = 60;

    private final double[] kept;
    private final double[] sd;

    private LawOfMeans(double[] kept, double[] sd) {
        this.kept = kept;
        this.sd = sd;
    }

    /// @param x what each segment shows, from the mean of all; NaN = nothing known
    /// @param se its standard error; NaN = not known, 0 = exact
    public static LawOfMeans of(double[] x, double[] se) {
        int[] told = IntStream.range(0, x.length).filter(s -> se[s] > 0 && !Double.isNaN(x[s])).toArray();
        var kept = new double[x.length];
        var sd = new double[x.length];
        Arrays.fill(sd, Double.NaN);
        if (told.length > 0) {
            double unit =
                    StrictMath.sqrt(told.length / Arrays.stream(told).mapToDouble(s -> 1 / (se[s] * se[s])).sum());
            var sums = Arrays.stream(told).mapToObj(s -> new Segment(x[s], se[s], unit)).toList();
            boolean differ = DerSimonianLaird.tau2(x, se) > 0;
            double[] belief = belief(sums.stream().map(one -> one.logLikelihood).toArray(double[][]::new));
            Arrays.fill(sd, unseen(belief, unit));
            for (int i = 0; i < told.length; i++) {
                double share = sum(belief, sums.get(i).kept);
                kept[told[i]] = differ ? share : 0;
                double off = (share - kept[told[i]]) * x[told[i]];
                double mean = share * x[told[i]];
                sd[told[i]] = StrictMath.sqrt(Math.max(0, sum(belief, sums.get(i).square) - mean * mean) + off * off);
            }
        }
        for (int s = 0; s < x.length; s++) {
            if (se[s] == 0) {
                kept[s] = 1;
                sd[s] = 0;
            }
        }
        return new LawOfMeans(kept, sd);
    }

    /// Share of what the segment shows that is taken for true, 0 to 1.
    public double kept(int s) {
        return kept[s];
    }

    /// Deviation of the true mean from what is kept, the mean of all taken as known; of a segment of which nothing is known that of
    /// a new one, taken as its 95 % interval over 1.96; NaN where no segment has an error.
    public double sd(int s) {
        return sd[s];
    }

    /// Probabilities of `tau` on the grid.
    private static double[] belief(double[][] logLikelihood) {
        var out = new double[TAU_HIGH - TAU_LOW + 1];
        for (int j = 0; j < out.length; j++) {
            double tau = StrictMath.pow(2, (j + TAU_LOW) / 2.0);
            out[j] = StrictMath.log(tau / (PRIOR_SCALE * PRIOR_SCALE + tau * tau));
            for (double[] one : logLikelihood) {
                out[j] += one[j];
            }
        }
        double top = Arrays.stream(out).max().orElseThrow();
        for (int j = 0; j < out.length; j++) {
            out[j] = StrictMath.exp(out[j] - top);
        }
        double total = Arrays.stream(out).sum();
        Arrays.setAll(out, j -> out[j] / total);
        return out;
    }

    /// Of a Cauchy variable of scale `tau` the share `2/pi atan(a/tau)` lies within `a` of its middle.
    private static double unseen(double[] belief, double unit) {
        double low = 0;
        double high = unit * StrictMath.pow(2, TAU_HIGH);
        for (int n = 0; n < HALVINGS; n++) {
            double middle = (low + high) / 2;
            double within = 0;
            for (int j = 0; j < belief.length; j++) {
                double tau = unit * StrictMath.pow(2, (j + TAU_LOW) / 2.0);
                within += belief[j] * 2 / Math.PI * StrictMath.atan(middle / tau);
            }
            low = within < SHARE ? middle : low;
            high = within < SHARE ? high : middle;
        }
        return high / Z95;
    }

    private static double sum(double[] belief, double[] of) {
        double out = 0;
        for (int j = 0; j < belief.length; j++) {
            out += belief[j] * of[j];
        }
        return out;
    }

    /// One segment, by `tau` on the grid.
    private static final class Segment {
        /// Up to a constant.
        private final double[] logLikelihood = new double[TAU_HIGH - TAU_LOW + 1];
        /// Mean of the share kept.
        private final double[] kept = new double[logLikelihood.length];
        /// Mean square of the true mean.
        private final double[] square = new double[logLikelihood.length];

        Segment(double x, double se, double unit) {
            int low = TAU_LOW + LAMBDA_LOW;
            var share = new double[TAU_HIGH + LAMBDA_HIGH - low + 1];
            var log = new double[share.length];
            for (int m = 0; m < share.length; m++) {
                double v = unit * unit * StrictMath.pow(2, m + low);
                double all = se * se + v;
                share[m] = v / all;
                log[m] = -(x / all * x + StrictMath.log(all)) / 2;
            }
            double top = Arrays.stream(log).max().orElseThrow();
            double[] lambda = lambda();
            for (int j = 0; j < kept.length; j++) {
                double total = 0;
                for (int l = 0; l < lambda.length; l++) {
                    double p = lambda[l] * StrictMath.exp(log[j + l] - top);
                    double mean = share[j + l] * x;
                    total += p;
                    kept[j] += p * share[j + l];
                    square[j] += p * (share[j + l] * se * se + mean * mean);
                }
                kept[j] = total > 0 ? kept[j] / total : 0;
                square[j] = total > 0 ? square[j] / total : 0;
                logLikelihood[j] = StrictMath.log(total);
            }
        }

        /// Density of `ln lambda`, up to a constant.
        private static double[] lambda() {
            return IntStream.rangeClosed(LAMBDA_LOW, LAMBDA_HIGH).mapToDouble(
                    l -> StrictMath.pow(2, -l / 2.0) * StrictMath.exp(-StrictMath.pow(2, -l) / 2)).toArray();
        }
    }
}
