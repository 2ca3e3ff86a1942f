package io.assay.app.simulate;

import io.assay.core.profile.Transform;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A law without groups that looks like real accounts: a Student-t copula of three factors, so correlated and heavy in
/// the tails, with skewed margins (sinh-arcsinh, Jones and Pewsey, Biometrika 96, 2009).
///
/// @param centre of each trait
/// @param width of each trait
/// @param loadings of each trait on the factors
/// @param freedom of the t: 3 to 10, smaller is heavier
/// @param skew of each margin
/// @param tail of each margin; under 1 is heavier
record SkewedCloud(double[] centre, double[] width, double[][] loadings, int freedom, double[] skew, double[] tail) {
    private static final int FACTORS = 3;
    private static final double LOADING_SD = 0.5;
    private static final double OWN = 0.7;

    /// @param skewMax largest skew, either way
    static SkewedCloud of(double[] centre, double[] width, double skewMax, SplittableRandom random) {
        int n = centre.length;
        var loadings = new double[n][FACTORS];
        var skew = new double[n];
        var tail = new double[n];
        for (int d = 0; d < n; d++) {
            for (int f = 0; f < FACTORS; f++) {
                loadings[d][f] = LOADING_SD * random.nextGaussian();
            }
            skew[d] = skewMax * (2 * random.nextDouble() - 1);
            tail[d] = 0.85 + 0.25 * random.nextDouble();
        }
        return new SkewedCloud(centre, width, loadings, 3 + random.nextInt(8), skew, tail);
    }

    /// One account.
    double[] draw(SplittableRandom random) {
        double[] factors = IntStream.range(0, FACTORS).mapToDouble(f -> random.nextGaussian()).toArray();
        double squares = 0;
        for (int i = 0; i < freedom; i++) {
            double g = random.nextGaussian();
            squares += g * g;
        }
        double heavy = Math.sqrt(freedom / squares);
        var out = new double[centre.length];
        for (int d = 0; d < out.length; d++) {
            double g = OWN * random.nextGaussian();
            double norm = OWN * OWN;
            for (int f = 0; f < FACTORS; f++) {
                g += loadings[d][f] * factors[f];
                norm += loadings[d][f] * loadings[d][f];
            }
            double bent = (Transform.ASINH.apply(g / Math.sqrt(norm) * heavy) + skew[d]) / tail[d];
            out[d] = centre[d] + width[d] * StrictMath.sinh(bent);
        }
        return out;
    }
}
