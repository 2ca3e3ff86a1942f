package io.assay.core.policy.impact;

import io.assay.core.profile.StudentT;
import java.util.Arrays;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// Kyle's λ as a regression: the move of the price in an interval on the signed flow in it, with a constant.
///
/// Errors allow for unequal variances and for correlation over time (Newey and West, Econometrica 55(3), 1987): Bartlett
/// weights up to 4 (n/100)^(2/9) lags (Newey and West 1994), scaled by n/(n-k). Intervals are Student's with n - k degrees
/// of freedom.
///
/// @param lambda by flow, move a unit of flow
/// @param se of each
/// @param constant move without flow
/// @param explained share of the variance of moves
/// @param intervals n
/// @param lags over which errors may be correlated
public record KyleRegression(double[] lambda, double[] se, double constant, double explained, int intervals,
        int lags) {

    /// @param move by interval, in order of time, without absent ones
    /// @param flow by kind of flow, then by interval
    /// @throws IllegalArgumentException when there are too few intervals, or flows that cannot be told apart
    public static KyleRegression of(double[] move, double[][] flow) {
        int n = move.length;
        int k = flow.length + 1;
        if (n < 2 * k + 1) {
            throw new IllegalArgumentException("too few intervals: " + n + ", at least " + (2 * k + 1) + " wanted");
        }
        var x = new double[n][k];
        for (int i = 0; i < n; i++) {
            x[i][0] = 1;
            for (int f = 1; f < k; f++) {
                x[i][f] = flow[f - 1][i];
            }
        }
        double[] unit = units(x, k);
        var design = MatrixUtils.createRealMatrix(x);
        RealMatrix bread = inverse(design.transposeMultiply(design));
        double[] beta = bread.operate(design.transpose().operate(move));
        double[] residual = new ArrayRealVector(move, false).subtract(design.operate(new ArrayRealVector(beta, false)))
                .toArray();
        int lags = (int) StrictMath.floor(4 * StrictMath.pow(n / 100.0, 2.0 / 9));
        var covariance = bread.multiply(meat(x, residual, lags)).multiply(bread);
        var lambda = new double[k - 1];
        var se = new double[k - 1];
        for (int f = 1; f < k; f++) {
            lambda[f - 1] = beta[f] / unit[f];
            se[f - 1] = StrictMath.sqrt(covariance.getEntry(f, f) * n / (n - k)) / unit[f];
        }
        return new KyleRegression(lambda, se, beta[0], explained(move, residual), n, lags);
    }

    /// Two-sided interval of one λ.
    public Interval interval(int flow, double level) {
        double t = StudentT.twoSided(level, intervals - lambda.length - 1.0);
        return Interval.around(lambda[flow], t * se[flow]);
    }

    /// Brings every column to a mean square of one, so that units do not spoil the inverse.
    private static double[] units(double[][] x, int k) {
        var unit = new double[k];
        for (double[] row : x) {
            for (int f = 0; f < k; f++) {
                unit[f] += row[f] * row[f] / x.length;
            }
        }
        Arrays.setAll(unit, f -> StrictMath.sqrt(unit[f]));
        if (!Arrays.stream(unit).allMatch(u -> u > 0 && u < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("no flow to tell a move by");
        }
        for (double[] row : x) {
            for (int f = 0; f < k; f++) {
                row[f] /= unit[f];
            }
        }
        return unit;
    }

    private static RealMatrix inverse(RealMatrix square) {
        try {
            return new CholeskyDecomposition(square, 1e-8, 1e-10 * square.getEntry(0, 0)).getSolver().getInverse();
        } catch (MathIllegalArgumentException e) {
            throw new IllegalArgumentException("flows that cannot be told apart", e);
        }
    }

    private static RealMatrix meat(double[][] x, double[] residual, int lags) {
        int k = x[0].length;
        var sum = new double[k][k];
        for (int lag = 0; lag <= lags; lag++) {
            double weight = 1 - lag / (lags + 1.0);
            for (int i = lag; i < x.length; i++) {
                double e = weight * residual[i] * residual[i - lag];
                for (int a = 0; a < k; a++) {
                    for (int b = 0; b < k; b++) {
                        double product = e * x[i][a] * x[i - lag][b];
                        sum[a][b] += product;
                        sum[b][a] += lag == 0 ? 0 : product;
                    }
                }
            }
        }
        return MatrixUtils.createRealMatrix(sum);
    }

    private static double explained(double[] move, double[] residual) {
        double mean = Arrays.stream(move).sum() / move.length;
        double all = Arrays.stream(move).map(m -> (m - mean) * (m - mean)).sum();
        return all > 0 ? 1 - Arrays.stream(residual).map(r -> r * r).sum() / all : Double.NaN;
    }
}
