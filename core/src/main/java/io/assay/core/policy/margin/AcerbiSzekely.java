package io.assay.core.policy.margin;

import io.assay.core.market.Normal;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Whether losses beyond the quantile are as deep as promised: Acerbi and Szekely (2014), "Backtesting expected
/// shortfall", Risk. With gains X, breach days I (X + var < 0), N breaches in T days and tail probability a:
///
/// `Z1 = sum(X·I/es)/N + 1`, `Z2 = sum(X·I/(T·a·es)) + 1`. Both have mean 0 if the model is right and are negative
/// where it promises too little; Z2 also sees too many breaches. Z1 is absent (NaN) without a breach.
///
/// @param z1 depth of breaches
/// @param z2 depth and number
public record AcerbiSzekely(double z1, double z2) {
    /// @param gains a day, + = gain
    /// @param var promised value at risk of the day, positive
    /// @param es promised expected shortfall of the day, positive
    /// @param tail probability beyond var, 0.025
    public static AcerbiSzekely of(double[] gains, double[] var, double[] es, double tail) {
        if (gains.length == 0 || gains.length != var.length || gains.length != es.length) {
            throw new IllegalArgumentException("a gain, a quantile and a shortfall a day, at least one day: "
                    + gains.length + ", " + var.length + ", " + es.length);
        }
        double sum = 0;
        int breaches = 0;
        for (int t = 0; t < gains.length; t++) {
            if (gains[t] + var[t] < 0) {
                sum += gains[t] / es[t];
                breaches++;
            }
        }
        return new AcerbiSzekely(breaches == 0 ? Double.NaN : sum / breaches + 1, sum / (gains.length * tail) + 1);
    }

    /// Values of Z2 drawn where gains are normal and the model is right, ascending: what Z2 is judged by.
    public static double[] normalZ2(int days, double tail, int draws, SplittableRandom dice) {
        double var = Normal.quantile(1 - tail);
        double es = Shortfall.normal(1 - tail);
        var out = new double[draws];
        for (int i = 0; i < draws; i++) {
            double sum = 0;
            for (int t = 0; t < days; t++) {
                double gain = dice.nextGaussian();
                sum += gain + var < 0 ? gain / es : 0;
            }
            out[i] = sum / (days * tail) + 1;
        }
        Arrays.sort(out);
        return out;
    }

    /// Part of the drawn values that are as low.
    ///
    /// @param drawn ascending
    public double z2P(double[] drawn) {
        int low = 0;
        while (low < drawn.length && drawn[low] <= z2) {
            low++;
        }
        return low / (double) drawn.length;
    }
}
