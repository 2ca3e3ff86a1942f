package io.assay.core.segment;

/// One Gaussian component as seen by rows that have only some features: the exact marginal density of what
/// is observed and the exact conditional moments of what is missing (Ghahramani and Jordan 1994).
final class Conditional {
    private static final double LN_2PI = StrictMath.log(2 * StrictMath.PI);

    private final int dims;
    private final int[] observed;
    private final int[] missing;
    private final double[] means;
    private final int meanAt;
    private final double[] whitener;
    private final double logNorm;
    private final double[] regression;
    private final double[] residual;

    /// Without the moments of the missing features, when `moments` is false.
    Conditional(Components components, int component, Patterns.Pattern pattern, boolean moments) {
        dims = components.dims();
        observed = pattern.observed();
        missing = pattern.missing();
        means = components.means();
        meanAt = component * dims;
        double[] covariance = components.covariance(component);
        int o = observed.length;
        double[] lower = Matrices.cholesky(Matrices.block(covariance, dims, observed, observed), o);
        whitener = Matrices.invertLower(lower, o);
        double log = -0.5 * o * LN_2PI;
        for (int i = 0; i < o; i++) {
            log -= StrictMath.log(lower[i * o + i]);
        }
        logNorm = log;
        if (moments && missing.length > 0) {
            double[] cross = Matrices.block(covariance, dims, missing, observed);
            regression = Matrices.product(cross, Matrices.gram(whitener, o), missing.length, o, o);
            residual = residual(covariance, cross);
        } else {
            regression = new double[0];
            residual = new double[0];
        }
    }

    /// Natural log of the density of the observed features of the row that starts at `at`.
    double logDensity(double[] points, int at) {
        int o = observed.length;
        var centred = new double[o];
        for (int i = 0; i < o; i++) {
            centred[i] = points[at + observed[i]] - means[meanAt + observed[i]];
        }
        double square = 0;
        for (int i = 0; i < o; i++) {
            double z = 0;
            for (int j = 0; j <= i; j++) {
                z += whitener[i * o + j] * centred[j];
            }
            square += z * z;
        }
        return logNorm - 0.5 * square;
    }

    /// The row less the component's mean, with its missing features at their conditional expectation.
    void completed(double[] points, int at, double[] out) {
        for (int i : observed) {
            out[i] = points[at + i] - means[meanAt + i];
        }
        for (int m = 0; m < missing.length; m++) {
            double sum = 0;
            for (int j = 0; j < observed.length; j++) {
                sum += regression[m * observed.length + j] * out[observed[j]];
            }
            out[missing[m]] = sum;
        }
    }

    /// Adds `weight` times the conditional covariance of the missing features to a full matrix.
    void addResidual(double weight, double[] matrix, int at) {
        int m = missing.length;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                matrix[at + missing[i] * dims + missing[j]] += weight * residual[i * m + j];
            }
        }
    }

    private double[] residual(double[] covariance, double[] cross) {
        int m = missing.length;
        double[] out = Matrices.block(covariance, dims, missing, missing);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                for (int k = 0; k < observed.length; k++) {
                    out[i * m + j] -= regression[i * observed.length + k] * cross[j * observed.length + k];
                }
            }
        }
        return out;
    }
}
