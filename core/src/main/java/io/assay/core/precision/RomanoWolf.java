package io.assay.core.precision;

import java.util.Arrays;

/// Bounds that hold for all methods tried at once, so that trying more methods does not make one look good.
///
/// Romano and Wolf, "Stepwise multiple testing as formalized data snooping", Econometrica 73 (2005),
/// algorithm 4.1 in its studentised, symmetric form: the critical value is a quantile of the largest `|t*|` over the
/// methods still standing; methods whose lower bound passes the null value are set aside and the step is
/// repeated with the rest. The lower bound of a method is the one of the last step it took part in.
final class RomanoWolf {
    private RomanoWolf() {}

    /// Simultaneous lower bounds.
    ///
    /// @param family the series that were tried
    /// @param nullValue the value that has to be passed
    /// @param level two-sided level
    static double[] lower(RatioBootstrap draws, int[] family, double nullValue, double level) {
        var bound = new double[family.length];
        var standing = new boolean[family.length];
        Arrays.fill(standing, true);
        boolean again = true;
        while (again) {
            double critical = critical(draws, family, standing, level);
            again = false;
            for (int f = 0; f < family.length; f++) {
                if (standing[f]) {
                    bound[f] = draws.theta()[family[f]] - critical * draws.se()[family[f]];
                }
            }
            for (int f = 0; f < family.length; f++) {
                if (standing[f] && bound[f] > nullValue) {
                    standing[f] = false;
                    again = true;
                }
            }
        }
        return bound;
    }

    /// Quantile over resamples of the largest `|t*|` among those standing; 0 when none scatters.
    private static double critical(RatioBootstrap draws, int[] family, boolean[] standing, double level) {
        double[] largest = new double[0];
        for (int f = 0; f < family.length; f++) {
            double[] t = draws.t()[family[f]];
            if (!standing[f] || t.length == 0) {
                continue;
            }
            if (largest.length == 0) {
                largest = new double[t.length];
            }
            for (int b = 0; b < t.length; b++) {
                largest[b] = Math.max(largest[b], Math.abs(t[b]));
            }
        }
        if (largest.length == 0) {
            return 0;
        }
        Arrays.sort(largest);
        return RatioBootstrap.quantile(largest, level);
    }
}
