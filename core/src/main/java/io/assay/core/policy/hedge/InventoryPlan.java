package io.assay.core.policy.hedge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.LocalizedOptimFormats;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/// Where to hold the inventory a house has to hold, so that it costs least: a linear programme over venues and instruments.
///
/// In each place a position h is held, M USD of delta, + long, l its long and s its short part. Over a horizon of T days it
/// costs
///
/// - T (funding + basis) h: what a long pays and a short receives, bp a day
/// - T (finance l + borrow s): money for what is bought, borrowing of what is sold short
/// - T m k |h|: margin rate m times the cost k of locked capital
/// - c |h - h0|: trading from where it is now, bp once
///
/// subject to: deltas of each underlying add up to its target, within a band; margin locked at a venue stays within what
/// lies there; |h| stays within the limit of a place, sum |h| within a limit of all. Solved by the simplex method of
/// Hipparchus; of several cheapest plans it gives one, always the same.
public final class InventoryPlan {
    /// A little more of what lies at a venue, as a share, to see what it is worth.
    private static final double NUDGE = 1e-4;
    private static final int ITERATIONS_MAX = 100_000;
    private static final double EXACT = 1e-9;
    private static final int PARTS = 4;

    private InventoryPlan() {}

    /// A venue and an instrument of it.
    ///
    /// @param name for people
    /// @param underlying whose delta it is
    /// @param position h0, M USD, + long
    /// @param fundingBp bp a day, + is paid by the long
    /// @param basisBp bp a day a long loses as the price comes back to the index
    /// @param financeBp bp a day for each M long, >= 0
    /// @param borrowBp bp a day for each M short, >= 0
    /// @param margin share of the position that is locked, >= 0
    /// @param tradeBp bp of what is traded, >= 0
    /// @param limit of |h|, M USD; infinite where there is none
    public record Place(String name, String venue, String underlying, double position, double fundingBp,
            double basisBp, double financeBp, double borrowBp, double margin, double tradeBp, double limit) {
        public Place {
            notNegative(name + ": finance", financeBp);
            notNegative(name + ": borrow", borrowBp);
            notNegative(name + ": margin", margin);
            notNegative(name + ": trade cost", tradeBp);
            notNegative(name + ": limit", limit);
            if (!Double.isFinite(position + fundingBp + basisBp + financeBp + borrowBp + margin + tradeBp)) {
                throw new IllegalArgumentException(name + ": a number that is not finite");
            }
        }
    }

    /// What has to be held.
    ///
    /// @param delta M USD of an underlying, + long
    /// @param band how far off it may be, >= 0
    public record Target(double delta, double band) {
        public Target {
            notNegative("band", band);
        }
    }

    /// The whole task.
    ///
    /// @param targets by underlying; one without a target is to be flat
    /// @param collateral by venue, M USD that may be locked there; a venue not named has no limit
    /// @param capitalBp k, bp a day for locked capital, >= 0
    /// @param gross limit of sum |h|, M USD, where there is one
    /// @param days T > 0
    public record Task(List<Place> places, SortedMap<String, Target> targets, SortedMap<String, Double> collateral,
            double capitalBp, OptionalDouble gross, double days) {
        public Task {
            places = List.copyOf(places);
            targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
            collateral = Collections.unmodifiableSortedMap(new TreeMap<>(collateral));
            notNegative("capital cost", capitalBp);
            if (!(days > 0)) {
                throw new IllegalArgumentException("days: a number above 0 wanted, got " + days);
            }
        }
    }

    /// Why there is no plan.
    public enum Fault {
        /// The targets cannot be met within limits and collateral.
        INFEASIBLE,
        /// Carry without end could be earned: limits are missing.
        UNBOUNDED
    }

    /// The cheapest plan.
    ///
    /// @param positions by place, M USD
    /// @param cost over the horizon, bp·M USD; negative is earned
    /// @param carry of it: funding, basis, financing, borrowing
    /// @param capital of it: locked margin
    /// @param trading of it: getting there
    /// @param locked margin by venue, M USD
    /// @param worth what one M USD more of collateral at a venue would save, bp·M USD each M; 0 where it is not all locked
    public record Plan(double[] positions, double cost, double carry, double capital, double trading,
            SortedMap<String, Double> locked, SortedMap<String, Double> worth) {}

    /// Either of the two.
    public record Answer(Optional<Plan> plan, Optional<Fault> fault) {}

    public static Answer of(Task task) {
        try {
            double[] solution = solve(task);
            var plan = plan(task, solution);
            return new Answer(Optional.of(plan), Optional.empty());
        } catch (MathIllegalStateException e) {
            return new Answer(Optional.empty(), Optional.of(fault(e)));
        }
    }

    private static Fault fault(MathIllegalStateException e) {
        if (e.getSpecifier() == LocalizedOptimFormats.NO_FEASIBLE_SOLUTION) {
            return Fault.INFEASIBLE;
        }
        if (e.getSpecifier() == LocalizedOptimFormats.UNBOUNDED_SOLUTION) {
            return Fault.UNBOUNDED;
        }
        throw new IllegalStateException("no plan in " + ITERATIONS_MAX + " steps", e);
    }

