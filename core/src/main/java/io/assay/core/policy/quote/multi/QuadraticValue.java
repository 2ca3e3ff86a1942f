package io.assay.core.policy.quote.multi;

import java.util.Arrays;

/// The value of a [MultiDealer] as `-Y'AY - B'Y - C` with some time to go: what his quotes and hedges follow from.
///
/// Each Hamiltonian `H(p)` of a client is replaced by its Taylor polynomial `a0 + a1 p + a2 p²/2` at no inventory cost, hedging
/// costs are left out of the value (section 4 of the paper). Then, in time to the horizon,
/// ```
/// dA/dt = gamma Sigma / 2 + Sigma ∘ A + mu A + A mu - 2 A M A,     A(0) = 0
/// dB/dt = -mu + mu B - 2 A M B,                                    B(0) = 0
/// ```
/// with `M = sum of z lambda a2 d d'` over both directions `d = e_i - e_j` of all pairs, tiers and sizes. Clients ask as often on both
/// sides, so that the terms of first order cancel. `Sigma ∘ A` is the entrywise product; it and `mu` beside A and B are in decimal.
/// Solved by the classical Runge-Kutta method.
///
/// @param a bp per M
/// @param b bp
public record QuadraticValue(double[][] a, double[] b) {
    private static final double DECIMAL = 1e-4;
    private static final double STEP = 0.2;
    private static final int STEPS_MIN = 200;
    private static final int STEPS_MAX = 200_000;
    /// Steps times n³, n instruments, that take seconds.
    private static final double WORK_MAX = 5e8;

    public QuadraticValue {
        a = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
        b = b.clone();
    }

    @Override
    public double[][] a() {
        return Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public double[] b() {
        return b.clone();
    }

    /// The value with `horizonDays` to go and nothing owed at the end.
    ///
    /// @throws IllegalStateException when it does not settle on finite numbers
    public static QuadraticValue of(MultiDealer dealer, double horizonDays) {
        if (!(horizonDays > 0) || Double.isInfinite(horizonDays)) {
            throw new IllegalArgumentException("horizon must be a positive number of days: " + horizonDays);
        }
        var slope = new Riccati(dealer);
        int n = dealer.instruments().size();
        var state = new double[n * n + n];
        double most = Math.min(STEPS_MAX, WORK_MAX / n / n / n);
        double gone = 0;
        for (int step = 0; gone < horizonDays; step++) {
            double longest = Math.min(horizonDays / STEPS_MIN, STEP / slope.fastest(state));
            double length = Math.min(longest, horizonDays - gone);
            state = slope.advanced(state, length);
            gone = length < longest ? horizonDays : gone + length;
            if (step > most || !Double.isFinite(Arrays.stream(state).sum())) {
                throw new IllegalStateException(
                        "the value of these inventories grows without bound before the horizon, or takes too many steps to it");
            }
        }
        var a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = Arrays.copyOfRange(state, i * n, (i + 1) * n);
        }
        return new QuadraticValue(a, Arrays.copyOfRange(state, n * n, n * n + n));
    }

    /// Marginal cost of each inventory at `y`: `2Ay + B`, bp.
    double[] gradient(double[] y) {
        var out = b.clone();
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < y.length; j++) {
                out[i] += 2 * a[i][j] * y[j];
            }
        }
        return out;
    }

    /// What receiving `z` M of `i` for `j` at `y` costs in value, bp: `(2y + z d)'A d + B'd`.
    double cost(double[] gradient, int i, int j, double z) {
        return gradient[i] - gradient[j] + z * (a[i][i] - 2 * a[i][j] + a[j][j]);
    }

    /// The slope of A and B, and steps along it. `state` holds A by rows, then B.
    private static final class Riccati {
        private final int n;
        private final double[][] sigma;
        private final double[][] flow;
        private final double[] mu;
        private final double gamma;

        Riccati(MultiDealer dealer) {
            n = dealer.instruments().size();
            sigma = dealer.covariance();
            gamma = dealer.riskAversion();
            mu = dealer.instruments().stream().mapToDouble(MultiDealer.Instrument::driftBp).toArray();
            flow = new double[n][n];
            for (var pair : dealer.pairs()) {
                double both = 2 * curvature(pair);
                int i = pair.bought();
                int j = pair.sold();
                flow[i][i] += both;
                flow[j][j] += both;
                flow[i][j] -= both;
                flow[j][i] -= both;
            }
        }

        private static double curvature(MultiDealer.Pair pair) {
            double sum = 0;
            double[] sizes = pair.sizes();
            for (var tier : pair.tiers()) {
                double a2 = tier.demand().bestGainCurvature(tier.adverseBp());
                for (int z = 0; z < sizes.length; z++) {
                    sum += sizes[z] * tier.perDay(z) * a2;
                }
            }
            return sum;
        }

        /// A bound on how fast anything moves, per day.
        double fastest(double[] state) {
            double most = 1e-9;
            for (int i = 0; i < n; i++) {
                double row = 0;
                for (int j = 0; j < n; j++) {
                    double product = 0;
                    for (int k = 0; k < n; k++) {
                        product += state[i * n + k] * flow[k][j];
                    }
                    row += Math.abs(4 * product);
                }
                most = Math.max(most, row + sigma[i][i] * DECIMAL * DECIMAL + 2 * Math.abs(mu[i]) * DECIMAL);
            }
            return most;
        }

        double[] advanced(double[] state, double dt) {
            double[] k1 = slope(state);
            double[] k2 = slope(moved(state, k1, dt / 2));
            double[] k3 = slope(moved(state, k2, dt / 2));
            double[] k4 = slope(moved(state, k3, dt));
            var out = new double[state.length];
            Arrays.setAll(out, i -> state[i] + dt / 6 * (k1[i] + 2 * (k2[i] + k3[i]) + k4[i]));
            return out;
        }

        private static double[] moved(double[] state, double[] slope, double dt) {
            var out = new double[state.length];
            Arrays.setAll(out, i -> state[i] + dt * slope[i]);
            return out;
        }

        private double[] slope(double[] state) {
            var throughFlow = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int k = 0; k < n; k++) {
                        throughFlow[i][j] += state[i * n + k] * flow[k][j];
                    }
                }
            }
            var out = new double[state.length];
            for (int i = 0; i < n; i++) {
                double product = 0;
                for (int k = 0; k < n; k++) {
                    product += throughFlow[i][k] * state[n * n + k];
                }
                out[n * n + i] = -mu[i] + mu[i] * DECIMAL * state[n * n + i] - 2 * product;
                for (int j = 0; j <= i; j++) {
                    double square = 0;
                    for (int k = 0; k < n; k++) {
                        square += throughFlow[i][k] * state[k * n + j];
                    }
                    double old = state[i * n + j];
                    double value = gamma * sigma[i][j] / 2 + sigma[i][j] * DECIMAL * DECIMAL * old
                            + (mu[i] + mu[j]) * DECIMAL * old - 2 * square;
                    out[i * n + j] = value;
                    out[j * n + i] = value;
                }
            }
            return out;
        }
    }
}
