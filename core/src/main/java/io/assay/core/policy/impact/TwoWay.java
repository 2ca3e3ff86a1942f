package io.assay.core.policy.impact;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Standard errors of a fit whose observations hang together by account and by block of time.
///
/// Accounts, blocks and their cells are each drawn anew (n out of n, with replacement) and the fit repeated; `se² =
/// V_account + V_block - V_cell`, never below the larger of the first two (Cameron, Gelbach and Miller, Journal of Business
/// & Economic Statistics 29(2), 2011). A variance over G groups is scaled by G/(G-1). Where there is one block only,
/// accounts alone are drawn, and the other way round.
///
/// @param se by figure; NaN where it was absent in more than a tenth of the draws
/// @param freedom degrees of freedom: the smaller number of groups less one
record TwoWay(double[] se, double freedom) {
    private static final double ABSENT_MAX = 0.1;

    /// @param grouped the observations by account, by block and by both
    /// @param fit figures of a draw
    static TwoWay of(CurveSums sums, CurveSums.Ways grouped, Function<CurveSums.Best, double[]> fit, int draws,
            SplittableRandom random) {
        var accounts = grouped.accounts();
        var blocks = grouped.blocks();
        var ways = List.of(accounts, blocks, grouped.cells());
        var variance = new double[3][];
        for (int way = 0; way < 3; way++) {
            var own = random.split();
            variance[way] = ways.get(way).groups() < 2 ? new double[0]
                    : variance(sums, ways.get(way), fit, draws, own);
        }
        int figures = Math.max(variance[0].length, variance[1].length);
        var se = new double[figures];
        for (int f = 0; f < figures; f++) {
            double a = variance[0].length == 0 ? 0 : variance[0][f];
            double b = variance[1].length == 0 ? 0 : variance[1][f];
            double both = variance[0].length == 0 || variance[1].length == 0 ? 0 : variance[2][f];
            se[f] = StrictMath.sqrt(Math.max(Math.max(a, b), a + b - both));
        }
        int least = Math.min(accounts.groups() < 2 ? Integer.MAX_VALUE : accounts.groups(),
                blocks.groups() < 2 ? Integer.MAX_VALUE : blocks.groups());
        return new TwoWay(se, Math.max(1, least - 1));
    }

    boolean isKnown() {
        return se.length > 0;
    }

    private static double[] variance(CurveSums sums, CurveSums.Grouping grouping,
            Function<CurveSums.Best, double[]> fit, int draws, SplittableRandom random) {
        int groups = grouping.groups();
        var times = new int[groups];
        var drawn = new double[draws][];
        for (int d = 0; d < draws; d++) {
            Arrays.fill(times, 0);
            for (int g = 0; g < groups; g++) {
                times[random.nextInt(groups)]++;
            }
            drawn[d] = fit.apply(sums.best(grouping, times));
        }
        var out = new double[drawn[0].length];
        for (int f = 0; f < out.length; f++) {
            out[f] = variance(drawn, f) * groups / (groups - 1);
        }
        return out;
    }

    private static double variance(double[][] drawn, int figure) {
        double sum = 0;
        int n = 0;
        for (double[] draw : drawn) {
            if (Double.isFinite(draw[figure])) {
                sum += draw[figure];
                n++;
            }
        }
        if (n < 2 || n < (1 - ABSENT_MAX) * drawn.length) {
            return Double.NaN;
        }
        double squares = 0;
        for (double[] draw : drawn) {
            if (Double.isFinite(draw[figure])) {
                squares += (draw[figure] - sum / n) * (draw[figure] - sum / n);
            }
        }
        return squares / (n - 1);
    }
}
