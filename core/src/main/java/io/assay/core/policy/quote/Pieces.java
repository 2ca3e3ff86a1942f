package io.assay.core.policy.quote;

import java.util.Locale;

/// A number of each account by block of time, so that what a day does to many accounts at once can be told. Pieces of an
/// account add up to it: its weight is the sum of theirs, its number their weighted mean.
///
/// @param blocks how many there are
/// @param account row of the account, by piece
/// @param block 0 to `blocks - 1`, by piece
/// @param weight by piece; NaN or 0 leaves it out
/// @param x the number; NaN leaves the piece out
public record Pieces(int blocks, int[] account, int[] block, double[] weight, double[] x) {
    /// Time is not told apart.
    public static final Pieces NONE = new Pieces(1, new int[0], new int[0], new double[0], new double[0]);

    public Pieces {
        if (account.length != x.length || block.length != x.length || weight.length != x.length) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "columns of %d, %d, %d and %d pieces",
                    account.length, block.length, weight.length, x.length));
        }
    }

    boolean isKnown(int piece) {
        return weight[piece] > 0 && !Double.isNaN(x[piece]);
    }
}
