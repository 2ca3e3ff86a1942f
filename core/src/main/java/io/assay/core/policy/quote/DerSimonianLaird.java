package io.assay.core.policy.quote;

import java.util.stream.IntStream;

/// The variance of true values behind estimates with known standard errors.
///
/// DerSimonian and Laird, "Meta-analysis in clinical trials", Controlled Clinical Trials 7 (1986):
/// with `w = 1/se²`, `Q = sum w (x - xbar)²` and `n` estimates,
/// `tau² = (Q - (n - 1)) / (sum w - sum w² / sum w)`, cut at zero.
public final class DerSimonianLaird {
    private static final double NEARLY_ALL = 1 - 1e-6;

    private DerSimonianLaird() {}

    /// @param x estimates; NaN = absent
    /// @param se their standard errors; only those above zero take part
    public static double tau2(double[] x, double[] se) {
        return Math.max(0, moment(x, se));
    }

    /// Whether there is anything to tell the variance by: at least two estimates with known errors above zero.
    public static boolean isTold(double[] x, double[] se) {
        return IntStream.range(0, x.length).filter(i -> isUsed(x[i], se[i])).count() > 1;
    }

    /// The estimate before it is cut at zero; 0 with fewer than two estimates.
    static double moment(double[] x, double[] se) {
        double w1 = 0;
        double w2 = 0;
        double wx = 0;
        double heaviest = 0;
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (isUsed(x[i], se[i])) {
                double w = 1 / (se[i] * se[i]);
                w1 += w;
                w2 += w * w;
                wx += w * x[i];
                heaviest = Math.max(heaviest, w);
                n++;
            }
        }
        if (n < 2) {
            return 0;
        }
        double q = 0;
        for (int i = 0; i < x.length; i++) {
            if (isUsed(x[i], se[i])) {
                double z = (x[i] - wx / w1) / se[i];
                q += z * z;
            }
        }
        return (q - (n - 1)) / (heaviest > NEARLY_ALL * w1 ? besides(heaviest, x, se, w1) : w1 - w2 / w1);
    }

    /// `sum w - sum w² / sum w` where one weight is nearly all of them, and the difference would have no digits left: with
    /// `r` the sum of the others, `(2 w r + r² - sum of their squares) / sum w`.
    private static double besides(double heaviest, double[] x, double[] se, double w1) {
        double rest = 0;
        double squares = 0;
        boolean passed = false;
        for (int i = 0; i < x.length; i++) {
            if (isUsed(x[i], se[i])) {
                double w = 1 / (se[i] * se[i]);
                if (passed || w != heaviest) {
                    rest += w;
                    squares += w * w;
                }
                passed |= w == heaviest;
            }
        }
        return 2 * rest * (heaviest / w1) + (rest * rest - squares) / w1;
    }

    private static boolean isUsed(double x, double se) {
        return se > 0 && !Double.isNaN(x);
    }
}
