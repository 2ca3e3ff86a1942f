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
    private static final int PIECES = 8;
    private static final int FILLS_A_GROUP = 256;
    /// Fills looked through at a time.
    private static final int STRETCH = 1 << 12;

    private final Fills fills;
    private final int[] starts;
    private final int[] rows;
    private final int[] accounts;
    private final long[] times;

    private TimeOrder(Fills fills, boolean together, int from, int to, long fromNs, long toNs, Hands hands) {
        this.fills = fills;
        int groups = together ? 1 : fills.instruments().size();
        int[] cuts = cuts(from, to, groups);
        var next = new int[cuts.length - 1][];
        hands.each(next.length, piece -> {
            var counts = new int[groups];
            walk(cuts[piece], cuts[piece + 1], together, fromNs, toNs,
                    (row, account, timeNs, group) -> counts[group]++);
            next[piece] = counts;
        });
        starts = starts(next, groups);
        rows = new int[starts[groups]];
        accounts = new int[rows.length];
        times = new long[rows.length];
        hands.each(next.length, piece -> {
            int[] places = next[piece];
            walk(cuts[piece], cuts[piece + 1], together, fromNs, toNs, (row, account, timeNs, group) -> {
                int at = places[group]++;
                rows[at] = row;
                accounts[at] = account;
                times[at] = timeNs;
            });
        });
        if (together || to - from > 1) {
            hands.each(groups, i -> order(starts[i], starts[i + 1]));
        }
    }

    /// Accounts cut into pieces of about as many fills, few where counting them by group would cost more than it saves.
    private int[] cuts(int from, int to, int groups) {
        int count = fills.from(to) - fills.from(from);
        int pieces = Math.max(1, Math.min(PIECES, count / FILLS_A_GROUP / Math.max(1, groups)));
        var cuts = new int[pieces + 1];
        cuts[0] = from;
        for (int piece = 1; piece < pieces; piece++) {
            cuts[piece] = cuts[piece - 1];
            while (fills.from(cuts[piece]) - fills.from(from) < (long) count * piece / pieces) {
                cuts[piece]++;
            }
        }
        cuts[pieces] = to;
        return cuts;
    }

    /// Turns the counts of each piece into where its fills of each group begin; returns where those of all pieces do.
    private static int[] starts(int[][] counts, int groups) {
        var starts = new int[groups + 1];
        int next = 0;
        for (int group = 0; group < groups; group++) {
            starts[group] = next;
            for (var piece : counts) {
                int count = piece[group];
                piece[group] = next;
                next += count;
            }
        }
        starts[groups] = next;
        return starts;
    }

    /// Told of a fill.
    @FunctionalInterface
    private interface Seen {
        void of(int row, int account, long timeNs, int group);
    }

    /// Through the fills of some accounts that were made in [`fromNs`, `toNs`).
    private void walk(int from, int to, boolean together, long fromNs, long toNs, Seen seen) {
        int end = fills.from(to);
        var numbers = new long[Math.min(STRETCH, end - fills.from(from))];
        var at = new long[numbers.length];
        int account = from;
        for (int first = fills.from(from); first < end; first += STRETCH) {
            int last = Math.min(end, first + STRETCH);
            fills.copyTimesNs(at, first, last);
            if (!together) {
                fills.copyInstruments(numbers, first, last);
            }
            for (int row = first; row < last; row++) {
                while (row >= fills.to(account)) {
                    account++;
                }
                if (at[row - first] >= fromNs && at[row - first] < toNs) {
                    seen.of(row, account, at[row - first], (int) numbers[row - first]);
                }
            }
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
