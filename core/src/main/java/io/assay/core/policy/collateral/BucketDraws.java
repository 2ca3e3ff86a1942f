package io.assay.core.policy.collateral;

import io.assay.core.market.Normal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// How often buckets fail over a horizon when underlyings move together: [Contagion] over drawn moves, log-normal with the
/// volatilities and correlations given, the median at no move.
///
/// @param failsIsolated by bucket, probability to be liquidated alone
/// @param failsCross probability that the pot is
/// @param passedOn mean USD passed on under cross
/// @param venueIsolated mean USD the venue loses
/// @param venueCross likewise
/// @param dragged mean number of buckets liquidated under cross that would have stood alone
/// @param carried mean number the other way round
public record BucketDraws(double[] failsIsolated, double failsCross, double passedOn, double venueIsolated,
        double venueCross, double dragged, double carried) {

    /// What buckets gain when underlyings move.
    @FunctionalInterface
    public interface Gains {
        /// @param moves relative, by underlying
        /// @return USD by bucket
        double[] of(double[] moves);
    }

    /// How underlyings move over the horizon.
    ///
    /// @param sigma of each over the whole horizon
    /// @param correlation between them
    public record Moves(double[] sigma, double[][] correlation) {
        /// Pivots are roots of variances: one under this is rounding.
        private static final double NOTHING = 1e-9;
        private static final double ROUNDING = 1e-7;

        /// @throws IllegalArgumentException when the matrix is not one of correlations
        public Moves {
            root(correlation);
        }

        /// Lower triangle L with L·L' = correlation.
        double[][] root() {
            return root(correlation);
        }

        private static double[][] root(double[][] correlation) {
            int n = correlation.length;
            var root = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = correlation[i][j];
                    for (int k = 0; k < j; k++) {
                        sum -= root[i][k] * root[j][k];
                    }
                    // where the pivot is nothing, j moves as those before it do, and all it shares with i is in sum already
                    boolean isLeft = i != j && root[j][j] <= NOTHING && Math.abs(sum) > ROUNDING;
                    if (isLeft || (i == j && !(sum > -NOTHING))) {
                        throw new IllegalArgumentException("correlations that no moves can have, at row " + i);
                    }
                    root[i][j] = i == j ? Math.sqrt(Math.max(0, sum)) : root[j][j] > NOTHING ? sum / root[j][j] : 0;
                }
            }
            return root;
        }

        double[] draw(double[][] root, SplittableRandom random) {
            int n = sigma.length;
            var z = new double[n];
            for (int i = 0; i < n; i++) {
                z[i] = Normal.draw(random);
            }
            var moves = new double[n];
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j <= i; j++) {
                    sum += root[i][j] * z[j];
                }
                moves[i] = StrictMath.exp(sigma[i] * sum) - 1;
            }
            return moves;
        }
    }

    /// @param crossMargin of all positions together, USD
    public static BucketDraws of(List<Contagion.Bucket> buckets, double crossMargin, Moves moves, Gains gains,
            int draws, SplittableRandom random) {
        if (draws < 1) {
            throw new IllegalArgumentException("at least one draw wanted, got " + draws);
        }
        double[][] root = moves.root();
        var fails = new double[buckets.size()];
        var sums = new double[6];
        for (int draw = 0; draw < draws; draw++) {
            var one = Contagion.of(buckets, crossMargin, gains.of(moves.draw(root, random)));
            for (int b = 0; b < fails.length; b++) {
                fails[b] += one.standsAlone()[b] ? 0 : 1;
            }
            sums[0] += one.standsCross() ? 0 : 1;
            sums[1] += one.passedOn();
            sums[2] += one.venueIsolated();
            sums[3] += one.venueCross();
            sums[4] += one.dragged();
            sums[5] += one.carried();
        }
        Arrays.setAll(fails, b -> fails[b] / draws);
        return new BucketDraws(fails, sums[0] / draws, sums[1] / draws, sums[2] / draws, sums[3] / draws,
                sums[4] / draws, sums[5] / draws);
    }
}
