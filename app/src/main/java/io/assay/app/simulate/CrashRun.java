package io.assay.app.simulate;

import io.assay.core.policy.margin.waterfall.Ledger;
import io.assay.core.policy.margin.waterfall.StressedDepth;
import io.assay.core.policy.margin.waterfall.Waterfall;
import java.util.ArrayList;
import java.util.List;

/// One evening under one set of margins: prices fall, accounts respond, those that run short are closed, and what is closed
/// moves the price.
final class CrashRun {
    private static final long FIRST_PRICE = 1_000_000;
    private static final double UNITS_PER_USD = 1e6;
    /// Who trades for the market can always pay.
    private static final double DEEP = 1e12;
    /// An account does not trade less than this part of its position.
    private static final double LEAST = 0.02;

    private final CrashPeople people;
    private final CrashMargins margins;
    private final CrashPath path;
    private final Ledger ledger;
    private final Waterfall waterfall;
    private final StressedDepth[] books = new StressedDepth[CrashWorld.INSTRUMENTS];
    private final double[] value = new double[CrashWorld.INSTRUMENTS];
    private final long[] price = new long[CrashWorld.INSTRUMENTS];
    private final double[] worst;
    private final boolean[] counted;
    private final long[] chosen;
    private final List<Double> arrivals = new ArrayList<>();
    private final double[] liquidated = new double[CrashPath.STEPS];
    private final double[] least = {1, 1, 1};

