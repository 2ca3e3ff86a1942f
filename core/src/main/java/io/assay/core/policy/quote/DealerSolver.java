package io.assay.core.policy.quote;

import java.util.Arrays;

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
/// solves the long-run problem; [#atHorizon] steps implicitly, which is stable for every step length, and each step against two of half
/// its length: the difference bounds the error, sets the next length, and is taken out (Richardson).
public final class DealerSolver {
    private static final int ITERATIONS_MAX = 200;
    private static final double FIRST_APPROACH = 1;
    private static final double APPROACH_GROWTH = 3;
    private static final int APPROACHES = 10;
    private static final int STARTS = 4;
    private static final double TOLERANCE = 1e-10;
    private static final double STEP_TOLERANCE = 1e-7;
    private static final double STEP_ERROR = 1e-3;
    private static final double FIRST_STEP = 1e-4;
    private static final double SHORTEST_STEP = 1e-9;

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

    /// The policy with `horizonDays` to go; the profit rate is that of the value, there and when flat.
    ///
    /// @param terminalPenalty what an inventory q costs at the end is `terminalPenalty q²`; bp per M
    /// @throws IllegalStateException when a step does not settle
    public static DealerOutcome atHorizon(DealerModel model, Labelling labelling, double horizonDays,
            double terminalPenalty) {
        if (!(horizonDays > 0) || Double.isInfinite(horizonDays)) {
            throw new IllegalArgumentException("horizon must be a positive number of days: " + horizonDays);
        }
        if (!(terminalPenalty >= 0) || Double.isInfinite(terminalPenalty)) {
            throw new IllegalArgumentException("terminal penalty must be 0 or a positive number: " + terminalPenalty);
        }
        return new DealerSolver(DealerFlow.of(model, labelling)).atHorizon(horizonDays, terminalPenalty);
    }

    private DealerOutcome ergodic() {
        int n = flow.model().states();
        var start = new Start(new double[n], FIRST_APPROACH / flow.requestsPerDay());
        for (int i = 0; i < STARTS; i++) {
            start = approached(start, i > 0);
            try {
                return settled(Arrays.copyOf(start.value, n + 1));
            } catch (IllegalStateException e) {
                if (i == STARTS - 1) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("the dealer's policy has no start");
    }

    private DealerOutcome settled(double[] start) {
        double[] value = start;
        for (int i = 0; i < ITERATIONS_MAX; i++) {
            var policy = improved(value);
            var next = new InventoryChain(flow, policy).relativeValue();
            if (gap(value, next) <= TOLERANCE * scale(next)) {
                return DealerOutcome.of(flow, policy, next[next.length - 1], next);
            }
            value = next;
        }
        throw new IllegalStateException("the dealer's policy did not settle in " + ITERATIONS_MAX
                + " rounds; the grid may be too coarse for these costs");
    }

    /// @param value by state, 0 when flat
    /// @param dt length of the next step towards it, days
    private record Start(double[] value, double dt) {}

    /// A value to start from: single corrections of implicit steps that grow from the time between two requests to that of the
    /// long run. From no value at all the first policies may be so far off that their inventories are never left. Where
    /// clients trade seldom at any price the house would offer, that takes more such steps.
    private Start approached(Start start, boolean isWhole) {
        int n = flow.model().states();
        double[] value = start.value;
        double dt = start.dt;
        for (int i = 0; i < APPROACHES; i++) {
            double[] next = isWhole ? step(value, dt, value)
                    : new InventoryChain(flow, improved(value)).stepped(value, dt);
            double whenFlat = next[n / 2];
            value = Arrays.stream(next).map(v -> v - whenFlat).toArray();
            dt *= APPROACH_GROWTH;
        }
        return new Start(value, dt);
    }

    private DealerOutcome atHorizon(double horizonDays, double terminalPenalty) {
        var model = flow.model();
        double[] value = new double[model.states()];
        Arrays.setAll(value, i -> -terminalPenalty * model.inventory(i) * model.inventory(i));
        double gone = 0;
        double dt = horizonDays * FIRST_STEP;
        while (gone < horizonDays) {
            boolean isLast = dt >= horizonDays - gone;
            double length = isLast ? horizonDays - gone : dt;
            double[] whole = step(value, length, value);
            double[] halves = step(step(value, length / 2, middle(value, whole)), length / 2, whole);
            double error = gap(whole, halves) / (STEP_ERROR * scale(halves));
            if (error <= 1) {
                value = extrapolated(halves, whole);
                gone = isLast ? horizonDays : gone + length;
            } else if (length < horizonDays * SHORTEST_STEP) {
                throw new IllegalStateException("no time step is short enough at " + gone + " days to go");
            }
            dt = length * Math.min(5, Math.max(0.2, 0.9 / Math.sqrt(error)));
        }
        var policy = improved(value);
        return DealerOutcome.of(flow, policy, new InventoryChain(flow, policy).growth(value), value);
    }

    private static double[] middle(double[] a, double[] b) {
        var out = new double[a.length];
        Arrays.setAll(out, i -> (a[i] + b[i]) / 2);
        return out;
    }

    private static double[] extrapolated(double[] halves, double[] whole) {
        var out = new double[halves.length];
        Arrays.setAll(out, i -> 2 * halves[i] - whole[i]);
        return out;
    }

    /// One implicit step from `theta`; Howard's iteration is Newton's here, so that the last correction is far below the one seen.
    private double[] step(double[] theta, double dt, double[] guess) {
        double[] value = guess;
        for (int i = 0; i < ITERATIONS_MAX; i++) {
            double[] next = new InventoryChain(flow, improved(value)).stepped(theta, dt);
            if (gap(value, next) <= STEP_TOLERANCE * scale(next)) {
                return next;
            }
            value = next;
        }
        throw new IllegalStateException("a time step of " + dt + " days did not settle");
    }

    private static double gap(double[] a, double[] b) {
        double gap = 0;
        for (int i = 0; i < a.length; i++) {
            gap = Math.max(gap, Math.abs(a[i] - b[i]));
        }
        return gap;
    }

    private static double scale(double[] values) {
        double scale = 1;
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalStateException("the dealer's value is not finite on this grid");
            }
            scale = Math.max(scale, Math.abs(value));
        }
        return scale;
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
        var demand = flow.demand(buys, label, z);
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
