package io.assay.core.policy.collateral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

/// The cheapest point of a linear programme, with the proof that it is: `min c·x` under `A·x >= b`, `x >= 0`, and beside
/// it the prices of its rows, `max b·y` under `y·A <= c`, `y >= 0`. Any such y bounds the cost of any such x from below
/// (weak duality), so equal values prove both. Each is solved by the simplex method of Hipparchus on its own.
///
/// @param x the point
/// @param prices y: what one more of b costs, row by row
/// @param cost c·x
/// @param bound b·y
record CheapestPoint(double[] x, double[] prices, double cost, double bound) {
    private static final int ITERATIONS_MAX = 200_000;
    /// What the simplex method takes for nothing.
    static final double EXACT = 1e-10;
    private static final double AGREE = 1e-7;

    /// A programme, a row at a time.
    static final class Programme {
        private final double[] cost;
        private final List<double[]> rows = new ArrayList<>();
        private final List<Double> atLeast = new ArrayList<>();

        Programme(double[] cost) {
            this.cost = cost.clone();
        }

        /// How many variables there are.
        int width() {
            return cost.length;
        }

        /// Adds `row·x >= least` and returns its number.
        int atLeast(double[] row, double least) {
            rows.add(row);
            atLeast.add(least);
            return rows.size() - 1;
        }

        /// Adds `row·x <= most` and returns its number.
        int atMost(double[] row, double most) {
            return atLeast(Arrays.stream(row).map(one -> one == 0 ? 0 : -one).toArray(), -most);
        }
    }

    /// Empty when nothing meets all rows.
    ///
    /// @throws IllegalStateException when point and prices disagree
    static Optional<CheapestPoint> of(Programme programme) {
        double[] x;
        try {
            x = solved(programme.cost, programme.rows, programme.atLeast, GoalType.MINIMIZE, Relationship.GEQ);
        } catch (MathIllegalStateException e) {
            if (e.getSpecifier() == LocalizedOptimFormats.NO_FEASIBLE_SOLUTION) {
                return Optional.empty();
            }
            throw new IllegalStateException("no cheapest point", e);
        }
        int n = programme.cost.length;
        int m = programme.rows.size();
        var columns = new ArrayList<double[]>();
        var limits = new ArrayList<Double>();
        for (int j = 0; j < n; j++) {
            var column = new double[m];
            for (int i = 0; i < m; i++) {
                column[i] = programme.rows.get(i)[j];
            }
            columns.add(column);
            limits.add(programme.cost[j]);
        }
        double[] least = programme.atLeast.stream().mapToDouble(Double::doubleValue).toArray();
        double[] y = solved(least, columns, limits, GoalType.MAXIMIZE, Relationship.LEQ);
        var found = new CheapestPoint(x, y, dot(programme.cost, x), dot(least, y));
        if (!(Math.abs(found.cost - found.bound) <= AGREE * (1 + Math.abs(found.cost)))) {
            throw new IllegalStateException("the cheapest point costs " + found.cost + ", its prices say "
                    + found.bound);
        }
        return Optional.of(found);
    }

    private static double[] solved(double[] goal, List<double[]> rows, List<Double> limits, GoalType way,
            Relationship relation) {
        var constraints = new ArrayList<LinearConstraint>();
        for (int i = 0; i < rows.size(); i++) {
            constraints.add(new LinearConstraint(rows.get(i), relation, limits.get(i)));
        }
        return new SimplexSolver(EXACT).optimize(new MaxIter(ITERATIONS_MAX), new LinearObjectiveFunction(goal, 0),
                new LinearConstraintSet(constraints), way, new NonNegativeConstraint(true)).getPoint();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
