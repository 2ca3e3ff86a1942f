package io.assay.core.precision;

import java.util.Arrays;

/// How often offers of one group are taken at each width, and what a fill costs there: a logistic curve whose exponent
/// is a polynomial of the width, and a straight line for the cost.
///
/// Quasi-likelihood (Wedderburn 1974) on notional: `sum (filled - offered f(w)) x(w) = 0` with `f = 1/(1 + e^-x'theta)`,
/// `x = (1, u, u²...)`, `u = (w - centre)/scale`; the cost is least squares of the fills' adverse move on `(1, u)`,
/// weighted by notional. A group of several kinds has no logistic curve and no constant cost, since one kind leaves
/// sooner than the other as the width grows; the square and the slope take that up. Means need no independence between
/// offers; errors come from whoever adds up [#influence].
///
/// @param theta coefficients of the exponent
/// @param inverse inverse of the information matrix, row-major
/// @param cost intercept and slope of the cost of a fill, bp
/// @param costInverse inverse of its weights' matrix, row-major
/// @param centreBp of the widths
/// @param scaleBp of the widths
/// @param lowBp narrowest width offered
/// @param highBp widest width offered
record FillCurve(double[] theta, double[] inverse, double[] cost, double[] costInverse, double centreBp, double scaleBp,
        double lowBp, double highBp) {
    private static final int ITERATIONS_MAX = 60;
    private static final double CLOSE = 1e-10;
    private static final double EXPONENT_MAX = 30;

    /// Amounts of one group, by rung of the ladder.
    record Amounts(double[] offered, double[] filled, double[] adverse) {
        static Amounts none(int rungs) {
            return new Amounts(new double[rungs], new double[rungs], new double[rungs]);
        }

        void add(Offers offers, int row) {
            int r = offers.rung()[row];
            offered[r] += offers.offeredUsd()[row];
            filled[r] += offers.filledUsd()[row];
            adverse[r] += offers.adverseUsd()[row];
        }

        double offeredUsd() {
            double sum = 0;
            for (double o : offered) {
                sum += o;
            }
            return sum;
        }

        int widths() {
            int n = 0;
            for (double o : offered) {
                n += o > 0 ? 1 : 0;
            }
            return n;
        }
    }

    /// Where the widths of these amounts lie: mean and deviation over notional offered, smallest and largest.
    record Spread(double centreBp, double scaleBp, double lowBp, double highBp) {
        static Spread of(double[] ladderBp, Amounts amounts) {
            double n = Math.max(amounts.offeredUsd(), Double.MIN_NORMAL);
            double mean = 0;
            double square = 0;
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int r = 0; r < ladderBp.length; r++) {
                if (amounts.offered[r] > 0) {
                    mean += amounts.offered[r] * ladderBp[r] / n;
                    low = Math.min(low, ladderBp[r]);
                    high = Math.max(high, ladderBp[r]);
                }
            }
            for (int r = 0; r < ladderBp.length; r++) {
                square += amounts.offered[r] * (ladderBp[r] - mean) * (ladderBp[r] - mean) / n;
            }
            return new Spread(mean, square > 0 ? StrictMath.sqrt(square) : 1, low, high);
        }
    }

    /// The curve of these amounts; not known when they do not tell it.
    ///
    /// @param degree highest power of the width in the exponent
    static FillCurve of(double[] ladderBp, Amounts amounts, int degree) {
        return of(ladderBp, amounts, degree, Spread.of(ladderBp, amounts));
    }

    /// The same with widths measured from somebody else's centre.
    static FillCurve of(double[] ladderBp, Amounts amounts, int degree, Spread spread) {
        int powers = Math.min(degree + 1, amounts.widths());
        var fit = new Fit(ladderBp, amounts, spread.centreBp, spread.scaleBp, powers);
        return new FillCurve(fit.theta, fit.inverse, fit.cost, fit.costInverse, spread.centreBp, spread.scaleBp,
                spread.lowBp, spread.highBp);
    }

    boolean isKnown() {
        return theta.length > 1 && !Double.isNaN(theta[0]) && !Double.isNaN(cost[0]);
    }

    double fillsAt(double widthBp) {
        return logistic(theta, (widthBp - centreBp) / scaleBp);
    }

    double costAt(double widthBp) {
        return cost[0] + (cost.length > 1 ? cost[1] * (widthBp - centreBp) / scaleBp : 0);
    }

    /// The same demand with every fill dearer by this, bp.
    FillCurve dearerBy(double bp) {
        double[] moved = cost.clone();
        moved[0] += bp;
        return new FillCurve(theta, inverse, moved, costInverse, centreBp, scaleBp, lowBp, highBp);
    }

    /// Expected gain in bp of offered notional.
    double gainAt(double widthBp) {
        return fillsAt(widthBp) * (widthBp - costAt(widthBp));
    }

    /// What offers at each rung move a number by, per USD: first-order influence through curve and cost.
    ///
    /// @param fills expected share taken, by rung
    /// @param costBp expected cost of a fill, by rung
    /// @param byFill derivative by unexpected fills, by rung
    /// @param byCost derivative by unexpected cost, by rung
    record Influence(double[] fills, double[] costBp, double[] byFill, double[] byCost) {
        double of(int rung, double offered, double filled, double adverse) {
            return byFill[rung] * (filled - offered * fills[rung]) + byCost[rung] * (adverse - filled * costBp[rung]);
        }

        /// The terms of [#of] without their signs: what its rounding is measured by.
        double terms(int rung, double offered, double filled, double adverse) {
            return Math.abs(byFill[rung]) * (filled + offered * fills[rung])
                    + Math.abs(byCost[rung]) * (Math.abs(adverse) + filled * Math.abs(costBp[rung]));
        }
    }

    Influence influence(Gradient gradient, double[] ladderBp) {
        int n = ladderBp.length;
        var out = new Influence(new double[n], new double[n], new double[n], new double[n]);
        for (int r = 0; r < n; r++) {
            double u = (ladderBp[r] - centreBp) / scaleBp;
            out.fills[r] = fillsAt(ladderBp[r]);
            out.costBp[r] = costAt(ladderBp[r]);
            out.byFill[r] = polynomial(gradient.theta, u);
            out.byCost[r] = polynomial(gradient.cost, u);
        }
        return out;
    }

    /// The influence on one coefficient of the exponent, or behind those on one of the cost.
    Influence influenceOn(int coefficient, double[] ladderBp) {
        var gradient = new Gradient(new double[theta.length], new double[cost.length]);
        boolean exponent = coefficient < theta.length;
        double[] of = exponent ? gradient.theta : gradient.cost;
        int row = exponent ? coefficient : coefficient - theta.length;
        System.arraycopy(exponent ? inverse : costInverse, row * of.length, of, 0, of.length);
        return influence(gradient, ladderBp);
    }

    /// Derivatives of a number with respect to the coefficients, times the inverse information.
    ///
    /// @param theta of the exponent
    /// @param cost of the cost
    record Gradient(double[] theta, double[] cost) {
        Gradient minus(Gradient other) {
            return new Gradient(difference(theta, other.theta), difference(cost, other.cost));
        }

        private static double[] difference(double[] a, double[] b) {
            var out = new double[a.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = a[i] - b[i];
            }
            return out;
        }
    }

    Gradient gradientOfGain(double widthBp) {
        double u = (widthBp - centreBp) / scaleBp;
        double f = logistic(theta, u);
        return new Gradient(times(inverse, powers(u, theta.length), f * (1 - f) * (widthBp - costAt(widthBp))),
                times(costInverse, powers(u, cost.length), -f));
    }

    private static double[] powers(double u, int n) {
        var out = new double[n];
        double x = 1;
        for (int i = 0; i < n; i++) {
            out[i] = x;
            x *= u;
        }
        return out;
    }

    private static double[] times(double[] matrix, double[] x, double factor) {
        int n = x.length;
        var out = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out[i] += matrix[i * n + j] * x[j] * factor;
            }
        }
        return out;
    }

    private static double polynomial(double[] coefficients, double u) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * u + coefficients[i];
        }
        return sum;
    }

    private static double logistic(double[] theta, double u) {
        double eta = polynomial(theta, u);
        return 1 / (1 + StrictMath.exp(-Math.max(-EXPONENT_MAX, Math.min(EXPONENT_MAX, eta))));
    }

    /// The two regressions.
    private static final class Fit {
        private final double[] ladder;
        private final Amounts amounts;
        private final double centre;
        private final double scale;
        private final double[] theta;
        private double[] inverse;
        private final double[] cost;
        private final double[] costInverse;

        private Fit(double[] ladder, Amounts amounts, double centre, double scale, int powers) {
            this.ladder = ladder;
            this.amounts = amounts;
            this.centre = centre;
            this.scale = scale;
            theta = new double[Math.max(1, powers)];
            inverse = new double[theta.length * theta.length];
            newton();
            int line = Math.max(1, Math.min(2, powers));
            double[] sums = new double[line * line];
            double[] right = new double[line];
            for (int r = 0; r < ladder.length; r++) {
                double[] x = powers((ladder[r] - centre) / scale, line);
                add(sums, right, x, amounts.filled[r], amounts.adverse[r]);
            }
            costInverse = inverse(sums, line);
            cost = times(costInverse, right, 1);
        }

        /// Newton's method with halved steps where the quasi-likelihood would fall.
        private void newton() {
            double at = likelihood(theta);
            for (int i = 0; i < ITERATIONS_MAX; i++) {
                double[] information = new double[theta.length * theta.length];
                double[] score = new double[theta.length];
                for (int r = 0; r < ladder.length; r++) {
                    double u = (ladder[r] - centre) / scale;
                    double f = logistic(theta, u);
                    add(information, score, powers(u, theta.length), amounts.offered[r] * f * (1 - f),
                            amounts.filled[r] - amounts.offered[r] * f);
                }
                inverse = inverse(information, theta.length);
                double[] step = times(inverse, score, 1);
                double moved = 0;
                double factor = 1;
                double[] next = plus(theta, step, factor);
                while (!(likelihood(next) >= at) && factor > 1e-6) {
                    factor /= 2;
                    next = plus(theta, step, factor);
                }
                for (int k = 0; k < theta.length; k++) {
                    moved = Math.max(moved, Math.abs(next[k] - theta[k]));
                    theta[k] = next[k];
                }
                at = likelihood(theta);
                if (!(moved > CLOSE)) {
                    return;
                }
            }
        }

        private double likelihood(double[] coefficients) {
            double sum = 0;
            double all = 0;
            for (int r = 0; r < ladder.length; r++) {
                double f = logistic(coefficients, (ladder[r] - centre) / scale);
                sum += amounts.filled[r] * StrictMath.log(f)
                        + (amounts.offered[r] - amounts.filled[r]) * StrictMath.log(1 - f);
                all += amounts.offered[r];
            }
            return sum / all;
        }

        private static double[] plus(double[] a, double[] step, double factor) {
            var out = a.clone();
            for (int i = 0; i < out.length; i++) {
                out[i] += factor * step[i];
            }
            return out;
        }

        private static void add(double[] matrix, double[] right, double[] x, double weight, double value) {
            int n = x.length;
            for (int i = 0; i < n; i++) {
                right[i] += x[i] * value;
                for (int j = 0; j < n; j++) {
                    matrix[i * n + j] += weight * x[i] * x[j];
                }
            }
        }
    }

    /// Gauss-Jordan; NaN throughout where the matrix is singular.
    static double[] inverse(double[] matrix, int n) {
        var a = matrix.clone();
        var out = new double[n * n];
        for (int i = 0; i < n; i++) {
            out[i * n + i] = 1;
        }
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(matrix[i * n + i]));
        }
        for (int p = 0; p < n; p++) {
            double pivot = a[p * n + p];
            if (!(pivot > 1e-12 * largest)) {
                Arrays.fill(out, Double.NaN);
                return out;
            }
            for (int j = 0; j < n; j++) {
                a[p * n + j] /= pivot;
                out[p * n + j] /= pivot;
            }
            for (int i = 0; i < n; i++) {
                double factor = a[i * n + p];
                for (int j = 0; j < n && i != p; j++) {
                    a[i * n + j] -= factor * a[p * n + j];
                    out[i * n + j] -= factor * out[p * n + j];
                }
            }
        }
        return out;
    }
}
