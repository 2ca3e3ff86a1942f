package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DerSimonianLairdTest {
    private static final MathContext DIGITS = new MathContext(120);

    /// The second way: the same formula in decimals of 120 digits. In doubles as it is printed the denominator is 0 from a ratio of
    /// errors of 1e8 on, and the variance infinite.
    @Test
    void an_estimate_that_is_all_but_exact_leaves_the_variance_its_digits() {
        var random = new SplittableRandom(3);
        for (double ratio : new double[]{1, 1e-2, 1e-4, 1e-6, 1e-8, 1e-12, 1e-15}) {
            for (int i = 0; i < 20; i++) {
                var x = new double[5];
                var se = new double[5];
                for (int k = 0; k < 5; k++) {
                    x[k] = 3 * random.nextGaussian();
                    se[k] = random.nextDouble(0.1, 1) * (k == i % 5 ? ratio : 1);
                }
                x[i % 5] = 0.25;
                double slow = slow(x, se);
                assertThat(DerSimonianLaird.moment(x, se)).as("%s", ratio).isCloseTo(slow, withinPercentage(1e-4));
                assertThat(slow).isBetween(-10.0, 100.0);
            }
        }
    }

    private static double slow(double[] x, double[] se) {
        var w1 = BigDecimal.ZERO;
        var w2 = BigDecimal.ZERO;
        var wx = BigDecimal.ZERO;
        var wxx = BigDecimal.ZERO;
        for (int i = 0; i < x.length; i++) {
            var w = BigDecimal.ONE.divide(new BigDecimal(se[i]).pow(2), DIGITS);
            var at = new BigDecimal(x[i]);
            w1 = w1.add(w);
            w2 = w2.add(w.pow(2));
            wx = wx.add(w.multiply(at));
            wxx = wxx.add(w.multiply(at).multiply(at));
        }
        var q = wxx.subtract(wx.pow(2).divide(w1, DIGITS));
        var left = w1.subtract(w2.divide(w1, DIGITS));
        return q.subtract(BigDecimal.valueOf(x.length - 1)).divide(left, DIGITS).doubleValue();
    }
}
