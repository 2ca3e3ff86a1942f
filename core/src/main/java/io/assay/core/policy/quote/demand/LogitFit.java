package io.assay.core.policy.quote.demand;

import java.util.Arrays;
import java.util.stream.IntStream;

/// One logistic curve through counts: an offer at `u` is taken with probability `p = 1 / (1 + e^(level + slope u))`.
///
/// The likelihood carries Jeffreys' prior (Firth, Biometrika 80(1), 1993): the score gains `h (1/2 - p)`, `h` the
/// leverage of a row. The estimate is finite where everything or nothing was taken on one side of a width (Heinze and
/// Schemper, Statistics in Medicine 21, 2002), and its bias is of second order.
///
/// @param level at `u = 0`
/// @param slope by `u`
/// @param information of both, `sum n p (1 - p) (1, u)(1, u)'`
record LogitFit(double level, double slope, Pair information) {
    private static final int ITERATIONS_MAX = 100;
    private static final double STEP_MAX = 2;
    private static final double CLOSE = 1e-10;
    /// Widths nearer to one another than this tell no slope.
    static final double TOLD_MIN = 1e-9;

    /// @param u of each row
    /// @param offered weight of each row; 0 leaves it out
    static LogitFit of(double[] u, double[] offered, double[] taken) {
        if (!isSloped(u, offered)) {
            return levelOnly(offered, taken);
        }
        double level = 0;
        double slope = 0;
        for (int i = 0; i < ITERATIONS_MAX; i++) {
            var information = information(level, slope, u, offered);
            var inverse = information.inverse();
            double scoreLevel = 0;
            double scoreSlope = 0;
            for (int r = 0; r < u.length; r++) {
                double p = taken(level, slope, u[r]);
                double leverage = offered[r] * p * (1 - p) * inverse.quadratic(1, u[r]);
                double score = offered[r] * p - taken[r] - leverage * (0.5 - p);
                scoreLevel += score;
                scoreSlope += score * u[r];
            }
            double stepLevel = inverse.first(scoreLevel, scoreSlope);
            double stepSlope = inverse.second(scoreLevel, scoreSlope);
            double size = Math.max(Math.abs(stepLevel), Math.abs(stepSlope));
            double factor = size > STEP_MAX ? STEP_MAX / size : 1;
            level += factor * stepLevel;
            slope += factor * stepSlope;
            if (size < CLOSE) {
                break;
            }
        }
        return new LogitFit(level, slope, information(level, slope, u, offered));
    }

    static double taken(double level, double slope, double u) {
        return 1 / (1 + StrictMath.exp(level + slope * u));
    }

    private static boolean isSloped(double[] u, double[] offered) {
        double[] used = IntStream.range(0, u.length).filter(r -> offered[r] > 0)
                .mapToDouble(r -> u[r]).toArray();
        return Arrays.stream(used).max().orElse(0) - Arrays.stream(used).min().orElse(0) > TOLD_MIN;
    }

    /// With one width there is a level and no slope; half an offer taken and half one missed is what Jeffreys adds.
    private static LogitFit levelOnly(double[] offered, double[] taken) {
        double n = Arrays.stream(offered).sum();
        double y = Arrays.stream(taken).sum();
        double p = (y + 0.5) / (n + 1);
        return new LogitFit(StrictMath.log(1 / p - 1), 0, new Pair(n * p * (1 - p), 0, 0));
    }

    private static Pair information(double level, double slope, double[] u, double[] offered) {
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (int r = 0; r < u.length; r++) {
            double p = taken(level, slope, u[r]);
            double w = offered[r] * p * (1 - p);
            aa += w;
            ab += w * u[r];
            bb += w * u[r] * u[r];
        }
        return new Pair(aa, ab, bb);
    }
}
