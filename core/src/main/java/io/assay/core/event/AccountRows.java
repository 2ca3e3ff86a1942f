package io.assay.core.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of a log by account, accounts in order of their names, the rows of each as they came: counted and put into
/// their places by several hands, each in a stretch of the log.
final class AccountRows {
    private static final int PIECES = 64;

    private final FillLog log;
    private final Hands hands;
    private final int[] ranks;
    private final RowStretches stretches;
    private final List<Told> told = new ArrayList<>();
    /// First row of each account and, behind the last, their number.
    private final int[] starts;
    private final boolean[] rising;
    final int[] rows;

    /// What one stretch tells of each account.
    private static final class Told {
        private final int[] count;
        private final long[] firstNs;
        private final long[] lastNs;
        private final boolean[] rising;

        Told(int accounts) {
            count = new int[accounts];
            firstNs = new long[accounts];
            lastNs = new long[accounts];
            rising = new boolean[accounts];
            Arrays.fill(lastNs, Long.MIN_VALUE);
            Arrays.fill(rising, true);
        }

        void see(int account, long timeNs) {
            if (count[account]++ == 0) {
                firstNs[account] = timeNs;
            }
            if (timeNs <= lastNs[account]) {
                rising[account] = false;
            }
            lastNs[account] = timeNs;
        }
    }

    AccountRows(FillLog log, Hands hands) {
        this.log = log;
        this.hands = hands;
        ranks = log.accounts.ranks(hands);
        stretches = RowStretches.of(log.size(), ranks.length);
        for (int i = 0; i < stretches.count(); i++) {
            told.add(new Told(ranks.length));
        }
        stretches.each(hands, this::see);
        starts = new int[ranks.length + 1];
        rising = new boolean[ranks.length];
        join();
        rows = new int[log.size()];
        stretches.each(hands, this::place);
        told.clear();
    }

    private void see(int stretch) {
        var seen = told.get(stretch);
        var accounts = new long[LongColumn.CHUNK];
        var times = new long[LongColumn.CHUNK];
        stretches.walk(stretch, (from, to) -> {
            log.account.copyTo(accounts, from, to);
            log.timeNs.copyTo(times, from, to);
            for (int i = 0; i < to - from; i++) {
                seen.see(ranks[(int) accounts[i]], times[i]);
            }
        });
    }

    /// Joins what the stretches tell; their counts become the places at which each begins.
    private void join() {
        int next = 0;
        for (int account = 0; account < ranks.length; account++) {
            starts[account] = next;
            rising[account] = true;
            long lastNs = Long.MIN_VALUE;
            for (var seen : told) {
                int count = seen.count[account];
                if (count > 0) {
                    rising[account] &= seen.rising[account] && seen.firstNs[account] > lastNs;
                    lastNs = seen.lastNs[account];
                }
                seen.count[account] = next;
                next += count;
            }
        }
        starts[ranks.length] = next;
    }

    private void place(int stretch) {
        int[] next = told.get(stretch).count;
        var accounts = new long[LongColumn.CHUNK];
        stretches.walk(stretch, (from, to) -> {
            log.account.copyTo(accounts, from, to);
            for (int i = 0; i < to - from; i++) {
                rows[next[ranks[(int) accounts[i]]]++] = from + i;
            }
        });
    }

    /// Sorts the rows of the accounts that did not come in order of time, or had two rows at one instant.
    ///
    /// @return whether there is such an account
    boolean sort(IntSort.Comparison comparison) {
        hands.each(PIECES, piece -> {
            int end = Math.toIntExact((long) ranks.length * (piece + 1) / PIECES);
            for (int i = Math.toIntExact((long) ranks.length * piece / PIECES); i < end; i++) {
                if (!rising[i]) {
                    IntSort.sort(rows, starts[i], starts[i + 1], comparison);
                }
            }
        });
        for (boolean one : rising) {
            if (!one) {
                return true;
            }
        }
        return false;
    }

    /// All accounts in order of their names.
    List<String> names() {
        var names = new String[ranks.length];
        for (int number = 0; number < ranks.length; number++) {
            names[ranks[number]] = log.accounts.name(number);
        }
        return List.of(names);
    }

    /// By account, where its rows begin among those that were kept, and behind the last their number.
    ///
    /// @param kept rows by account
    int[] starts(int[] kept) {
        if (kept.length == rows.length) {
            return starts;
        }
        var found = new int[ranks.length + 1];
        for (int account = 0; account < ranks.length; account++) {
            found[account + 1] = end(kept, account, found[account]);
        }
        return found;
    }

    /// Behind the last row of an account.
    private int end(int[] kept, int account, int from) {
        int low = from;
        int high = Math.min(kept.length, from + starts[account + 1] - starts[account]);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranks[log.accountOf(kept[middle])] <= account) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
