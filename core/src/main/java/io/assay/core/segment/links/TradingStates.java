package io.assay.core.segment.links;

import io.assay.core.profile.FlowMoves;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Who bought, who sold and who did both in which cell: one instrument in one slot. Cells of one instrument and one level
/// of popularity lie together: a stratum, within which an account is taken to choose freely.
///
/// A state is a row of bits, one a cell, strata at whole words: two accounts are compared by counting bits in common.
public final class TradingStates {
    /// What an account did in a cell.
    public enum State {
        /// Bought, net.
        BUY("b"),
        /// Sold, net.
        SELL("s"),
        /// Bought and sold alike.
        BOTH("bs");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /// As in the paper: b, s, bs.
        public String word() {
            return word;
        }
    }

    /// One account in one cell.
    ///
    /// @param stratum any number that tells apart what may not be compared: an instrument
    /// @param slot any number that tells apart times
    /// @param bought volume
    /// @param sold volume
    public record Activity(int account, int stratum, long slot, double bought, double sold) {}

    private record Cell(int stratum, long slot) {}

    private final int accounts;
    private final int[] cells;
    private final int[] firstWord;
    private final long[][] bits;
    private final int[][] counts;
    private final Overlap overlap;

    private TradingStates(int accounts, int[] cells) {
        this.accounts = accounts;
        this.cells = cells;
        firstWord = new int[cells.length + 1];
        for (int s = 0; s < cells.length; s++) {
            firstWord[s + 1] = firstWord[s] + (cells[s] + Long.SIZE - 1) / Long.SIZE;
        }
        bits = new long[accounts * State.values().length][firstWord[cells.length]];
        counts = new int[bits.length][cells.length];
        overlap = new Overlap(Arrays.stream(cells).max().orElse(0));
    }

    /// States of the flow of a tape.
    public static TradingStates of(Tape tape, FoldSpec spec, LinkConfig config) {
        var volumes = new TreeMap<Long, double[]>();
        var out = new ArrayList<Activity>();
        var fills = tape.fills();
        for (int account = 0; account < fills.accounts().size(); account++) {
            for (int row : FlowMoves.flow(tape, spec, account)) {
                long key = Math.floorDiv(fills.timeNs(row), config.slotNs()) * fills.instruments().size()
                        + fills.instrument(row);
                volumes.computeIfAbsent(key, cell -> new double[2])[fills.side(row).sign() > 0 ? 0 : 1] +=
                        fills.quantity(row);
            }
            int one = account;
            volumes.forEach((key, volume) -> out.add(new Activity(one,
                    (int) Math.floorMod(key, (long) fills.instruments().size()),
                    Math.floorDiv(key, (long) fills.instruments().size()), volume[0], volume[1])));
            volumes.clear();
        }
        return of(fills.accounts().size(), out, config);
    }

    /// States of any activity; each account at most once in a cell.
    public static TradingStates of(int accounts, List<Activity> activity, LinkConfig config) {
        var crowd = new TreeMap<Cell, Integer>(Comparator.comparingInt(Cell::stratum).thenComparingLong(Cell::slot));
        activity.forEach(one -> crowd.merge(new Cell(one.stratum(), one.slot()), 1, Integer::sum));
        var place = new TreeMap<Cell, int[]>(Comparator.comparingInt(Cell::stratum).thenComparingLong(Cell::slot));
        var sizes = new ArrayList<Integer>();
        crowd.keySet().stream().map(Cell::stratum).distinct().forEach(stratum -> {
            var of = new ArrayList<>(crowd.keySet().stream().filter(cell -> cell.stratum() == stratum).toList());
            of.sort(Comparator.comparingInt(crowd::get));
            int levels = Math.min(config.levels(), of.size());
            for (int level = 0; level < levels; level++) {
                int from = of.size() * level / levels;
                int to = of.size() * (level + 1) / levels;
                for (int i = from; i < to; i++) {
                    place.put(of.get(i), new int[]{sizes.size(), i - from});
                }
                sizes.add(to - from);
            }
        });
        var states = new TradingStates(accounts, sizes.stream().mapToInt(Integer::intValue).toArray());
        for (var one : activity) {
            var at = place.getOrDefault(new Cell(one.stratum(), one.slot()), new int[0]);
            states.set(one.account(), state(one, config.theta()), at[0], at[1]);
        }
        return states;
    }

    private static State state(Activity one, double theta) {
        double lean = (one.bought() - one.sold()) / (one.bought() + one.sold());
        return lean > theta ? State.BUY : lean < -theta ? State.SELL : State.BOTH;
    }

    private void set(int account, State state, int stratum, int cell) {
        int row = row(account, state);
        bits[row][firstWord[stratum] + cell / Long.SIZE] |= 1L << cell % Long.SIZE;
        counts[row][stratum]++;
    }

    public int accounts() {
        return accounts;
    }

    /// All cells somebody traded in.
    public int cells() {
        return Arrays.stream(cells).sum();
    }

    /// Cells of an account in one state.
    public int cells(int account, State state) {
        return Arrays.stream(counts[row(account, state)]).sum();
    }

    /// Cells of an account in any state.
    public int cells(int account) {
        int sum = 0;
        for (var state : State.values()) {
            sum += cells(account, state);
        }
        return sum;
    }

    /// Cells in which one account was in one state and another in another.
    int together(int one, State state, int other, State otherState) {
        long[] a = bits[row(one, state)];
        long[] b = bits[row(other, otherState)];
        int sum = 0;
        for (int word = 0; word < a.length; word++) {
            sum += Long.bitCount(a[word] & b[word]);
        }
        return sum;
    }

    /// How many cells they would share by chance.
    double expected(int one, State state, int other, State otherState) {
        int[] a = counts[row(one, state)];
        int[] b = counts[row(other, otherState)];
        double sum = 0;
        for (int s = 0; s < cells.length; s++) {
            sum += (double) a[s] * b[s] / cells[s];
        }
        return sum;
    }

    /// Variance of that number.
    double variance(int one, State state, int other, State otherState) {
        int[] a = counts[row(one, state)];
        int[] b = counts[row(other, otherState)];
        double sum = 0;
        for (int s = 0; s < cells.length; s++) {
            double n = cells[s];
            sum += n < 2 ? 0 : a[s] * b[s] / n * (n - a[s]) / n * (n - b[s]) / (n - 1);
        }
        return sum;
    }

    /// How unlikely it is by chance that they share so many.
    double tail(int one, State state, int other, State otherState, int together) {
        return overlap.tail(cells, counts[row(one, state)], counts[row(other, otherState)], together);
    }

    private static int row(int account, State state) {
        return account * State.values().length + state.ordinal();
    }
}
