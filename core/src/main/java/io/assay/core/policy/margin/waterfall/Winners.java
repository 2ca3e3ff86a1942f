package io.assay.core.policy.margin.waterfall;

import io.assay.core.policy.margin.Liquidations;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Accounts in the order in which they are deleveraged, and what each gives up.
final class Winners {
    private final Ledger ledger;
    private final double[] entryTicks;
    private final int[][] queue;
    private boolean isRanked;

    Winners(Ledger ledger, double[] entryTicks) {
        this.ledger = ledger;
        this.entryTicks = entryTicks;
        queue = new int[ledger.instruments()][];
    }

    /// Prices have moved.
    void forget() {
        isRanked = false;
    }

    /// A position grew: its entry is the mean of what was paid.
    void entered(int account, int instrument, long lots, long priceTicks) {
        int at = account * ledger.instruments() + instrument;
        double held = Math.abs((double) ledger.lots(account, instrument));
        double added = Math.abs((double) lots);
        entryTicks[at] = (held * entryTicks[at] + added * priceTicks) / (held + added);
    }

    /// Closes all positions of an account against winners on the other side at these prices, the market last; then its hole is
    /// paid by those it was closed against, each by the value closed but never more than it has, the market the rest.
    void close(int account, long hole, long[] priceTicks, IntPredicate isEligible) {
        rank(priceTicks);
        var closed = new long[ledger.holders()];
        for (int k = 0; k < ledger.instruments(); k++) {
            long left = ledger.lots(account, k);
            for (int at = 0; at < queue[k].length && left != 0; at++) {
                int j = queue[k][at];
                long other = ledger.lots(j, k);
                if (j != account && isEligible.test(j) && Long.signum(other) == -Long.signum(left)) {
                    long lots = Long.signum(left) * Math.min(Math.abs(left), Math.abs(other));
                    ledger.trade(j, account, k, lots, priceTicks[k]);
                    closed[j] += Math.abs(lots) * priceTicks[k];
                    left -= lots;
                }
            }
            ledger.trade(closed.length - 1, account, k, left, priceTicks[k]);
            closed[closed.length - 1] += Math.abs(left) * priceTicks[k];
        }
        long all = Arrays.stream(closed).sum();
        share(account, hole, closed, all, priceTicks);
    }

    private void share(int account, long hole, long[] closed, long all, long[] priceTicks) {
        long left = hole;
        for (int j = 0; j < closed.length - 1; j++) {
            if (closed[j] > 0) {
                long has = Math.max(0, ledger.equity(j, priceTicks));
                long part = Math.min(Math.min(left, has), (long) (hole * (closed[j] / (double) all)));
                ledger.pay(j, account, part);
                left -= part;
            }
        }
        ledger.pay(closed.length - 1, account, left);
    }

    private void rank(long[] priceTicks) {
        if (isRanked) {
            return;
        }
        int accounts = ledger.holders() - 2;
        for (int k = 0; k < queue.length; k++) {
            var place = new double[accounts];
            for (int i = 0; i < accounts; i++) {
                place[i] = place(i, k, priceTicks);
            }
            queue[k] = IntStream.range(0, accounts).filter(i -> place[i] > 0).boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> -place[i]).thenComparing(i -> i))
                    .mapToInt(Integer::intValue).toArray();
        }
        isRanked = true;
    }

    private double place(int i, int k, long[] priceTicks) {
        long lots = ledger.lots(i, k);
        long equity = ledger.equity(i, priceTicks);
        return lots == 0 || equity <= 0
                ? 0
                : Liquidations.queuePlace(lots > 0, (double) priceTicks[k], entryTicks[i * ledger.instruments() + k],
                        (double) Math.abs(lots) * priceTicks[k], (double) equity);
    }
}
