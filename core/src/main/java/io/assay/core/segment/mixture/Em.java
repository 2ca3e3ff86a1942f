package io.assay.core.segment.mixture;

/// Expectation-maximisation for Gaussian mixtures in which rows may lack features.
///
/// Each row enters through the features it has: the E-step uses their exact marginal density, the M-step
/// the exact conditional mean and covariance of the others (Dempster, Laird and Rubin 1977; Ghahramani and
/// Jordan 1994). Nothing is imputed. A `ridge` is added to every diagonal, as if each feature had been
/// measured with noise of that variance: accounts piled up on one value then cannot make a component of no
/// width. Sums run in row order within pattern order, over spans of fixed length, so a fit repeats to the bit.
///
/// Cost of one iteration: rows x components x dims² for the densities, and as much again for the moments of
/// those components of which a row has a share at all.
final class Em {
    private final Rows rows;
    private final Covariance family;
    private final double ridge;
    private final Pieces pieces;

    Em(Points points, Covariance family, double ridge) {
        this(Rows.of(points), family, ridge);
    }

    Em(Rows rows, Covariance family, double ridge) {
        this(rows, family, ridge, Pieces.IN_TURN);
    }

    /// With spans of rows dealt with by `pieces`, perhaps several at once.
    Em(Rows rows, Covariance family, double ridge, Pieces pieces) {
        this.rows = rows;
        this.family = family;
        this.ridge = ridge;
        this.pieces = pieces;
    }

    /// Points as a fit reads them; made once, they serve any number of fits.
    ///
    /// @param count rows that take part: those with at least one feature
    record Rows(Patterns patterns, Noise noise, int dims, int count) {
        static Rows of(Points points) {
            var patterns = Patterns.of(points);
            return new Rows(patterns, Noise.over(points), points.dims(), patterns.rows());
        }
    }

    /// @param logLikelihood natural log, of the components
    record Fit(Components components, double logLikelihood, int iterations) {
        /// Bayesian information criterion with mclust's sign, larger is better: `2·logL - df·ln n`.
        double bic(Covariance family, int rows) {
            return 2 * logLikelihood - parameters(family) * StrictMath.log(rows);
        }

        /// Free ones. Noise counts two, as in mclust: its weight, and its volume, which is read off the data.
        int parameters(Covariance family) {
            int noise = components.noise() > 0 ? 2 : 0;
            return family.parameters(components.count(), components.shapes(), components.dims()) + noise;
        }
    }

    /// Rows that take part: those with at least one feature.
    int rows() {
        return rows.count();
    }

    /// Climbs until the log-likelihood gains less than `tolerance` per row, or `iterationsMax`.
    Fit climb(Components start, int iterationsMax, double tolerance) {
        return climb(start, iterationsMax, (last, now) -> now - last < tolerance * rows.count());
    }

    /// Climbs until the log-likelihood moves by no more than `tolerance` times one plus its size, as mclust does.
    Fit climbRelative(Components start, int iterationsMax, double tolerance) {
        return climb(start, iterationsMax, (last, now) -> Math.abs(now - last) <= tolerance * (1 + Math.abs(now)));
    }

    private Fit climb(Components start, int iterationsMax, Stop stop) {
        var now = start;
        double last = Double.NEGATIVE_INFINITY;
        var step = new Expectation(rows, start.count(), pieces);
        for (int i = 1; i <= iterationsMax; i++) {
            double logLikelihood = step.take(now);
            if (i > 2 && stop.at(last, logLikelihood)) {
                return new Fit(now, logLikelihood, i);
            }
            last = logLikelihood;
            now = maximise(now, step.moments());
        }
        return new Fit(now, step.take(now), iterationsMax);
    }

    @FunctionalInterface
    private interface Stop {
        boolean at(double last, double now);
    }

    private Components maximise(Components now, Moments sums) {
        int k = now.count();
        int dims = rows.dims();
        var weights = new double[k];
        var means = now.means().clone();
        double signal = 0;
        double[] counts = sums.counts();
        for (int c = 0; c < k; c++) {
            double n = Math.max(counts[c], 1e-8);
            counts[c] = n;
            weights[c] = n / rows.count();
            signal += n;
            sums.centre(c, n);
            for (int d = 0; d < dims; d++) {
                means[c * dims + d] += sums.first()[c * dims + d] / n;
            }
        }
        sums.share(now.shape());
        double[] covariances = sums.second();
        family.estimate(covariances, counts, dims);
        for (int c = 0; c < k; c++) {
            for (int d = 0; d < dims; d++) {
                covariances[(c * dims + d) * dims + d] += ridge;
            }
        }
        double left = now.noise() > 0 ? Math.max(1e-9, 1 - signal / rows.count()) : 0;
        return new Components(weights, means, covariances, left, dims, now.shape());
    }
}
