package io.assay.core.precision;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Ratios `theta = sum d / sum n` over accounts, and how they scatter when accounts are drawn anew.
///
/// Accounts are the blocks: all that one account did in the window is drawn together (n out of n, with
/// replacement). All series are drawn with the same accounts, so what is common to them cancels in their
/// differences and simultaneous bounds see their dependence. The scatter is kept studentised,
/// `t* = (theta* - theta) / se*` with the linearised `se² = m/(m-1) · sum (d - theta n)² / (sum n)²`
/// (Efron and Tibshirani 1993, chapter 12), and intervals are symmetric, `theta ± q(|t*|) se` (Hall 1988): notional
/// is heavy-tailed, and over 600 worlds with about 80 accounts of equal weight a 95 % interval covered 0.968
/// so, 0.923 as plain percentiles, 0.910 with equal tails of `t*`. `se*` is held at [#SE_FLOOR] of `se` or more, so that a resample without the few accounts that
/// matter widens the interval and does not make it infinite.
///
/// @param theta ratio by series
/// @param se its linearised standard error; 0 when every account has the same ratio
/// @param t studentised deviations, by series and resample; empty where `se` is 0
/// @param moved deviations, by series and resample of a one-way draw
/// @param own the standard errors they are divided by
record RatioBootstrap(double[] theta, double[] se, double[][] t, double[][] moved, double[][] own) {
    private static final int BLOCKS_MIN = 4;
    static final double SE_FLOOR = 0.25;

    /// @param n weight of each account, not negative, not all 0
    /// @param d by series and account
    static RatioBootstrap of(double[] n, double[][] d, int resamples, SplittableRandom random) {
        var theta = new double[d.length];
        var se = new double[d.length];
        var once = new int[n.length];
        Arrays.fill(once, 1);
        var cell = new double[2];
        for (int s = 0; s < d.length; s++) {
            ratio(once, n, d[s], cell);
            theta[s] = cell[0];
            se[s] = cell[1];
        }
        var t = new double[d.length][];
        var moved = new double[d.length][];
        var own = new double[d.length][];
        for (int s = 0; s < d.length; s++) {
            t[s] = new double[se[s] > 0 ? resamples : 0];
            moved[s] = t[s].clone();
            own[s] = t[s].clone();
        }
        var counts = new int[n.length];
        for (int b = 0; b < resamples; b++) {
            draw(counts, random);
            for (int s = 0; s < d.length; s++) {
                if (se[s] > 0) {
                    ratio(counts, n, d[s], cell);
                    moved[s][b] = cell[0] - theta[s];
                    own[s][b] = Math.max(cell[1], SE_FLOOR * se[s]);
                    t[s][b] = moved[s][b] / own[s][b];
                }
            }
        }
        return new RatioBootstrap(theta, se, t, moved, own);
    }

    /// Two-way: cells are accounts in blocks of time, and all that one account did, or all that happened in one block,
    /// may hang together. `se² = V_account + V_block - V_cell`, each linearised as above and the whole never below the
    /// larger of the first two (Cameron, Gelbach and Miller, Journal of Business & Economic Statistics 29(2), 2011). A
    /// resample draws accounts and, apart from them, blocks; their deviations add up, and so do their squared errors.
    /// One block of time tells nothing about time: then accounts alone are drawn.
    ///
    /// @param d by series and cell
    static RatioBootstrap of(Cells cells, double[][] d, int resamples, SplittableRandom random) {
        var byAccount = summed(cells, d, cells.account(), cells.accounts());
        var one = of(byAccount.n, byAccount.d, resamples, random);
        var byBlock = summed(cells, d, cells.block(), cells.blocks());
        if (byBlock.n.length < BLOCKS_MIN) {
            return one;
        }
        var two = of(byBlock.n, byBlock.d, resamples, random);
        var t = new double[d.length][];
        var se = new double[d.length];
        for (int s = 0; s < d.length; s++) {
            double cell = ownError(cells.notional(), d[s], one.theta[s]);
            double a = one.se[s] * one.se[s];
            double b = two.se[s] * two.se[s];
            se[s] = StrictMath.sqrt(Math.max(Math.max(a, b), a + b - cell * cell));
            t[s] = new double[se[s] > 0 ? resamples : 0];
            for (int r = 0; r < t[s].length; r++) {
                double moved = (a > 0 ? one.moved[s][r] : 0) + (b > 0 ? two.moved[s][r] : 0);
                double ownA = a > 0 ? one.own[s][r] : 0;
                double ownB = b > 0 ? two.own[s][r] : 0;
                t[s][r] = moved / StrictMath.sqrt(ownA * ownA + ownB * ownB);
            }
        }
        return new RatioBootstrap(one.theta, se, t, new double[0][], new double[0][]);
    }

    private record Sums(double[] n, double[][] d) {}

    /// Cells added up by account or block; those without notional are left out.
    private static Sums summed(Cells cells, double[][] d, int[] by, int groups) {
        var place = new int[groups];
        Arrays.fill(place, -1);
        int used = 0;
        for (int g : by) {
            if (place[g] < 0) {
                place[g] = used++;
            }
        }
        var n = new double[used];
        var sums = new double[d.length][used];
        for (int c = 0; c < by.length; c++) {
            n[place[by[c]]] += cells.notional()[c];
            for (int s = 0; s < d.length; s++) {
                sums[s][place[by[c]]] += d[s][c];
            }
        }
        return new Sums(n, sums);
    }

    private static double ownError(double[] n, double[] d, double theta) {
        double squares = 0;
        double all = 0;
        for (int c = 0; c < n.length; c++) {
            squares += (d[c] - theta * n[c]) * (d[c] - theta * n[c]);
            all += n[c];
        }
        return StrictMath.sqrt(squares) / all;
    }

    /// The symmetric studentised interval of one series.
    Interval interval(int s, double level) {
        double half = 0;
        if (t[s].length > 0) {
            double[] sorted = Arrays.stream(t[s]).map(Math::abs).sorted().toArray();
            half = quantile(sorted, level) * se[s];
        }
        return new Interval(theta[s], theta[s] - half, theta[s] + half, level);
    }

    /// Linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).
    static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    static void draw(int[] counts, SplittableRandom random) {
        Arrays.fill(counts, 0);
        for (int i = 0; i < counts.length; i++) {
            counts[random.nextInt(counts.length)]++;
        }
    }

    /// Writes ratio and standard error of the accounts counted; 0 and 0 when none carries weight.
    private static void ratio(int[] counts, double[] n, double[] d, double[] out) {
        double sumN = 0;
        double sumD = 0;
        double sumNn = 0;
        double sumDn = 0;
        double sumDd = 0;
        for (int i = 0; i < counts.length; i++) {
            double c = counts[i];
            double cd = c * d[i];
            double cn = c * n[i];
            sumN += cn;
            sumD += cd;
            sumNn += cn * n[i];
            sumDn += cd * n[i];
            sumDd += cd * d[i];
        }
        double theta = sumN > 0 ? sumD / sumN : 0;
        double squares = Math.max(0, sumDd - 2 * theta * sumDn + theta * theta * sumNn);
        double m = counts.length;
        out[0] = theta;
        out[1] = sumN > 0 && m > 1 ? StrictMath.sqrt(m / (m - 1) * squares) / sumN : 0;
    }
}
