package io.assay.core.segment.mixture;

import java.util.Arrays;

/// One Gaussian component as seen by rows of one [Patterns.Pattern]: the exact density of what they show
/// and the exact conditional moments of what they do not (Ghahramani and Jordan 1994).
///
/// A piled feature (half of all accounts have a maker share of exactly 0) shows its place only roughly:
/// it is read as a measurement with error variance [#PILE_VARIANCE], in robust standard deviations
/// squared (errors in variables: Bovy, Hogg and Roweis 2011, equations 16 to 21). Else the best Gaussian
/// would be a wall of no width on the pile, and a share that is censored at 0 would look like two kinds.
final class Conditional {
    static final double PILE_VARIANCE = 1.0;

    /// Rows handled at a time, so that what is worked on stays in the nearest cache.
    static final int BLOCK = 64;

    private static final double LN_2PI = StrictMath.log(2 * StrictMath.PI);

    private final int dims;
    private final int[] observed;
    private final int[] latent;
    private final boolean isPlain;
    private final double[] means;
    private final int meanAt;
    private final double[] lower;
    private final double logNorm;
    private final double[] regression;
    private final double[] residual;

    /// With the moments of the latent features only where `moments` is true.
    Conditional(Components components, int component, Patterns.Pattern pattern, boolean moments) {
        dims = components.dims();
        observed = pattern.observed();
        latent = pattern.latent();
        isPlain = latent.length == 0;
        means = components.means();
        meanAt = component * dims;
        double[] covariance = components.covariance(component);
        int o = observed.length;
        double[] shown = isPlain ? covariance : Matrices.block(covariance, dims, observed, observed);
        for (int i = 0; i < o; i++) {
            shown[i * o + i] += pattern.piled()[i] ? PILE_VARIANCE : 0;
        }
        lower = Matrices.cholesky(shown, o);
        double log = -0.5 * o * LN_2PI;
        for (int i = 0; i < o; i++) {
            log -= StrictMath.log(lower[i * o + i]);
        }
        logNorm = log;
        if (moments && !isPlain) {
            double[] cross = Matrices.block(covariance, dims, latent, observed);
            regression = Matrices.solved(lower, cross, o, latent.length);
            residual = residual(covariance, cross);
        } else {
            regression = new double[0];
            residual = new double[0];
        }
    }

    /// Writes `add` plus the natural log of the density of what rows of a pattern show to `out` from `at`.
    ///
    /// One forward substitution for a block of rows at a time: each inner loop runs over rows, which do not
    /// depend on each other.
    ///
    /// @param first row of the pattern
    /// @param rows how many from there
    /// @param z room for [#BLOCK] rows of all features
    void logDensities(Patterns.Pattern pattern, int first, int rows, double add, double[] out, int at, double[] z) {
        Arrays.fill(out, at, at + rows, 0.0);
        for (int from = 0; from < rows; from += BLOCK) {
            int n = Math.min(BLOCK, rows - from);
            for (int i = 0; i < observed.length; i++) {
                whiten(i, pattern.columns(), i * pattern.size() + first + from, n, z, out, at + from);
            }
        }
        double constant = logNorm + add;
        for (int r = at; r < at + rows; r++) {
            out[r] = constant - 0.5 * out[r];
        }
    }

    /// Line `i` of the substitution `L·z = x - mean`, its squares added to `squares`.
    private void whiten(int i, double[] columns, int from, int n, double[] z, double[] squares, int at) {
        int o = observed.length;
        int own = i * BLOCK;
        double mean = means[meanAt + observed[i]];
        for (int r = 0; r < n; r++) {
            z[own + r] = columns[from + r] - mean;
        }
        int j = 0;
        for (; j + 3 < i; j += 4) {
            double a = lower[i * o + j];
            double b = lower[i * o + j + 1];
            double c = lower[i * o + j + 2];
            double d = lower[i * o + j + 3];
            int at0 = j * BLOCK;
            int at1 = at0 + BLOCK;
            int at2 = at1 + BLOCK;
            int at3 = at2 + BLOCK;
            for (int r = 0; r < n; r++) {
                z[own + r] -= (a * z[at0 + r] + b * z[at1 + r]) + (c * z[at2 + r] + d * z[at3 + r]);
            }
        }
        for (; j < i; j++) {
            double a = lower[i * o + j];
            for (int r = 0; r < n; r++) {
                z[own + r] -= a * z[j * BLOCK + r];
            }
        }
        double scale = 1 / lower[i * o + i];
        for (int r = 0; r < n; r++) {
            z[own + r] *= scale;
            squares[at + r] += z[own + r] * z[own + r];
        }
    }

    /// Rows less the component's mean, with their latent features at their conditional expectation, feature by
    /// feature: feature `d` of row `r` at `d * BLOCK + r` of `out`.
    ///
    /// @param picked places of the rows in the pattern
    /// @param n how many are picked
    /// @param shown room for [#BLOCK] rows of all features
    void completed(double[] columns, int rows, int[] picked, int n, double[] out, double[] shown) {
        double[] centred = isPlain ? out : shown;
        for (int i = 0; i < observed.length; i++) {
            double mean = means[meanAt + observed[i]];
            for (int r = 0; r < n; r++) {
                centred[i * BLOCK + r] = columns[i * rows + picked[r]] - mean;
            }
        }
        if (isPlain) {
            return;
        }
        for (int i = 0; i < observed.length; i++) {
            System.arraycopy(centred, i * BLOCK, out, observed[i] * BLOCK, n);
        }
        for (int m = 0; m < latent.length; m++) {
            int at = latent[m] * BLOCK;
            Arrays.fill(out, at, at + n, 0.0);
            for (int i = 0; i < observed.length; i++) {
                double f = regression[m * observed.length + i];
                for (int r = 0; r < n; r++) {
                    out[at + r] += f * centred[i * BLOCK + r];
                }
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
