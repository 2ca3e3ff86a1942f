package io.assay.core.policy.quote.maker;

import java.util.Arrays;
import java.util.SplittableRandom;

/// One strategy walked through steps of a book again and again. Distances depend on step and inventory only, so those of
/// ordinary inventories are worked out once.
final class MakerRun {
    private static final int KEPT = 64;
    private static final int CELLS_MAX = 4_000_000;

    private final ReservationMaker maker;
    private final int start;
    private final int stepsKept;
    private final double fixedSpread;
    private final double[] bidFills;
    private final double[] askFills;
    private double profit;
    private int inventory;

    MakerRun(ReservationMaker maker, ReservationMaker.Strategy strategy, int start) {
        this.maker = maker;
        this.start = start;
        fixedSpread = switch (strategy) {
            case ReservationMaker.Strategy.Inventory _i -> Double.NaN;
            case ReservationMaker.Strategy.Symmetric _s -> maker.meanSpread();
            case ReservationMaker.Strategy.Touch touch -> touch.spread();
        };
        stepsKept = Math.min(maker.steps(), CELLS_MAX / (2 * KEPT + 1));
        bidFills = new double[stepsKept * (2 * KEPT + 1)];
        askFills = new double[bidFills.length];
        Arrays.fill(bidFills, Double.NaN);
    }

    double profit() {
        return profit;
    }

    int inventory() {
        return inventory;
    }

    /// Mean distance between the quotes.
    double meanSpread() {
        return Double.isNaN(fixedSpread) ? maker.meanSpread() : fixedSpread;
    }

    void run(SplittableRandom random) {
        int steps = maker.steps();
        double move = maker.sigma() * Math.sqrt(maker.step());
        profit = 0;
        inventory = start;
        for (int i = 0; i < steps; i++) {
            int held = inventory;
            if (random.nextDouble() < fills(i, held, true)) {
                inventory++;
                profit += distance(i, held, true);
            }
            if (random.nextDouble() < fills(i, held, false)) {
                inventory--;
                profit += distance(i, held, false);
            }
            profit += random.nextBoolean() ? inventory * move : -inventory * move;
        }
    }

    private double distance(int step, int held, boolean buys) {
        if (!Double.isNaN(fixedSpread)) {
            return fixedSpread / 2;
        }
        double toGo = maker.horizon() - step * maker.step();
        double lean = maker.lean(held, toGo);
        return maker.spread(toGo) / 2 + (buys ? -lean : lean);
    }

    private double fills(int step, int held, boolean buys) {
        if (step >= stepsKept || Math.abs(held) > KEPT) {
            return probability(step, held, buys);
        }
        int cell = step * (2 * KEPT + 1) + held + KEPT;
        if (Double.isNaN(bidFills[cell])) {
            bidFills[cell] = probability(step, held, true);
            askFills[cell] = probability(step, held, false);
        }
        return buys ? bidFills[cell] : askFills[cell];
    }

    private double probability(int step, int held, boolean buys) {
        return Math.min(1, maker.demand().fillsAt(distance(step, held, buys)) * maker.step());
    }
}