    /// What holding these positions costs, in bp·M USD over the horizon: carry, locked capital, trading.
    public static double[] costs(Task task, double[] positions) {
        var out = new double[3];
        for (int i = 0; i < positions.length; i++) {
            var place = task.places().get(i);
            double h = positions[i];
            out[0] += task.days() * ((place.fundingBp() + place.basisBp()) * h
                    + (h > 0 ? place.financeBp() * h : -place.borrowBp() * h));
            out[1] += task.days() * task.capitalBp() * place.margin() * Math.abs(h);
            out[2] += place.tradeBp() * Math.abs(h - place.position());
        }
        return out;
    }

    private static Plan plan(Task task, double[] positions) {
        double[] costs = costs(task, positions);
        var locked = new TreeMap<String, Double>();
        for (int i = 0; i < positions.length; i++) {
            var place = task.places().get(i);
            locked.merge(place.venue(), place.margin() * Math.abs(positions[i]), Double::sum);
        }
        double cost = costs[0] + costs[1] + costs[2];
        var worth = new TreeMap<String, Double>();
        task.collateral().forEach((venue, lies) -> {
            double held = locked.getOrDefault(venue, 0.0);
            worth.put(venue, held < lies * (1 - EXACT) ? 0.0 : worthOf(task, venue, lies, cost));
        });
        return new Plan(positions, cost, costs[0], costs[1], costs[2], locked, worth);
    }

    /// By solving again with a little more.
    private static double worthOf(Task task, String venue, double lies, double cost) {
        double more = NUDGE * Math.max(lies, 1);
        var collateral = new TreeMap<>(task.collateral());
        collateral.put(venue, lies + more);
        var nudged = new Task(task.places(), task.targets(), collateral, task.capitalBp(), task.gross(), task.days());
        double then = Arrays.stream(costs(task, solve(nudged))).sum();
        return Math.max(0, (cost - then) / more);
    }

    /// Variables of place i: long, short, bought, sold, from 4i.
    private static double[] solve(Task task) {
        int n = task.places().size();
        var price = new double[PARTS * n];
        for (int i = 0; i < n; i++) {
            var place = task.places().get(i);
            double carry = place.fundingBp() + place.basisBp();
            double lock = place.margin() * task.capitalBp();
            price[PARTS * i] = task.days() * (carry + place.financeBp() + lock);
            price[PARTS * i + 1] = task.days() * (-carry + place.borrowBp() + lock);
            price[PARTS * i + 2] = place.tradeBp();
            price[PARTS * i + 3] = place.tradeBp();
        }
        double[] found = new SimplexSolver(EXACT).optimize(new MaxIter(ITERATIONS_MAX),
                new LinearObjectiveFunction(price, 0), new LinearConstraintSet(constraints(task)), GoalType.MINIMIZE,
                new NonNegativeConstraint(true)).getPoint();
        var positions = new double[n];
        Arrays.setAll(positions, i -> found[PARTS * i] - found[PARTS * i + 1]);
        return positions;
    }

    private static List<LinearConstraint> constraints(Task task) {
        int n = task.places().size();
        var out = new ArrayList<LinearConstraint>();
        var delta = new TreeMap<String, double[]>();
        var locked = new TreeMap<String, double[]>();
        var gross = new double[PARTS * n];
        for (int i = 0; i < n; i++) {
            var place = task.places().get(i);
            var moved = new double[PARTS * n];
            add(moved, i, 1, -1);
            moved[PARTS * i + 2] = -1;
            moved[PARTS * i + 3] = 1;
            out.add(new LinearConstraint(moved, Relationship.EQ, place.position()));
            add(delta.computeIfAbsent(place.underlying(), key -> new double[PARTS * n]), i, 1, -1);
            add(locked.computeIfAbsent(place.venue(), key -> new double[PARTS * n]), i, place.margin(),
                    place.margin());
            add(gross, i, 1, 1);
            if (place.limit() < Double.POSITIVE_INFINITY) {
                var size = new double[PARTS * n];
                add(size, i, 1, 1);
                out.add(new LinearConstraint(size, Relationship.LEQ, place.limit()));
            }
        }
        delta.forEach((underlying, row) -> {
            var target = task.targets().getOrDefault(underlying, new Target(0, 0));
            if (target.band() == 0) {
                out.add(new LinearConstraint(row, Relationship.EQ, target.delta()));
            } else {
                out.add(new LinearConstraint(row, Relationship.LEQ, target.delta() + target.band()));
                out.add(new LinearConstraint(row, Relationship.GEQ, target.delta() - target.band()));
            }
        });
        task.collateral().forEach((venue, lies) -> {
            if (locked.containsKey(venue)) {
                out.add(new LinearConstraint(locked.get(venue), Relationship.LEQ, lies));
            }
        });
        task.gross().ifPresent(limit -> out.add(new LinearConstraint(gross, Relationship.LEQ, limit)));
        return out;
    }

    private static void add(double[] row, int place, double ofLong, double ofShort) {
        row[PARTS * place] = ofLong;
        row[PARTS * place + 1] = ofShort;
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(name + ": a number of at least 0 wanted, got " + value);
        }
    }
}
