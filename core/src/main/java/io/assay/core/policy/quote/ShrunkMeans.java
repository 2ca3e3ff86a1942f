package io.assay.core.policy.quote;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/// The mean of a number (adverse selection, markout) in each segment, shrunk towards the mean of all
/// accounts, with its uncertainty.
///
/// **Model.** Account `i` shows `x_i` with weight `w_i`. A segment's raw mean is
/// `theta = sum w x / sum w`. Its standard error is the delete-one jackknife over accounts (Efron and
/// Tibshirani 1993, chapter 11; for a ratio the `i`-th difference is `w_i (x_i - theta) / (W - w_i)`)
/// where at least [#ACCOUNTS_MIN] accounts are known, otherwise the pooled `s · sqrt(sum w²)/sum w`,
/// `s` the weighted deviation of accounts within segments; never below what the accounts' own errors imply. Segment
/// means are `N(theta_true, se²)` and the true means `N(mu, tau²)`, `mu` the mean of all accounts,
/// `tau²` by DerSimonian and Laird (1986). Shrunk mean: `theta + B (mu - theta)`, `B = se²/(se² + tau²)`.
/// Its variance is `(1 - B+) se² + B² se(mu)² + (dB/dtau²)² Var(tau²) (theta - mu)²`: spread, uncertainty
/// of the mean, uncertainty of the variance, with `Var(tau²) = 2 / sum (se² + tau²)^-2`. `B+` is `B` at the
/// mean of `N(tau² before truncation, Var(tau²))` above zero, so that an estimate of zero is not taken for
/// certainty that segments are equal.
///
/// When segments differ by no more than their noise, `tau² = 0` and every segment gets `mu` exactly:
/// the policies of all segments are then one policy. A segment with nothing known also gets `mu`.
///
/// @param raw mean by segment; NaN where no account is known
/// @param se standard error of `raw`; NaN where `raw` is
/// @param shrunk shrunk mean by segment; NaN only when nothing is known of any account
/// @param shrunkSd its standard deviation; NaN when it cannot be told
/// @param accounts accounts known, by segment
/// @param known accounts known, abstained ones too
/// @param mean weighted mean over all accounts, abstained ones too
/// @param meanSe its jackknife standard error
/// @param tau2 variance of the true means between segments
public record ShrunkMeans(double[] raw, double[] se, double[] shrunk, double[] shrunkSd, int[] accounts, int known,
        double mean, double meanSe, double tau2) {
    /// With fewer accounts than this a segment borrows the deviation of the others.
    public static final int ACCOUNTS_MIN = 10;

    /// @param segment segment of each account, -1 = abstained (counts for the mean of all only)
    /// @param segments how many segments there are
    /// @param weight weight of each account; NaN or 0 leaves it out
    /// @param x the number; NaN leaves the account out
    /// @param xSe its standard error; NaN when not known
    public static ShrunkMeans of(int[] segment, int segments, double[] weight, double[] x, double[] xSe) {
        var all = new Sums();
        var by = new Sums[segments];
        Arrays.setAll(by, s -> new Sums());
        for (int i = 0; i < x.length; i++) {
            if (weight[i] > 0 && !Double.isNaN(x[i])) {
                all.add(weight[i], x[i], xSe[i]);
                if (segment[i] >= 0) {
                    by[segment[i]].add(weight[i], x[i], xSe[i]);
                }
            }
        }
        var jackknife = new double[segments + 1];
        double withinDeviation = spread(segment, segments, weight, x, by, all, jackknife);
        return shrink(by, all, jackknife, withinDeviation);
    }

    /// Fills the jackknife errors (last = all accounts) and returns the pooled deviation within segments.
    private static double spread(int[] segment, int segments, double[] weight, double[] x, Sums[] by, Sums all,
            double[] jackknife) {
        double squares = 0;
        double weights = 0;
        for (int i = 0; i < x.length; i++) {
            if (!(weight[i] > 0) || Double.isNaN(x[i])) {
                continue;
            }
            jackknife[segments] += square(weight[i] * (x[i] - all.mean()) / (all.w - weight[i]));
            if (segment[i] >= 0) {
                var own = by[segment[i]];
                double residual = x[i] - own.mean();
                jackknife[segment[i]] += square(weight[i] * residual / (own.w - weight[i]));
                if (own.n > 1) {
                    squares += weight[i] * residual * residual;
                    weights += weight[i] * (1 - weight[i] / own.w);
                }
            }
        }
        return weights > 0 ? StrictMath.sqrt(squares / weights) : Double.NaN;
    }

    private static ShrunkMeans shrink(Sums[] by, Sums all, double[] jackknife, double withinDeviation) {
        int k = by.length;
        var raw = new double[k];
        var se = new double[k];
        var accounts = new int[k];
        for (int s = 0; s < k; s++) {
            raw[s] = by[s].mean();
            accounts[s] = by[s].n;
            se[s] = by[s].n == 0 ? Double.NaN : by[s].se(jackknife[s], withinDeviation);
        }
        double meanSe = all.n == 0 ? Double.NaN : all.se(jackknife[k], withinDeviation);
        double moment = DerSimonianLaird.moment(raw, se);
        double tau2 = Math.max(0, moment);
        var shrunk = new double[k];
        var sd = new double[k];
        double varTau2 = varianceOfTau2(se, tau2);
        double tau2Plus = meanAboveZero(moment, StrictMath.sqrt(varTau2));
        for (int s = 0; s < k; s++) {
            boolean known = se[s] >= 0;
            double b = known ? fraction(se[s] * se[s], tau2) : 1;
            double gap = known ? raw[s] - all.mean() : 0;
            shrunk[s] = all.mean() + (1 - b) * gap;
            double own = known ? (1 - fraction(se[s] * se[s], tau2Plus)) * se[s] * se[s] : tau2Plus;
            double slope = known && se[s] * se[s] + tau2 > 0 ? b / (se[s] * se[s] + tau2) : 0;
            sd[s] = StrictMath.sqrt(own + b * b * meanSe * meanSe + slope * slope * varTau2 * gap * gap);
        }
        return new ShrunkMeans(raw, se, shrunk, sd, accounts, all.n, all.mean(), meanSe, tau2);
    }

    private static double varianceOfTau2(double[] se, double tau2) {
        double information = 0;
        for (double e : se) {
            if (e > 0) {
                information += 1 / square(e * e + tau2);
            }
        }
        return information > 0 ? 2 / information : 0;
    }

    /// Mean of a normal given that it is positive (Johnson, Kotz and Balakrishnan 1994, section 13.10.1).
    private static double meanAboveZero(double mean, double sd) {
        if (sd == 0) {
            return Math.max(0, mean);
        }
        double z = mean / sd;
        double density = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
        double above = Erf.erfc(-z / StrictMath.sqrt(2)) / 2;
        return mean + sd * density / above;
    }

    /// The share of the way to the mean of all: 0 for a number known exactly, 1 when nothing differs.
    private static double fraction(double variance, double tau2) {
        if (variance == 0) {
            return 0;
        }
        return tau2 == 0 ? 1 : variance / (variance + tau2);
    }

    private static double square(double v) {
        return v * v;
    }

    private static final class Sums {
        private double w;
        private double wx;
        private double w2;
        private double error2;
        private int n;

        private void add(double weight, double x, double se) {
            w += weight;
            wx += weight * x;
            w2 += weight * weight;
            error2 += Double.isNaN(se) ? 0 : square(weight * se);
            n++;
        }

        private double mean() {
            return n == 0 ? Double.NaN : wx / w;
        }

        private double se(double jackknifeSquares, double withinDeviation) {
            double between = n >= ACCOUNTS_MIN ? StrictMath.sqrt(jackknifeSquares * (n - 1) / n)
                    : withinDeviation * StrictMath.sqrt(w2) / w;
            double measured = StrictMath.sqrt(error2) / w;
            if (Double.isNaN(between)) {
                return measured > 0 ? measured : Double.NaN;
            }
            return Math.max(between, measured);
        }
    }
}
