package io.assay.core.market;

import io.assay.core.event.Fills;
import io.assay.core.event.Hands;
import io.assay.core.event.IntSort;
import java.util.Arrays;

/// The fills of some accounts by instrument and in order of time, those of one instant in canonical order.
///
/// The span of an instrument's fills is cut into as many equal parts as it has fills: one pass of counting puts each into
/// its part, and what shares a part is sorted. Linear where fills are spread over time, never worse than a sort.
public final class TimeOrder {
    private static final int FEW = 24;

    private final Fills fills;
    private final boolean together;
    private final int[] starts;
    private final int[] rows;
    private final int[] accounts;
    private final long[] times;

    private TimeOrder(Fills fills, boolean together, int from, int to, long fromNs, long toNs, Hands hands) {
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
        times = new long[rows.length];
        var next = starts.clone();
        for (int account = from; account < to; account++) {
            for (int row = fills.from(account); row < fills.to(account); row++) {
                if (fills.timeNs(row) >= fromNs && fills.timeNs(row) < toNs) {
                    int at = next[group(row)]++;
                    rows[at] = row;
                    accounts[at] = account;
                    times[at] = fills.timeNs(row);
                }
            }
        }
        if (together || to - from > 1) {
            hands.each(starts.length - 1, i -> order(starts[i], starts[i + 1]));
        }
    }

    /// All fills by instrument.
    static TimeOrder of(Fills fills, Hands hands) {
        return new TimeOrder(fills, false, 0, fills.accounts().size(), Long.MIN_VALUE, Long.MAX_VALUE, hands);
    }

    /// By instrument, of accounts `from` (included) to `to` (excluded) what was made in [`fromNs`, `toNs`).
    static TimeOrder of(Fills fills, int from, int to, long fromNs, long toNs) {
        return new TimeOrder(fills, false, from, to, fromNs, toNs, Hands.ONE);
    }

    /// The same of all instruments together, as if they were one, number 0.
    public static TimeOrder together(Fills fills, int from, int to, long fromNs, long toNs) {
        return new TimeOrder(fills, true, from, to, fromNs, toNs, Hands.ONE);
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

    /// Moment of a fill on a clock, or [io.assay.core.event.Event#UNTIMED].
    long atNs(int instrument, int place, Reference.Clock clock) {
        return switch (clock) {
            case EVENT -> times[starts[instrument] + place];
            case RECEIVED -> fills.receivedNs(rows[starts[instrument] + place]);
        };
    }

    private void order(int from, int to) {
        int n = to - from;
        long firstNs = Long.MAX_VALUE;
        long lastNs = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            firstNs = Math.min(firstNs, times[i]);
            lastNs = Math.max(lastNs, times[i]);
        }
        if (n < 2 || lastNs == firstNs) {
            return;
        }
        double perNs = (n - 1) / (double) (lastNs - firstNs);
        var ends = new int[n];
        for (int i = from; i < to; i++) {
            ends[part(times[i], firstNs, perNs)]++;
        }
        for (int part = 1; part < n; part++) {
            ends[part] += ends[part - 1];
        }
        var order = new int[n];
        for (int i = n - 1; i >= 0; i--) {
            order[--ends[part(times[from + i], firstNs, perNs)]] = i;
        }
        for (int part = 0; part < n; part++) {
            int end = part + 1 < n ? ends[part + 1] : n;
            if (end - ends[part] > 1) {
                sort(order, ends[part], end, from);
            }
        }
        permute(rows, from, order);
        permute(accounts, from, order);
        long[] old = Arrays.copyOfRange(times, from, to);
        for (int i = 0; i < n; i++) {
            times[from + i] = old[order[i]];
        }
    }

    /// Few are sorted by insertion.
    ///
    /// @param first place that number 0 stands for
    private void sort(int[] order, int from, int to, int first) {
        if (to - from > FEW) {
            IntSort.sort(order, from, to, (a, b) -> Long.compare(times[first + a], times[first + b]));
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int one = order[i];
            int at = i;
            while (at > from && times[first + order[at - 1]] > times[first + one]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = one;
        }
    }

    private static void permute(int[] values, int from, int[] order) {
        int[] old = Arrays.copyOfRange(values, from, from + order.length);
        for (int i = 0; i < order.length; i++) {
            values[from + i] = old[order[i]];
        }
    }

    private static int part(long timeNs, long firstNs, double perNs) {
        return (int) ((timeNs - firstNs) * perNs);
    }
}
