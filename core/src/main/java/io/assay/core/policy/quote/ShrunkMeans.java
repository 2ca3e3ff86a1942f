package io.assay.core.policy.quote;

import java.util.Arrays;
import java.util.stream.Stream;

/// The mean of a number (adverse selection, markout) in each segment, shrunk towards the mean of all
/// accounts, with its uncertainty.
///
/// **Model.** Account `i` shows `x_i` with weight `w_i`. A segment's raw mean is
/// `theta = sum w x / sum w`. Its standard error is the delete-one jackknife over accounts (Efron and
/// Tibshirani 1993, chapter 11; for a ratio the `i`-th difference is `w_i (x_i - theta) / (W - w_i)`)
/// where at least [#ACCOUNTS_MIN] accounts are known, otherwise the pooled `s · sqrt(sum w²)/sum w`,
/// `s` the weighted deviation of accounts within segments; never below what the accounts' own errors imply. True
/// means follow a law of heavy tails around `mu`, the mean of all accounts ([LawOfMeans]): the shrunk mean is
/// `mu + (1 - B)(theta - mu)`, `1 - B` the share that the law keeps. Its variance is that of the law, spread and doubt about the
/// spread in one, and `B² se(mu)²`.
///
/// **Days in common.** Accounts of one day share its moves, and no number of accounts averages them out. Where pieces by
/// block of time are known ([Pieces]), errors are two-way, by account and block ([BlockMoves]). What a block does to all alike
/// leaves no segment apart from another: segments are shrunk by the error that remains when the mean of all is taken
/// away. The variance by block of the shrunk mean is then added to its own, times `(G-1)/(G-3)`,
/// the variance of Student's t, for `G` blocks.
///
/// When segments differ by no more than their noise every segment gets `mu` exactly: the policies of all segments are then one
/// policy. A segment with nothing known also gets `mu`.
///
/// @param raw mean by segment; NaN where no account is known
/// @param se standard error of `raw`, two-way where pieces are known; NaN where `raw` is
/// @param shrunk shrunk mean by segment; NaN only when nothing is known of any account
/// @param shrunkSd its standard deviation; NaN when it cannot be told
/// @param accounts accounts known, by segment
/// @param known accounts known, abstained ones too
/// @param mean weighted mean over all accounts, abstained ones too
/// @param meanSe its standard error: the jackknife, two-way where pieces are known
public record ShrunkMeans(double[] raw, double[] se, double[] shrunk, double[] shrunkSd, int[] accounts, int known,
        double mean, double meanSe) {
    /// With fewer accounts than this a segment borrows the deviation of the others.
    public static final int ACCOUNTS_MIN = 10;

    /// @param segment segment of each account, -1 = abstained (counts for the mean of all only)
    /// @param segments how many segments there are
    /// @param weight weight of each account; NaN or 0 leaves it out
    /// @param x the number; NaN leaves the account out
    /// @param xSe its standard error; NaN when not known
    public static ShrunkMeans of(int[] segment, int segments, double[] weight, double[] x, double[] xSe) {
        return of(segment, segments, weight, x, xSe, Pieces.NONE);
    }

    /// The same with errors by account and block of time.
    ///
    /// @param pieces of `x` by account and block
    public static ShrunkMeans of(int[] segment, int segments, double[] weight, double[] x, double[] xSe,
            Pieces pieces) {
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
        var sums = Stream.concat(Arrays.stream(by), Stream.of(all)).toList();
        var moves = new BlockMoves(pieces, segment, sums.stream().mapToDouble(Sums::mean).toArray(),
                sums.stream().mapToDouble(sum -> sum.w).toArray());
        return shrink(by, all, jackknife, withinDeviation, moves);
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

    private static ShrunkMeans shrink(Sums[] by, Sums all, double[] jackknife, double withinDeviation,
            BlockMoves moves) {
        int k = by.length;
        var raw = new double[k];
        var se = new double[k];
        var apart = new double[k];
        var accounts = new int[k];
        for (int s = 0; s < k; s++) {
            raw[s] = by[s].mean();
            accounts[s] = by[s].n;
            double own = by[s].n == 0 ? Double.NaN : by[s].se(jackknife[s], withinDeviation);
            se[s] = moves.error(own, s, 1, 0);
            apart[s] = StrictMath.sqrt(own * own + Math.max(0, moves.byBlock(s, 1, -1) - moves.byPiece(s, 1, -1)));
            apart[s] = moves.isTold() ? apart[s] : own;
        }
        double ofAll = all.n == 0 ? Double.NaN : all.se(jackknife[k], withinDeviation);
        var gap = new double[k];
        Arrays.setAll(gap, s -> raw[s] - all.mean());
        var law = LawOfMeans.of(gap, apart);
        var shrunk = new double[k];
        var sd = new double[k];
        for (int s = 0; s < k; s++) {
            double kept = law.kept(s);
            shrunk[s] = all.mean() + (kept == 0 ? 0 : kept * gap[s]);
            double ofMean = (1 - kept) * ofAll;
            double byAccount = StrictMath.sqrt(square(law.sd(s)) + square(ofMean));
            sd[s] = moves.deviation(byAccount, s, kept, 1 - kept);
        }
        return new ShrunkMeans(raw, se, shrunk, sd, accounts, all.n, all.mean(), moves.deviation(ofAll, k, 1, 0));
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
