package io.assay.core.segment;

/// One Gaussian component as seen by rows of one [Patterns.Pattern]: the exact density of what they show
/// and the exact conditional moments of what they do not (Ghahramani and Jordan 1994).
///
/// A piled feature (half of all accounts have a maker share of exactly 0) shows its place only roughly:
/// it is read as a measurement with error variance [#PILE_VARIANCE], in robust standard deviations
/// squared (errors in variables: Bovy, Hogg and Roweis 2011, equations 16 to 21). Else the best Gaussian
/// would be a wall of no width on the pile, and a share that is censored at 0 would look like two kinds.
final class Conditional {
    static final double PILE_VARIANCE = 1.0;

    private static final double LN_2PI = StrictMath.log(2 * StrictMath.PI);

    private final int dims;
    private final int[] observed;
    private final int[] latent;
    private final double[] means;
    private final int meanAt;
    private final double[] whitener;
    private final double logNorm;
    private final double[] regression;
    private final double[] residual;

    /// With the moments of the latent features only where `moments` is true.
    Conditional(Components components, int component, Patterns.Pattern pattern, boolean moments) {
        dims = components.dims();
        observed = pattern.observed();
        latent = pattern.latent();
        means = components.means();
        meanAt = component * dims;
        double[] covariance = components.covariance(component);
        int o = observed.length;
        double[] shown = Matrices.block(covariance, dims, observed, observed);
        for (int i = 0; i < o; i++) {
            shown[i * o + i] += pattern.piled()[i] ? PILE_VARIANCE : 0;
        }
        double[] lower = Matrices.cholesky(shown, o);
        whitener = Matrices.invertLower(lower, o);
        double log = -0.5 * o * LN_2PI;
        for (int i = 0; i < o; i++) {
            log -= StrictMath.log(lower[i * o + i]);
        }
        logNorm = log;
        if (moments && latent.length > 0) {
            double[] cross = Matrices.block(covariance, dims, latent, observed);
            regression = Matrices.product(cross, Matrices.gram(whitener, o), latent.length, o, o);
            residual = residual(covariance, cross);
        } else {
            regression = new double[0];
            residual = new double[0];
        }
    }

    /// Natural log of the density of what the row that starts at `at` shows.
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

    /// The row less the component's mean, with its latent features at their conditional expectation.
    void completed(double[] points, int at, double[] out) {
        for (int m = 0; m < latent.length; m++) {
            double sum = 0;
            for (int j = 0; j < observed.length; j++) {
                sum += regression[m * observed.length + j] * (points[at + observed[j]] - means[meanAt + observed[j]]);
            }
            out[latent[m]] = sum;
        }
        int next = 0;
        for (int i : observed) {
            while (next < latent.length && latent[next] < i) {
                next++;
            }
            if (next == latent.length || latent[next] != i) {
                out[i] = points[at + i] - means[meanAt + i];
            }
        }
    }

    /// Adds `weight` times the conditional covariance of the latent features to a full matrix.
    void addResidual(double weight, double[] matrix, int at) {
        int m = latent.length;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                matrix[at + latent[i] * dims + latent[j]] += weight * residual[i * m + j];
            }
        }
    }

    private double[] residual(double[] covariance, double[] cross) {
        int m = latent.length;
        double[] out = Matrices.block(covariance, dims, latent, latent);
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
