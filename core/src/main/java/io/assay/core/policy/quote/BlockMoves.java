package io.assay.core.policy.quote;

/// How far each block of time moves weighted means of segments and that of all, to first order: a piece of weight `w` and
/// number `x` moves a mean `theta` of weight `W` by `w (x - theta) / W`.
///
/// Squared moves of a combination `p theta_s + q mu` are summed by block and piece by piece, for errors two ways: by account
/// and by block, less what both count (Cameron, Gelbach and Miller, Journal of Business and Economic Statistics 29(2), 2011).
final class BlockMoves {
    /// Student's t has a variance from three degrees of freedom on.
    private static final int STUDENT_MIN = 3;

    private final double[][] move;
    private final double[] own;
    private final double[] shared;
    private final int known;

    /// @param segment by account, -1 = none
    /// @param mean by segment, that of all accounts last
    /// @param weight of each mean
    BlockMoves(Pieces pieces, int[] segment, double[] mean, double[] weight) {
        int all = mean.length - 1;
        move = new double[mean.length][pieces.blocks()];
        own = new double[mean.length];
        shared = new double[mean.length];
        var seen = new boolean[pieces.blocks()];
        for (int c = 0; c < pieces.x().length; c++) {
            if (pieces.isKnown(c)) {
                int block = pieces.block()[c];
                double ofAll = pieces.weight()[c] * (pieces.x()[c] - mean[all]) / weight[all];
                move[all][block] += ofAll;
                own[all] += ofAll * ofAll;
                seen[block] = true;
                int s = segment[pieces.account()[c]];
                if (s >= 0) {
                    double of = pieces.weight()[c] * (pieces.x()[c] - mean[s]) / weight[s];
                    move[s][block] += of;
                    own[s] += of * of;
                    shared[s] += of * ofAll;
                }
            }
        }
        known = count(seen);
    }

    /// Whether there are two blocks at least.
    boolean isTold() {
        return known > 1;
    }

    /// Variance by block of `p theta_s + q mu`, 0 where there is one block.
    double byBlock(int s, double p, double q) {
        double squares = 0;
        for (int b = 0; b < move[s].length; b++) {
            double moved = p * move[s][b] + q * move[move.length - 1][b];
            squares += moved * moved;
        }
        return isTold() ? squares * known / (known - 1) : 0;
    }

    /// The part of it that single pieces make, which errors by account count too.
    double byPiece(int s, double p, double q) {
        int all = move.length - 1;
        return p * p * own[s] + 2 * p * q * shared[s] + q * q * own[all];
    }

    /// Error of `p theta_s + q mu` by account and block; NaN stays.
    double error(double byAccount, int s, double p, double q) {
        return Double.isNaN(byAccount) || !isTold() ? byAccount : twoWay(byAccount, s, p, q, 1);
    }

    /// The same when the few blocks are all that is known of how blocks differ: times the variance of Student's t with one
    /// degree less than there are blocks.
    double deviation(double byAccount, int s, double p, double q) {
        double doubt = known > STUDENT_MIN ? (known - 1) / (known - (double) STUDENT_MIN) : 1;
        return Double.isNaN(byAccount) || !isTold() ? byAccount : twoWay(byAccount, s, p, q, doubt);
    }

    /// Never less than the larger of the two.
    private double twoWay(double byAccount, int s, double p, double q, double doubt) {
        double squared = byAccount * byAccount;
        double block = doubt * byBlock(s, p, q);
        return StrictMath.sqrt(Math.max(squared + block - byPiece(s, p, q), Math.max(squared, block)));
    }

    private static int count(boolean[] seen) {
        int n = 0;
        for (boolean s : seen) {
            n += s ? 1 : 0;
        }
        return n;
    }
}
