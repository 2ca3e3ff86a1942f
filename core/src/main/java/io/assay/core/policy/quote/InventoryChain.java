package io.assay.core.policy.quote;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The inventory of a dealer under one policy, as a continuous-time Markov chain on the grid: client trades
/// jump, hedging moves to the neighbour at rate `|v| / step` (upwind, so every rate is positive and the
/// scheme monotone).
///
/// With generator `A` and reward rate `r` it solves `A theta + r = rho` (average profit `rho`, relative value
/// `theta`, 0 when flat), `pi A = 0` (how long each inventory is held) and `A u = -y` (how long a deviation lasts). The row
/// and column of one state are set aside, and what is left is a chain that stops there. That state is the one held longest:
/// where inventories are all but never left, as with clients who trade at no price the house would offer, the time to any
/// other would swallow all digits. It is found by `pi`, whose elimination subtracts nothing and so is right whatever is set
/// aside (Grassmann, Taksar and Heyman 1985).
final class InventoryChain {
    private final DealerFlow flow;
    private final DealerPolicy policy;
    private final int n;
    private final int flat;
    private int rest;
    /// The chain without the resting state, once it was factorised; of an earlier one, once that has changed.
    private @Nullable BandMatrix factorised;
    private int factorisedWithout = -1;
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
        rest = -1;
    }

    /// The state held longest, set aside.
    private int settled() {
        if (rest >= 0) {
            return rest;
        }
        rest = towards();
        double[] held;
        try {
            held = held();
        } catch (BandMatrix.NeverLeft e) {
            rest = withRest(e.state());
            held = held();
        }
        int most = 0;
        for (int i = 1; i < n; i++) {
            most = held[i] > held[most] ? i : most;
        }
        rest = most;
        return rest;
    }

    /// From flat along the mean drift until that turns.
    private int towards() {
        int state = flat;
        double way = Math.signum(drift(state));
        while (way != 0 && state + way >= 0 && state + way < n && Math.signum(drift(state)) == way) {
            state += (int) way;
        }
        return state;
    }

    private double drift(int state) {
        double drift = 0;
        for (int to = Math.max(0, state - width); to <= Math.min(n - 1, state + width); to++) {
            drift += rate(state, to) * (to - state);
        }
        return drift;
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
        return relativeValue(reward);
    }

    /// The same for other rewards.
    ///
    /// @param reward by state
    double[] relativeValue(double[] reward) {
        int rest = settled();
        var pinned = pinned();
        double[] value = withoutRest(reward);
        double[] clock = new double[n - 1];
        Arrays.fill(clock, 1);
        pinned.solve(value);
        pinned.solve(clock);
        double up = reward[rest];
        double down = 1;
        for (int i = 0; i < n - 1; i++) {
            double rate = rate(rest, withRest(i));
            up += rate * value[i];
            down += rate * clock[i];
        }
        double rho = up / down;
        var out = new double[n + 1];
        for (int i = 0; i < n - 1; i++) {
            out[withRest(i)] = value[i] - rho * clock[i];
        }
        double whenFlat = out[flat];
        for (int i = 0; i < n; i++) {
            out[i] -= whenFlat;
        }
        out[n] = rho;
        return out;
    }

    /// The value one time step earlier, implicitly: `(1/dt - A) x = theta/dt + r`.
    double[] stepped(double[] theta, double dt) {
        var matrix = new BandMatrix(n, width);
        var x = new double[n];
        for (int i = 0; i < n; i++) {
            matrix.stop(i, 1 / dt);
            x[i] = theta[i] / dt + reward[i];
            for (int j = Math.max(0, i - width); j <= Math.min(n - 1, i + width); j++) {
                matrix.add(i, j, rate(i, j));
            }
        }
        matrix.factorise();
        matrix.solve(x);
        return x;
    }

    /// Share of time in each state.
    double[] stationary() {
        settled();
        return held();
    }

    private double[] held() {
        var weights = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            weights[i] = rate(rest, withRest(i));
        }
        pinned().solveTransposed(weights);
        double sum = 1;
        for (double w : weights) {
            sum += w;
        }
        var out = new double[n];
        out[rest] = 1 / sum;
        for (int i = 0; i < n - 1; i++) {
            out[withRest(i)] = weights[i] / sum;
        }
        return out;
    }

    /// `u` with `A u = -y`, up to a constant, for a `y` whose mean under [#stationary] is 0.
    double[] potential(double[] y) {
        settled();
        double[] u = withoutRest(y);
        pinned().solve(u);
        var out = new double[n];
        for (int i = 0; i < n - 1; i++) {
            out[withRest(i)] = u[i];
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
        var matrix = new BandMatrix(n, width);
        for (int from = 0; from < n; from++) {
            matrix.stop(from, from == flat ? 1 : 0);
            for (int to = Math.max(0, from - width); to <= Math.min(n - 1, from + width); to++) {
                if ((from - flat) * (to - flat) > 0) {
                    matrix.add(from, to, rate(from, to));
                } else {
                    matrix.stop(from, rate(from, to));
                }
            }
        }
        matrix.factorise();
        var days = new double[n];
        Arrays.fill(days, 1);
        days[flat] = 0;
        matrix.solve(days);
        return days;
    }

    double profitRate(int state) {
        return reward[state];
    }

    /// Minus the generator, without the resting state, factorised.
    private BandMatrix pinned() {
        var known = factorised;
        if (known != null && factorisedWithout == rest) {
            return known;
        }
        var matrix = new BandMatrix(n - 1, width);
        for (int i = 0; i < n - 1; i++) {
            int from = withRest(i);
            for (int to = Math.max(0, from - width); to <= Math.min(n - 1, from + width); to++) {
                if (to == rest) {
                    matrix.stop(i, rate(from, to));
                } else {
                    matrix.add(i, to < rest ? to : to - 1, rate(from, to));
                }
            }
        }
        matrix.factorise();
        factorised = matrix;
        factorisedWithout = rest;
        return matrix;
    }

    private double[] withoutRest(double[] values) {
        var out = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            out[i] = values[withRest(i)];
        }
        return out;
    }

    private int withRest(int i) {
        return i < rest ? i : i + 1;
    }

    private double rate(int from, int to) {
        return Math.abs(from - to) <= width ? rates[at(from, to)] : 0;
    }

    private int at(int from, int to) {
        return from * (2 * width + 1) + to - from + width;
    }
}
