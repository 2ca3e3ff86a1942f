package io.assay.core.policy.quote;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.SplittableRandom;

/// A dealer's book walked event by event under a policy: client trades and hedges of one step, first in first out.
final class BookWalk {
    private static final double MINUTES = 1440;

    /// Inventory that came in at one time.
    private record Lot(double sinceDay, double amount) {}

    private final DealerModel model;
    private final DealerPolicy policy;
    private final SplittableRandom random;
    private final ArrayDeque<Lot> queue = new ArrayDeque<>();
    private final ArrayList<Double> waiting = new ArrayList<>();
    private int state;
    private double day;
    private double squares;
    private double sum;
    private double stayed;
    private double left;
    private double passed;
    private long passages;
    private double client;
    private double paid;
    private double hedged;

    BookWalk(DealerModel model, DealerPolicy policy, SplittableRandom random) {
        this.model = model;
        this.policy = policy;
        this.random = random;
        state = model.states() / 2;
    }

    void run(int events) {
        for (int e = 0; e < events; e++) {
            step();
        }
    }

    double deviation() {
        return Math.sqrt(squares / day - sum / day * (sum / day));
    }

    double queueMinutes() {
        return MINUTES * stayed / left;
    }

    double passageMinutes() {
        return MINUTES * passed / passages;
    }

    double clientPerDay() {
        return client / day;
    }

    double paidPerDay() {
        return paid / day;
    }

    double hedgePerDay() {
        return hedged / day;
    }

    /// One event: which of all that may happen comes first.
    private void step() {
        int cells = 2 * model.tiers().size() * model.sizes().length;
        var rates = new double[cells + 1];
        double all = 0;
        for (int c = 0; c < cells; c++) {
            rates[c] = rate(c % 2 == 0, c / 2 / model.sizes().length, c / 2 % model.sizes().length);
            all += rates[c];
        }
        rates[cells] = Math.abs(policy.hedgeAt(state)) / model.step();
        all += rates[cells];
        double wait = -StrictMath.log(1 - random.nextDouble()) / all;
        double q = model.inventory(state);
        squares += q * q * wait;
        sum += q * wait;
        day += wait;
        double place = random.nextDouble() * all;
        int chosen = 0;
        while (chosen < cells && place >= rates[chosen]) {
            place -= rates[chosen++];
        }
        if (chosen == cells) {
            hedged += model.step();
            move(policy.hedgeAt(state) > 0 ? 1 : -1, false);
        } else {
            boolean buys = chosen % 2 == 0;
            int size = chosen / 2 % model.sizes().length;
            client += model.sizes()[size];
            paid += model.sizes()[size]
                    * policy.distanceBp(buys, chosen / 2 / model.sizes().length, size, state);
            move(buys ? model.jump(size) : -model.jump(size), true);
        }
    }

    private double rate(boolean buys, int tier, int size) {
        double distance = policy.distanceBp(buys, tier, size, state);
        var asked = model.tiers().get(tier);
        return Double.isNaN(distance) ? 0
                : asked.requests(buys).perDay()[size] * asked.demand().fillProbability(distance);
    }

    private void move(int steps, boolean isClient) {
        int flat = model.states() / 2;
        int before = state - flat;
        state += steps;
        int after = state - flat;
        double offset = steps * before < 0 ? Math.min(Math.abs(steps), Math.abs(before)) * model.step() : 0;
        while (offset > 1e-12) {
            var oldest = queue.removeFirst();
            double gone = Math.min(offset, oldest.amount());
            stayed += gone * (day - oldest.sinceDay());
            left += gone;
            offset -= gone;
            if (oldest.amount() > gone + 1e-12) {
                queue.addFirst(new Lot(oldest.sinceDay(), oldest.amount() - gone));
            }
        }
        double added = Math.max(0, Math.signum(after) == Math.signum(steps)
                ? Math.abs(after) - (before * steps > 0 ? Math.abs(before) : 0) : 0) * model.step();
        if (before * after <= 0) {
            waiting.forEach(since -> passed += day - since);
            passages += waiting.size();
            waiting.clear();
        }
        if (added > 0) {
            queue.addLast(new Lot(day, added));
            if (isClient) {
                waiting.add(day);
            }
        }
    }
}
