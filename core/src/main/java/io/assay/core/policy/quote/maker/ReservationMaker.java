package io.assay.core.policy.quote.maker;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A market maker who quotes around a reservation price that leans against his inventory, and what becomes of him.
///
/// Avellaneda and Stoikov, "High-frequency trading in a limit order book" (Quantitative Finance 8(3), 2008): reservation price
/// `r = s - q gamma sigma² (T - t)`, distance between the quotes `gamma sigma² (T - t) + (2/gamma) ln(1 + gamma/k)` (their
/// equations 29 and 30). In a simulation each side is filled in a step with probability `min(1, A e^(-k d) dt)`, then the mid
/// moves by `± sigma sqrt(dt)`; profit is cash plus inventory at the last mid. Their preprint leaves the first part
/// of the distance out: `isWideningWithTime` false.
///
/// @param sigma price per square root of time
/// @param demand what fills
/// @param riskAversion gamma, per unit of price
/// @param horizon T
/// @param step dt
/// @param isWideningWithTime whether quotes are wider the longer there is to go
public record ReservationMaker(double sigma, BookDemand demand, double riskAversion, double horizon, double step,
        boolean isWideningWithTime) {
    private static final int STEPS_MAX = 10_000_000;
    private static final double WHOLE = 1e-9;

    public ReservationMaker {
        Positive.orZero("sigma", sigma);
        Positive.orZero("risk_aversion", riskAversion);
        Positive.check("horizon", horizon);
        Positive.check("step", step);
        double steps = horizon / step;
        if (steps > STEPS_MAX || Math.abs(steps - Math.rint(steps)) > WHOLE * steps) {
            throw new IllegalArgumentException("step must divide the horizon, into at most " + STEPS_MAX
                    + " steps: " + step);
        }
    }

    /// Steps to the horizon.
    public int steps() {
        return (int) Math.rint(horizon / step);
    }

    /// Distance between the quotes with this time to go.
    public double spread(double toGo) {
        return 2 * demand.base(riskAversion)
                + (isWideningWithTime ? riskAversion * sigma * sigma * toGo : 0);
    }

    /// How far the reservation price lies from the mid with this time to go.
    public double lean(double inventory, double toGo) {
        return -inventory * riskAversion * sigma * sigma * toGo;
    }

    /// The mean of the distances between the quotes over all steps.
    public double meanSpread() {
        double sum = 0;
        for (int i = 0; i < steps(); i++) {
            sum += spread(horizon - i * step);
        }
        return sum / steps();
    }

    /// What becomes of strategies over many runs.
    ///
    /// @param inventory at the start, units
    /// @param strategies by the width of a quote around the mid
    /// @param runs how many
    public List<Result> simulated(int inventory, List<Strategy> strategies, int runs, SplittableRandom random) {
        if (runs < 2) {
            throw new IllegalArgumentException("simulations must be at least 2: " + runs);
        }
        var out = new ArrayList<Result>();
        for (var strategy : strategies) {
            var plan = new MakerRun(this, strategy, inventory);
            var moments = new Moments();
            var chance = random.split();
            for (int run = 0; run < runs; run++) {
                plan.run(chance);
                moments.add(plan.profit(), plan.inventory());
            }
            out.add(moments.result(strategy, plan.meanSpread(), runs));
        }
        return out;
    }

    /// How a maker quotes.
    public sealed interface Strategy {
        String name();

        /// Around the reservation price.
        record Inventory() implements Strategy {
            @Override
            public String name() {
                return "inventory";
            }
        }

        /// The same mean distance, around the mid.
        record Symmetric() implements Strategy {
            @Override
            public String name() {
                return "symmetric";
            }
        }

        /// A distance of its own, around the mid.
        ///
        /// @param spread between the quotes
        record Touch(double spread) implements Strategy {
            public Touch {
                Positive.orZero("touch", spread);
            }

            @Override
            public String name() {
                return "touch";
            }
        }
    }

    /// What a strategy came to.
    ///
    /// @param strategy its name
    /// @param spread mean distance between the quotes
    /// @param profit mean of the profits
    /// @param profitSd their standard deviation
    /// @param inventory mean at the end
    /// @param inventorySd its standard deviation
    /// @param runs how many
    public record Result(String strategy, double spread, double profit, double profitSd, double inventory,
            double inventorySd, int runs) {
        /// Standard error of the mean profit.
        public double profitSe() {
            return profitSd / Math.sqrt(runs);
        }

        /// Standard error of the mean inventory.
        public double inventorySe() {
            return inventorySd / Math.sqrt(runs);
        }
    }

    private static final class Moments {
        private long count;
        private final double[] mean = new double[2];
        private final double[] squares = new double[2];

        void add(double profit, double inventory) {
            count++;
            update(0, profit);
            update(1, inventory);
        }

        private void update(int which, double value) {
            double before = value - mean[which];
            mean[which] += before / count;
            squares[which] += before * (value - mean[which]);
        }

        Result result(Strategy strategy, double spread, int runs) {
            return new Result(strategy.name(), spread, mean[0], Math.sqrt(squares[0] / (count - 1)), mean[1],
                    Math.sqrt(squares[1] / (count - 1)), runs);
        }
    }
}
