package io.assay.core.market;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.event.Hands;
import io.assay.core.event.IntSort;
import java.util.Arrays;

/// The fills of some accounts by instrument and in order of time, those of one instant in canonical order.
///
/// The span of an instrument's fills is cut into as many equal parts as it has fills: one pass of counting puts each into
/// its part, and what shares a part is sorted on the way back. Linear where fills are spread over time, never worse than a
/// sort.
public final class TimeOrder {
    private static final int FEW = 24;
    private static final int PIECES = 8;
    private static final int FILLS_A_GROUP = 256;
    /// Fills looked through at a time.
    private static final int STRETCH = 1 << 12;

    private final Fills fills;
    private final int[] starts;
    /// Account above row.
    private final long[] fillOf;
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
        fillOf = new long[starts[groups]];
        times = new long[fillOf.length];
        hands.each(next.length, piece -> {
            int[] places = next[piece];
            walk(cuts[piece], cuts[piece + 1], together, fromNs, toNs, (row, account, timeNs, group) -> {
                int at = places[group]++;
                fillOf[at] = (long) account << Integer.SIZE | row;
                times[at] = timeNs;
            });
        });
        if (together || to - from > 1) {
            largestFirst(hands).each(groups, i -> order(starts[i], starts[i + 1]));
        }
    }

    /// Hands that are given instruments with more fills before those with fewer: none is left alone with much at the end.
    Hands largestFirst(Hands hands) {
        var numbers = new int[starts.length - 1];
        Arrays.setAll(numbers, i -> i);
        IntSort.sort(numbers, 0, numbers.length, (a, b) -> Integer.compare(size(b), size(a)));
        return (count, piece) -> hands.each(count, i -> piece.accept(numbers[i]));
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
        return (int) fillOf[starts[instrument] + place];
    }

    public int account(int instrument, int place) {
        return (int) (fillOf[starts[instrument] + place] >>> Integer.SIZE);
    }

    /// Puts fills that have a time on a clock, from place `from` (included) to `to` (excluded), into moments; the slot of each
    /// is how far it lies behind the first.
    void moments(int instrument, int from, int to, Reference.Clock clock, Moments moments) {
        moments.clear();
        for (int place = from; place < to; place++) {
            long atNs = atNs(instrument, place, clock);
            if (atNs != Event.UNTIMED) {
                moments.add(atNs, account(instrument, place), place - from);
            }
        }
    }

    /// Moment of a fill on a clock, or [io.assay.core.event.Event#UNTIMED].
    long atNs(int instrument, int place, Reference.Clock clock) {
        return switch (clock) {
            case EVENT -> times[starts[instrument] + place];
            case RECEIVED -> fills.receivedNs(row(instrument, place));
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
        int[] ends = ends(from, to, firstNs, perNs);
        var atNs = new long[n];
        var whose = new long[n];
        part(from, to, firstNs, perNs, ends, atNs, whose);
        sortMany(ends, atNs, whose);   // each end is a beginning now
        sortFew(from, atNs, whose);
    }

    /// Where the parts end.
    private int[] ends(int from, int to, long firstNs, double perNs) {
        var ends = new int[to - from];
        for (int i = from; i < to; i++) {
            ends[part(times[i], firstNs, perNs)]++;
        }
        for (int part = 1; part < ends.length; part++) {
            ends[part] += ends[part - 1];
        }
        return ends;
    }

    /// Puts fills into their parts, in their order.
    ///
    /// @param ends of the parts, turned into where they begin
    private void part(int from, int to, long firstNs, double perNs, int[] ends, long[] atNs, long[] whose) {
        for (int i = to - 1; i >= from; i--) {
            int at = --ends[part(times[i], firstNs, perNs)];
            atNs[at] = times[i];
            whose[at] = fillOf[i];
        }
    }

    /// Sorts the parts with many fills.
    private static void sortMany(int[] begins, long[] atNs, long[] whose) {
        for (int part = 0; part < begins.length; part++) {
            int end = part + 1 < begins.length ? begins[part + 1] : begins.length;
            if (end - begins[part] > FEW) {
                sort(begins[part], end, atNs, whose);
            }
        }
    }

    private static void sort(int from, int to, long[] atNs, long[] whose) {
        var order = new int[to - from];
        Arrays.setAll(order, i -> from + i);
        IntSort.sort(order, 0, order.length, (a, b) -> Long.compare(atNs[a], atNs[b]));
        long[] sortedNs = Arrays.stream(order).mapToLong(i -> atNs[i]).toArray();
        long[] sorted = Arrays.stream(order).mapToLong(i -> whose[i]).toArray();
        System.arraycopy(sortedNs, 0, atNs, from, order.length);
        System.arraycopy(sorted, 0, whose, from, order.length);
    }

    /// Puts fills back, each by insertion: parts are in order, and in each are few or those in order.
    private void sortFew(int from, long[] atNs, long[] whose) {
        for (int i = 0; i < atNs.length; i++) {
            int at = from + i;
            while (at > from && times[at - 1] > atNs[i]) {
                times[at] = times[at - 1];
                fillOf[at] = fillOf[at - 1];
                at--;
            }
            times[at] = atNs[i];
            fillOf[at] = whose[i];
        }
    }

    private static int part(long timeNs, long firstNs, double perNs) {
        return (int) ((timeNs - firstNs) * perNs);
    }
}
