package io.assay.core.market;

import io.assay.core.event.Fills;
import io.assay.core.event.IntSort;
import java.util.Arrays;

/// The fills of some accounts by instrument and in order of time, those of one instant in canonical order.
///
/// The span of an instrument's fills is cut into as many equal parts as it has fills: one pass of counting puts each into
/// its part, and what shares a part is sorted. Linear where fills are spread over time, never worse than a sort.
public final class TimeOrder {
    private final Fills fills;
    private final boolean together;
    private final int[] starts;
    private final int[] rows;
    private final int[] accounts;

    private TimeOrder(Fills fills, boolean together, int from, int to, long fromNs, long toNs) {
        this.fills = fills;
        this.together = together;
        starts = new int[(together ? 1 : fills.instruments().size()) + 1];
        for (int row = fills.from(from); row < fills.from(to); row++) {
            if (fills.timeNs(row) >= fromNs && fills.timeNs(row) < toNs) {
                starts[group(row) + 1]++;
            }
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        rows = new int[starts[starts.length - 1]];
        accounts = new int[rows.length];
        var next = starts.clone();
        for (int account = from; account < to; account++) {
            for (int row = fills.from(account); row < fills.to(account); row++) {
                if (fills.timeNs(row) >= fromNs && fills.timeNs(row) < toNs) {
                    int at = next[group(row)]++;
                    rows[at] = row;
                    accounts[at] = account;
                }
            }
        }
        for (int i = 0; i + 1 < starts.length && (together || to - from > 1); i++) {
            order(starts[i], starts[i + 1]);
        }
    }

    /// By instrument, of accounts `from` (included) to `to` (excluded) what was made in [`fromNs`, `toNs`).
    public static TimeOrder of(Fills fills, int from, int to, long fromNs, long toNs) {
        return new TimeOrder(fills, false, from, to, fromNs, toNs);
    }

    /// The same of all instruments together, as if they were one, number 0.
    public static TimeOrder together(Fills fills, int from, int to, long fromNs, long toNs) {
        return new TimeOrder(fills, true, from, to, fromNs, toNs);
    }

    private int group(int row) {
        return together ? 0 : fills.instrument(row);
    }

    /// Fills of an instrument.
    public int size(int instrument) {
        return starts[instrument + 1] - starts[instrument];
    }

    public int row(int instrument, int place) {
        return rows[starts[instrument] + place];
    }

    public int account(int instrument, int place) {
        return accounts[starts[instrument] + place];
    }

    private void order(int from, int to) {
        int n = to - from;
        long firstNs = Long.MAX_VALUE;
        long lastNs = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            firstNs = Math.min(firstNs, fills.timeNs(rows[i]));
            lastNs = Math.max(lastNs, fills.timeNs(rows[i]));
        }
        if (n < 2 || lastNs == firstNs) {
            return;
        }
        double perNs = (n - 1) / (double) (lastNs - firstNs);
        var ends = new int[n];
        for (int i = from; i < to; i++) {
            ends[part(rows[i], firstNs, perNs)]++;
        }
        for (int part = 1; part < n; part++) {
            ends[part] += ends[part - 1];
        }
        var oldRows = Arrays.copyOfRange(rows, from, to);
        var oldAccounts = Arrays.copyOfRange(accounts, from, to);
        var order = new int[n];
        for (int i = n - 1; i >= 0; i--) {
            order[--ends[part(oldRows[i], firstNs, perNs)]] = i;
        }
        for (int part = 0; part < n; part++) {
            int end = part + 1 < n ? ends[part + 1] : n;
            if (end - ends[part] > 1) {
                IntSort.sort(order, ends[part], end,
                        (a, b) -> Long.compare(fills.timeNs(oldRows[a]), fills.timeNs(oldRows[b])));
            }
        }
        for (int i = 0; i < n; i++) {
            rows[from + i] = oldRows[order[i]];
            accounts[from + i] = oldAccounts[order[i]];
        }
    }

    private int part(int row, long firstNs, double perNs) {
        return (int) ((fills.timeNs(row) - firstNs) * perNs);
    }
}
