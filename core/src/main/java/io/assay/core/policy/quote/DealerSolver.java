package io.assay.core.policy.quote;

import java.util.Locale;

/// Solves a [DealerModel] for the policy that earns most, given what the labels hold.
///
/// The equation (the Hamilton-Jacobi-Bellman equation of Barzykin, Bergault and Guéant 2023, section 2, with an adverse markout `m`
/// a fill added) reads
/// ```
/// d theta/dt = -gamma sigma² q²/2 + sum over labels, sizes, sides of z H((theta(q) - theta(q ± z))/z) + h(theta'(q) + k q)
/// ```
/// in time to the horizon, with `H(p) = max sum a f(delta)(delta - m - p)` and `h(p) = max over v of v p - L(v)`, so
/// `v = sign(p)(|p| - psi)+ / (2 eta)`. The derivative is taken upwind, forward for a buying hedge and backward
/// for a selling one. All rates are then positive and Howard's policy iteration (1960; Bokanowski, Maroso and Zidani
/// 2009 for its monotone convergence) finds the fixed point: no time step, and no stability limit to keep. [#ergodic]
/// solves the long-run problem; [#atHorizon] steps implicitly, which is stable for every step length.
public final class DealerSolver {
    private static final int ITERATIONS_MAX = 200;
    private static final double TOLERANCE = 1e-10;

    private final DealerFlow flow;

    private DealerSolver(DealerFlow flow) {
        this.flow = flow;
    }

    /// The policy of the long run.
    ///
    /// @throws IllegalStateException when the iteration does not settle
    public static DealerOutcome ergodic(DealerModel model, Labelling labelling) {
        return new DealerSolver(DealerFlow.of(model, labelling)).ergodic();
    }

    /// The policy with `horizonDays` to go and nothing owed at the end; the profit rate is that of the last step.
    ///
    /// @param steps time steps, implicit
    public static DealerOutcome atHorizon(DealerModel model, Labelling labelling, double horizonDays, int steps) {
        if (!(horizonDays > 0) || Double.isInfinite(horizonDays) || steps < 1) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a horizon of %s days in %d steps", horizonDays, steps));
        }
        return new DealerSolver(DealerFlow.of(model, labelling)).atHorizon(horizonDays, steps);
    }

    private DealerOutcome ergodic() {
        double[] value = new double[flow.model().states() + 1];
        for (int i = 0; i < ITERATIONS_MAX; i++) {
            var policy = improved(value);
            var next = new InventoryChain(flow, policy).relativeValue();
            if (isSame(value, next)) {
                return DealerOutcome.of(flow, policy, next[next.length - 1], next);
            }
            value = next;
        }
        throw new IllegalStateException("the dealer's policy did not settle in " + ITERATIONS_MAX
                + " rounds; the grid may be too coarse for these costs");
    }

    private DealerOutcome atHorizon(double horizonDays, int steps) {
        double dt = horizonDays / steps;
        int flat = flow.model().states() / 2;
        double[] value = new double[flow.model().states()];
        double rate = 0;
        for (int s = 0; s < steps; s++) {
            double[] before = step(value, dt);
            rate = (before[flat] - value[flat]) / dt;
            value = before;
        }
        return DealerOutcome.of(flow, improved(value), rate, value);
    }

    private double[] step(double[] theta, double dt) {
        double[] value = theta;
        for (int i = 0; i < ITERATIONS_MAX; i++) {
            double[] next = new InventoryChain(flow, improved(value)).stepped(theta, dt);
            if (isSame(value, next)) {
                return next;
            }
            value = next;
        }
        throw new IllegalStateException("a time step of " + dt + " days did not settle");
    }

    private static boolean isSame(double[] a, double[] b) {
        double gap = 0;
        double scale = 1;
        for (int i = 0; i < a.length; i++) {
            gap = Math.max(gap, Math.abs(a[i] - b[i]));
            scale = Math.max(scale, Math.abs(b[i]));
            if (!Double.isFinite(b[i])) {
                throw new IllegalStateException("the dealer's value is not finite on this grid");
            }
        }
        return gap <= TOLERANCE * scale;
    }

    /// The best reply to a relative value.
    private DealerPolicy improved(double[] theta) {
        var model = flow.model();
        int n = model.states();
        double[] sizes = model.sizes();
        var bid = new double[flow.labels()][sizes.length][n];
        var ask = new double[flow.labels()][sizes.length][n];
        var hedge = new double[n];
        for (int state = 0; state < n; state++) {
            for (int l = 0; l < flow.labels(); l++) {
                for (int z = 0; z < sizes.length; z++) {
                    bid[l][z][state] = distance(theta, state, l, z, sizes[z], true);
                    ask[l][z][state] = distance(theta, state, l, z, sizes[z], false);
                }
            }
            hedge[state] = hedge(theta, state);
        }
        return new DealerPolicy(flow.labelling().labels(), bid, ask, hedge);
    }

    private double distance(double[] theta, int state, int label, int z, double size, boolean buys) {
        int to = flow.after(state, z, buys);
        var demand = flow.demand()[label][z];
        return to < 0 || demand.isEmpty() ? Double.NaN : demand.bestDistanceBp((theta[state] - theta[to]) / size);
    }

    private double hedge(double[] theta, int state) {
        var model = flow.model();
        double carry = model.impactBp() * model.inventory(state);
        double buying = 0;
        double selling = 0;
        if (state + 1 < model.states()) {
            double p = (theta[state + 1] - theta[state]) / model.step() + carry;
            buying = Math.max(0, p - model.hedgeLinear());
        }
        if (state > 0) {
            double p = (theta[state] - theta[state - 1]) / model.step() + carry;
            selling = Math.max(0, -p - model.hedgeLinear());
        }
        return (buying >= selling ? buying : -selling) / (2 * model.hedgeQuadratic());
    }
}
