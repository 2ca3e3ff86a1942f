package io.assay.core.policy.quote;

import java.util.Arrays;

/// The inventory of a dealer under one policy, as a continuous-time Markov chain on the grid: client trades
/// jump, hedging moves to the neighbour at rate `|v| / step` (upwind, so every rate is positive and the
/// scheme monotone).
///
/// With generator `A` and reward rate `r` it solves `A theta + r = rho` (average profit `rho`, relative value
/// `theta`, 0 when flat), `pi A = 0` (how long each inventory is held) and `A u = -y` (how long a deviation lasts). The row
/// and column of the flat state are set aside; what is left is an M-matrix.
final class InventoryChain {
    private final DealerFlow flow;
    private final DealerPolicy policy;
    private final int n;
    private final int flat;
    private final int width;
    private final double[] rates;
    private final double[] reward;

    InventoryChain(DealerFlow flow, DealerPolicy policy) {
        var model = flow.model();
        this.flow = flow;
        this.policy = policy;
        n = model.states();
        flat = n / 2;
        width = Math.min(n - 1, model.jump(flow.sizes() - 1));
        rates = new double[n * (2 * width + 1)];
        reward = new double[n];
        double[] sizes = model.sizes();
        for (int state = 0; state < n; state++) {
            trades(state, sizes, true);
            trades(state, sizes, false);
            holdAndHedge(state, model);
        }
    }

    private void trades(int state, double[] sizes, boolean buys) {
        var fillsAndGain = new double[2];
        for (int z = 0; z < sizes.length; z++) {
            int to = flow.after(state, z, buys);
            for (int l = 0; to >= 0 && l < flow.labels(); l++) {
                var demand = flow.demand(buys, l, z);
                if (!demand.isEmpty()) {
                    demand.at(policy.distanceBp(buys, l, z, state), fillsAndGain);
                    rates[at(state, to)] += fillsAndGain[0];
                    reward[state] += sizes[z] * fillsAndGain[1];
                }
            }
        }
    }

    private void holdAndHedge(int state, DealerModel model) {
        double q = model.inventory(state);
        double v = policy.hedgeAt(state);
        reward[state] += model.carryBp() * q
                - model.riskAversion() * model.volatilityBp() * model.volatilityBp() * q * q / 2;
        if (v != 0) {
            rates[at(state, state + (v > 0 ? 1 : -1))] += Math.abs(v) / model.step();
            reward[state] += model.impactBp() * q * v - model.hedgeQuadratic() * v * v
                    - model.hedgeLinear() * Math.abs(v);
        }
    }

    /// The relative value by state, 0 when flat, with the average profit behind it as the last element.
    double[] relativeValue() {
        var pinned = pinned();
        double[] value = withoutFlat(reward);
        double[] clock = new double[n - 1];
        Arrays.fill(clock, 1);
        pinned.solve(value);
        pinned.solve(clock);
        double up = reward[flat];
        double down = 1;
        for (int i = 0; i < n - 1; i++) {
            double rate = rate(flat, withFlat(i));
            up += rate * value[i];
            down += rate * clock[i];
        }
        double rho = up / down;
        var out = new double[n + 1];
        for (int i = 0; i < n - 1; i++) {
            out[withFlat(i)] = value[i] - rho * clock[i];
        }
        out[n] = rho;
        return out;
    }

    /// The value one time step earlier, implicitly: `(1/dt - A) x = theta/dt + r`.
    double[] stepped(double[] theta, double dt) {
        var matrix = new BandMatrix(n, width);
        var x = new double[n];
        for (int i = 0; i < n; i++) {
            matrix.add(i, i, 1 / dt);
            x[i] = theta[i] / dt + reward[i];
            for (int j = Math.max(0, i - width); j <= Math.min(n - 1, i + width); j++) {
                double rate = rate(i, j);
                if (rate > 0) {
                    matrix.add(i, j, -rate);
                    matrix.add(i, i, rate);
                }
            }
        }
        matrix.factorise();
        matrix.solve(x);
        return x;
    }

    /// Share of time in each state.
    double[] stationary() {
        var weights = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            weights[i] = rate(flat, withFlat(i));
        }
        pinned().solveTransposed(weights);
        double sum = 1;
        for (double w : weights) {
            sum += w;
        }
        var out = new double[n];
        out[flat] = 1 / sum;
        for (int i = 0; i < n - 1; i++) {
            out[withFlat(i)] = weights[i] / sum;
        }
        return out;
    }

    /// `u` with `A u = -y`, 0 when flat, for a `y` whose mean under [#stationary] is 0.
    double[] potential(double[] y) {
        double[] u = withoutFlat(y);
        pinned().solve(u);
        var out = new double[n];
        for (int i = 0; i < n - 1; i++) {
            out[withFlat(i)] = u[i];
        }
        return out;
    }

    /// How fast a value grows with the time to the horizon, when flat: `r + A theta` there.
    double growth(double[] theta) {
        double growth = reward[flat];
        for (int to = Math.max(0, flat - width); to <= Math.min(n - 1, flat + width); to++) {
            growth += rate(flat, to) * (theta[to] - theta[flat]);
        }
        return growth;
    }

    /// Mean time, in days, from each state until the inventory is flat or has changed its sign.
    double[] untilOffset() {
        var matrix = new BandMatrix(n - 1, width);
        for (int i = 0; i < n - 1; i++) {
            int from = withFlat(i);
            for (int to = Math.max(0, from - width); to <= Math.min(n - 1, from + width); to++) {
                double rate = rate(from, to);
                if (rate > 0) {
                    matrix.add(i, i, rate);
                    if ((from - flat) * (to - flat) > 0) {
                        matrix.add(i, to < flat ? to : to - 1, -rate);
                    }
                }
            }
        }
        matrix.factorise();
        var days = new double[n - 1];
        Arrays.fill(days, 1);
        matrix.solve(days);
        var out = new double[n];
        for (int i = 0; i < n - 1; i++) {
            out[withFlat(i)] = days[i];
        }
        return out;
    }

    double profitRate(int state) {
        return reward[state];
    }

    /// Minus the generator, without the flat state, factorised.
    private BandMatrix pinned() {
        var matrix = new BandMatrix(n - 1, width);
        for (int i = 0; i < n - 1; i++) {
            int from = withFlat(i);
            for (int to = Math.max(0, from - width); to <= Math.min(n - 1, from + width); to++) {
                double rate = rate(from, to);
                if (rate > 0) {
                    matrix.add(i, i, rate);
                    if (to != flat) {
                        matrix.add(i, to < flat ? to : to - 1, -rate);
                    }
                }
            }
        }
        matrix.factorise();
        return matrix;
    }

    private double[] withoutFlat(double[] values) {
        var out = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            out[i] = values[withFlat(i)];
        }
        return out;
    }

    private int withFlat(int i) {
        return i < flat ? i : i + 1;
    }

    private double rate(int from, int to) {
        return Math.abs(from - to) <= width ? rates[at(from, to)] : 0;
    }

    private int at(int from, int to) {
        return from * (2 * width + 1) + to - from + width;
    }
}
