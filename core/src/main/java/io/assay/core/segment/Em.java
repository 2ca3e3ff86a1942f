package io.assay.core.segment;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Expectation-maximisation for Gaussian mixtures in which rows may lack features.
///
/// Each row enters through the features it has: the E-step uses their exact marginal density, the M-step
/// the exact conditional mean and covariance of the others (Dempster, Laird and Rubin 1977; Ghahramani and
/// Jordan 1994). Nothing is imputed. A `ridge` is added to every diagonal, as if each feature had been
/// measured with noise of that variance: accounts piled up on one value then cannot make a component of no
/// width. Sums run in row order within pattern order, so a fit repeats to the bit.
///
/// Cost of one iteration: rows x components x dims².
final class Em {
    private final double[] points;
    private final int dims;
    private final Patterns patterns;
    private final Noise noise;
    private final Covariance family;
    private final double ridge;

    Em(Points points, Covariance family, double ridge) {
        this.points = points.values();
        this.dims = points.dims();
        this.patterns = Patterns.of(points);
        this.noise = Noise.over(points);
        this.family = family;
        this.ridge = ridge;
    }

    /// @param logLikelihood natural log, of the components
    record Fit(Components components, double logLikelihood, int iterations) {
        /// Bayesian information criterion with mclust's sign, larger is better: `2·logL - df·ln n`.
        double bic(Covariance family, int rows) {
            int noise = components.noise() > 0 ? 1 : 0;
            int df = family.parameters(components.count(), components.shapes(), components.dims()) + noise;
            return 2 * logLikelihood - df * StrictMath.log(rows);
        }
    }

    /// Rows that take part: those with at least one feature.
    int rows() {
        return patterns.rows();
    }

    /// Climbs until the log-likelihood gains less than `tolerance` per row, or `iterationsMax`.
    Fit climb(Components start, int iterationsMax, double tolerance) {
        var now = start;
        double last = Double.NEGATIVE_INFINITY;
        int rows = patterns.rows();
        for (int i = 1; i <= iterationsMax; i++) {
            var sums = new Sums(now.count(), dims);
            double logLikelihood = expect(now, sums);
            if (logLikelihood - last < tolerance * rows && i > 2) {
                return new Fit(now, logLikelihood, i);
            }
            last = logLikelihood;
            now = maximise(now, sums, rows);
        }
        return new Fit(now, expect(now, new Sums(now.count(), dims)), iterationsMax);
    }

    private double expect(Components now, Sums sums) {
        int k = now.count();
        double logLikelihood = 0;
        for (var pattern : patterns.groups()) {
            var conditionals = conditionals(now, pattern, true);
            int width = k + 1;
            double[] share = new double[pattern.rows().length * width];
            for (int c = 0; c < k; c++) {
                double logWeight = StrictMath.log(now.weights()[c]);
                for (int r = 0; r < pattern.rows().length; r++) {
                    share[r * width + c] = logWeight + conditionals[c].logDensity(points, pattern.rows()[r] * dims);
                }
            }
            double logNoise = now.noise() > 0 ? StrictMath.log(now.noise()) + noise.logDensity(pattern.observed())
                    : Double.NEGATIVE_INFINITY;
            for (int r = 0; r < pattern.rows().length; r++) {
                share[r * width + k] = logNoise;
                logLikelihood += LogSum.normalise(share, r * width, width);
            }
            for (int c = 0; c < k; c++) {
                sums.add(c, conditionals[c], share, width, pattern.rows(), points);
            }
        }
        return logLikelihood;
    }

    private Components maximise(Components now, Sums sums, int rows) {
        int k = now.count();
        var weights = new double[k];
        var means = now.means().clone();
        double signal = 0;
        for (int c = 0; c < k; c++) {
            double n = Math.max(sums.counts[c], 1e-8);
            sums.counts[c] = n;
            weights[c] = n / rows;
            signal += n;
            sums.centre(c, n);
            for (int d = 0; d < dims; d++) {
                means[c * dims + d] += sums.first[c * dims + d] / n;
            }
        }
        sums.share(now.shape());
        family.estimate(sums.second, sums.counts, dims);
        for (int c = 0; c < k; c++) {
            for (int d = 0; d < dims; d++) {
                sums.second[(c * dims + d) * dims + d] += ridge;
            }
        }
        double left = now.noise() > 0 ? Math.max(1e-9, 1 - signal / rows) : 0;
        return new Components(weights, means, sums.second, left, dims, now.shape());
    }

    static Conditional[] conditionals(Components components, Patterns.Pattern pattern, boolean moments) {
        var out = new Conditional[components.count()];
        Arrays.setAll(out, c -> new Conditional(components, c, pattern, moments));
        return out;
    }

    /// Expected counts, first and second moments about the old means.
    private static final class Sums {
        private final int dims;
        private final double[] counts;
        private final double[] first;
        private final double[] second;

        Sums(int components, int dims) {
            this.dims = dims;
            counts = new double[components];
            first = new double[components * dims];
            second = new double[components * dims * dims];
        }

        void add(int c, Conditional conditional, double[] share, int width, int[] rows, double[] points) {
            var row = new double[dims];
            double total = 0;
            for (int r = 0; r < rows.length; r++) {
                double w = share[r * width + c];
                if (w < 1e-12) {
                    continue;
                }
                total += w;
                conditional.completed(points, rows[r] * dims, row);
                addRow(c, w, row);
            }
            counts[c] += total;
            conditional.addResidual(total, second, c * dims * dims);
        }

        private void addRow(int c, double w, double[] row) {
            int at = c * dims * dims;
            for (int i = 0; i < dims; i++) {
                double wi = w * row[i];
                first[c * dims + i] += wi;
                for (int j = 0; j <= i; j++) {
                    second[at + i * dims + j] += wi * row[j];
                }
            }
        }

        /// Components of one shape get the second moments of all of them, each in proportion to its count.
        void share(int[] shape) {
            int size = dims * dims;
            for (int s = 0; s < shape.length; s++) {
                int wanted = s;
                int[] others = IntStream.range(0, shape.length).filter(c -> shape[c] == wanted).toArray();
                double count = 0;
                for (int o : others) {
                    count += counts[o];
                }
                for (int i = 0; i < size; i++) {
                    double sum = 0;
                    for (int o : others) {
                        sum += second[o * size + i];
                    }
                    for (int o : others) {
                        second[o * size + i] = sum * counts[o] / count;
                    }
                }
            }
        }

        /// Moves the second moments of a component to its new mean and fills the upper triangle.
        void centre(int c, double n) {
            int at = c * dims * dims;
            for (int i = 0; i < dims; i++) {
                for (int j = 0; j <= i; j++) {
                    double moved = second[at + i * dims + j] - first[c * dims + i] * first[c * dims + j] / n;
                    second[at + i * dims + j] = moved;
                    second[at + j * dims + i] = moved;
                }
            }
        }
    }
}
