package io.assay.core.segment.links;

import io.assay.core.profile.FlowMoves;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Who bought, who sold and who did both in which cell: one instrument in one slot. Cells of one instrument and one level
/// of popularity lie together: a stratum, within which an account is taken to choose freely.
///
/// Strata begin at whole words of bits, one bit a cell: two accounts are compared by counting bits in common.
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

    private record Cell(int stratum, long slot) {
        static final Comparator<Cell> ORDER = Comparator.comparingInt(Cell::stratum).thenComparingLong(Cell::slot);
    }

    private final ActiveCells[] accounts;
    private final int[] cells;
    private final Overlap overlap;

    /// @param accounts what each was active in
    /// @param cells of each stratum
    private TradingStates(ActiveCells[] accounts, int[] cells) {
        this.accounts = accounts;
        this.cells = cells;
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
        var crowd = new TreeMap<Cell, Integer>(Cell.ORDER);
        activity.forEach(one -> crowd.merge(new Cell(one.stratum(), one.slot()), 1, Integer::sum));
        var byStratum = new TreeMap<Integer, List<Cell>>();
        crowd.keySet().forEach(cell -> byStratum.computeIfAbsent(cell.stratum(), s -> new ArrayList<>()).add(cell));
        var place = new TreeMap<Cell, Long>(Cell.ORDER);
        var sizes = new ArrayList<Integer>();
        var stratumOf = new ArrayList<Integer>();
        for (var of : byStratum.values()) {
            of.sort(Comparator.comparingInt(crowd::get));
            int levels = Math.min(config.levels(), of.size());
            for (int level = 0; level < levels; level++) {
                int from = of.size() * level / levels;
                int to = of.size() * (level + 1) / levels;
                for (int i = from; i < to; i++) {
                    place.put(of.get(i), (long) stratumOf.size() * Long.SIZE + i - from);
                }
                stratumOf.addAll(Collections.nCopies((to - from + Long.SIZE - 1) / Long.SIZE, sizes.size()));
                sizes.add(to - from);
            }
        }
        return new TradingStates(active(accounts, activity, place, ints(stratumOf), config.theta()), ints(sizes));
    }

    private static ActiveCells[] active(int accounts, List<Activity> activity, Map<Cell, Long> place, int[] stratumOf,
            double theta) {
        var from = new int[accounts + 1];
        activity.forEach(one -> from[one.account() + 1]++);
        for (int account = 0; account < accounts; account++) {
            from[account + 1] += from[account];
        }
        var next = from.clone();
        var all = new long[activity.size()];
        for (var one : activity) {
            long at = place.getOrDefault(new Cell(one.stratum(), one.slot()), -1L);
            all[next[one.account()]++] = at * State.values().length + state(one, theta).ordinal();
        }
        var out = new ActiveCells[accounts];
        Arrays.setAll(out, i -> new ActiveCells(Arrays.copyOfRange(all, from[i], from[i + 1]), stratumOf));
        return out;
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static State state(Activity one, double theta) {
        double lean = (one.bought() - one.sold()) / (one.bought() + one.sold());
        return lean > theta ? State.BUY : lean < -theta ? State.SELL : State.BOTH;
    }

    public int accounts() {
        return accounts.length;
    }

    /// All cells somebody traded in.
    public int cells() {
        return Arrays.stream(cells).sum();
    }

    /// Cells of an account in one state.
    public int cells(int account, State state) {
        return accounts[account].count(state);
    }

    /// Cells of an account in any state.
    public int cells(int account) {
        int sum = 0;
        for (var state : State.values()) {
            sum += cells(account, state);
        }
        return sum;
    }

    /// Cells in which one account was in one state and another in another, for all pairs of states.
    ///
    /// @param sums by state of the one times the number of states, plus that of the other
    void together(int one, int other, int[] sums) {
        accounts[one].together(accounts[other], sums);
    }

    /// What two accounts did where both were active.
    ActiveCells.Common common(int one, State state, int other, State otherState) {
        return accounts[one].common(state, accounts[other], otherState, cells);
    }

    /// How unlikely it is by chance that they share so many.
    double tail(ActiveCells.Common common, int together) {
        return overlap.tail(common.cells(), common.one(), common.other(), together);
    }
}
