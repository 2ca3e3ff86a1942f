package io.assay.core.policy.margin;

import io.assay.core.market.Normal;
import java.util.Arrays;

/// Expected shortfall: the mean loss beyond a quantile.
public final class Shortfall {
    private Shortfall() {}

    /// Expected shortfall of a standard normal loss: `n(z)/(1 - level)`. 0.975 gives 2.337803.
    public static double normal(double level) {
        return Normal.density(Normal.quantile(level)) / (1 - level);
    }

    /// Of observed gains: the mean of the worst part, the last observation taken in part so that the part is exact
    /// (Acerbi and Tasche 2002). Positive = a loss. Absent (NaN) without observations.
    public static double observed(double[] gains, double level) {
        if (gains.length == 0) {
            return Double.NaN;
        }
        double[] sorted = gains.clone();
        Arrays.sort(sorted);
        double part = (1 - level) * sorted.length;
        double left = part;
        double sum = 0;
        for (int i = 0; i < sorted.length && left > 0; i++) {
            sum += sorted[i] * Math.min(1, left);
            left -= 1;
        }
        return -sum / part;
    }
}