    private CrashRun(CrashWorld world, CrashPeople people, CrashMargins margins, CrashPath path) {
        this.people = people;
        this.margins = margins;
        this.path = path;
        int n = people.accounts();
        ledger = new Ledger(n + 2, CrashWorld.INSTRUMENTS);
        var rates = new double[n * CrashWorld.INSTRUMENTS];
        var entries = new double[rates.length];
        for (int k = 0; k < CrashWorld.INSTRUMENTS; k++) {
            books[k] = new StressedDepth(world.book(), CrashWorld.SIGMA[k], CrashWorld.VOLUME[k]);
            price[k] = FIRST_PRICE;
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < CrashWorld.INSTRUMENTS; k++) {
                ledger.trade(i, n + 1, k, (long) Math.rint(people.position(i, k)), FIRST_PRICE);
                rates[i * CrashWorld.INSTRUMENTS + k] = initial(i, k) / 2;
                entries[i * CrashWorld.INSTRUMENTS + k] = FIRST_PRICE;
            }
            ledger.fund(i, (long) (margins.equity(people, i) * UNITS_PER_USD));
        }
        ledger.fund(n, (long) (world.fund() * UNITS_PER_USD));
        ledger.fund(n + 1, (long) (DEEP * UNITS_PER_USD));
        waterfall = new Waterfall(ledger, rates, entries, world.waterfall());
        worst = new double[n];
        counted = new boolean[n];
        chosen = new long[n * CrashWorld.INSTRUMENTS];
    }

    static CrashOutcome of(CrashWorld world, CrashPeople people, CrashMargins margins, CrashPath path) {
        var run = new CrashRun(world, people, margins, path);
        for (int t = 0; t < CrashPath.STEPS; t++) {
            run.step(t);
        }
        run.waterfall.finish(run.price);
        return run.outcome();
    }

    /// Initial margin as a part of a position's value.
    private double initial(int account, int instrument) {
        return margins.multiple()[account] / CrashWorld.LEVERAGE[instrument];
    }

    private void step(int t) {
        var room = new double[CrashWorld.INSTRUMENTS];
        for (int k = 0; k < room.length; k++) {
            value[k] += path.move()[t][k];
            price[k] = ticks(value[k] + books[k].impact());
            room[k] = books[k].room(CrashWorld.STEP_S) * FIRST_PRICE / price[k];
        }
        double before = waterfall.tally().liquidated();
        long[] net = waterfall.wanted(price, room);
        respond(net);
        for (int k = 0; k < room.length; k++) {
            double bought = net[k] * (price[k] / UNITS_PER_USD);
            price[k] = ticks(value[k] + books[k].pass(CrashWorld.STEP_S, path.move()[t][k], bought));
            least[k] = Math.min(least[k], price[k] / (double) FIRST_PRICE);
        }
        trade();
        waterfall.settle(price);
        liquidated[t] = (waterfall.tally().liquidated() - before) / UNITS_PER_USD;
        for (int i = 0; i < counted.length; i++) {
            if (waterfall.wasLiquidated(i) && !counted[i]) {
                counted[i] = true;
                arrivals.add(t * CrashWorld.STEP_S);
            }
        }
    }

    private static long ticks(double logarithm) {
        return Math.max(1, Math.round(FIRST_PRICE * StrictMath.exp(logarithm)));
    }

    /// What free accounts choose to trade, added to what the market must take.
    private void respond(long[] net) {
        for (int i = 0; i < counted.length; i++) {
            boolean isFree = waterfall.isFree(i) && !counted[i];
            double part = isFree ? people.wanted(i, loss(i)) : 0;
            boolean mayAdd = isFree && part > 1 && canAdd(i, part);
            for (int k = 0; k < CrashWorld.INSTRUMENTS; k++) {
                int at = i * CrashWorld.INSTRUMENTS + k;
                chosen[at] = 0;
                if (isFree && (part <= 1 || mayAdd)) {
                    long target = (long) Math.rint(people.position(i, k) * part);
                    long lots = target - ledger.lots(i, k);
                    chosen[at] = Math.abs(lots) >= LEAST * Math.abs(people.position(i, k)) ? lots : 0;
                    net[k] = Math.addExact(net[k], chosen[at]);
                }
            }
        }
    }

    /// Largest loss so far of what was held at first, in units of risk for six hours.
    private double loss(int i) {
        double sum = 0;
        for (int k = 0; k < CrashWorld.INSTRUMENTS; k++) {
            sum -= people.position(i, k) * (price[k] / (double) FIRST_PRICE - 1);
        }
        worst[i] = Math.max(worst[i], sum / (people.unit(i) * Math.sqrt(CrashWorld.HORIZON_DAYS)));
        return worst[i];
    }

    private boolean canAdd(int i, double part) {
        double needed = 0;
        for (int k = 0; k < CrashWorld.INSTRUMENTS; k++) {
            needed += initial(i, k) * part * Math.abs(people.position(i, k)) * price[k];
        }
        return ledger.equity(i, price) >= needed;
    }

    private void trade() {
        for (int i = 0; i < counted.length; i++) {
            for (int k = 0; k < CrashWorld.INSTRUMENTS; k++) {
                long lots = chosen[i * CrashWorld.INSTRUMENTS + k];
                if (lots != 0 && waterfall.isFree(i)) {
                    waterfall.trade(i, k, lots, price[k]);
                }
            }
        }
    }

    private CrashOutcome outcome() {
        var tally = waterfall.tally();
        return new CrashOutcome(tally.fundPaid() / UNITS_PER_USD, tally.winnersPaid() / UNITS_PER_USD,
                tally.fundKept() / UNITS_PER_USD, tally.longs() / UNITS_PER_USD, tally.shorts() / UNITS_PER_USD,
                tally.deleveraged() / UNITS_PER_USD, busiest(240), tally.accounts(), tally.taken(),
                margins.required(people), margins.posted(people), least.clone(),
                arrivals.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// Part of all that was liquidated in the busiest stretch of so many steps.
    private double busiest(int steps) {
        double all = 0;
        double within = 0;
        double most = 0;
        for (int t = 0; t < liquidated.length; t++) {
            all += liquidated[t];
            within += liquidated[t] - (t >= steps ? liquidated[t - steps] : 0);
            most = Math.max(most, within);
        }
        return all == 0 ? Double.NaN : most / all;
    }
}
