package io.assay.core.profile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A book all of whose lines are plain, as numbers side by side: what each is worth at the minute it has been taken to,
/// or at its own trade since. What is not held adds nothing to any sum and is passed over.
final class PlainLines {
    private final PriceLine[] lines;
    private final MarkGrid[] grids;
    /// The minutes at which each mark changes, and to what.
    private final long[][] points;
    private final double[][] marks;
    /// Minute by minute what a unit of each is worth, empty where that is not laid out.
    private final double[][] laid;
    private final int[] underlyings;
    private final boolean[] inverse;
    private final int[] entries;
    /// The first minute at which each must be looked at again: its mark changes, or it was traded since the last.
    private final long[] nexts;
    private final double[] quantities;
    private final double[] prices;
    private final double[] deltas;
    private final double[] nets;
    private final MinuteBlock block;
    /// Numbers of the lines that are held, ascending.
    private final int[] holding;
    private int held;
    private long until;
    double gross;
    double net;
    double absUnderlying;

    private PlainLines(PriceLine[] lines, int all) {
        this.lines = lines;
        int n = lines.length;
        grids = new MarkGrid[n];
        points = new long[n][];
        marks = new double[n][];
        laid = new double[n][];
        underlyings = new int[n];
        inverse = new boolean[n];
        for (int i = 0; i < n; i++) {
            grids[i] = lines[i].grid();
            points[i] = grids[i].points();
            marks[i] = grids[i].prices();
            laid[i] = grids[i].deltas();
            underlyings[i] = lines[i].underlying;
            inverse[i] = lines[i].isInverse();
        }
        entries = new int[n];
        nexts = new long[n];
        quantities = new double[n];
        prices = new double[n];
        deltas = new double[n];
        nets = new double[all];
        block = new MinuteBlock(all);
        holding = new int[n];
    }

    /// @return null when a line is of another kind
    static @Nullable PlainLines of(Book book) {
        var lines = new PriceLine[book.lines.size()];
        for (int i = 0; i < lines.length; i++) {
            if (!(book.lines.get(i) instanceof PriceLine line) || !line.isPlain()) {
                return null;
            }
            lines[i] = line;
        }
        return new PlainLines(lines, book.underlyings());
    }

    void begin(long atNs) {
        var view = new View();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].quantity == 0) {
                entries[i] = -1;
                continue;
            }
            view.base = Double.NaN;
            lines[i].look(atNs, view);
            entries[i] = grids[i].entry(Math.floorDiv(atNs, PositionMarks.MINUTE_NS));
            trade(i, view.base);
        }
        value();
    }

    /// Whether nothing is held.
    boolean isFlat() {
        return held == 0;
    }

    /// The only line that is held, null when none or several are.
    @Nullable
    PriceLine only() {
        return held == 1 ? lines[holding[0]] : null;
    }

    /// A line was traded at a price; it holds the new quantity.
    void traded(int line, double price) {
        trade(line, price);
        value();
    }

    private void trade(int line, double price) {
        double quantity = lines[line].quantity;
        if (quantity == 0 != (quantities[line] == 0)) {
            hold(line, quantity != 0);
        }
        quantities[line] = quantity;
        nexts[line] = Long.MIN_VALUE;
        see(line, price);
    }

    private void hold(int line, boolean isHeld) {
        int found = Arrays.binarySearch(holding, 0, held, line);
        int at = found < 0 ? -found - 1 : found;
        if (isHeld) {
            System.arraycopy(holding, at, holding, at + 1, held - at);
            holding[at] = line;
            held++;
        } else {
            System.arraycopy(holding, at + 1, holding, at, held - at - 1);
            held--;
        }
    }

    private void see(int i, double price) {
        double quantity = quantities[i];
        prices[i] = price;
        deltas[i] = quantity == 0 ? 0 : !inverse[i] ? quantity * price : price > 0 ? quantity : Double.NaN;
    }

    /// Takes all to a minute no earlier than the one before.
    void to(long minute) {
        long first = Long.MAX_VALUE;
        for (int k = 0; k < held; k++) {
            int i = holding[k];
            long next = nexts[i];
            if (next <= minute) {
                next = mark(i, minute);
            }
            first = Math.min(first, next);
        }
        until = first;
        value();
    }

    /// The last minute up to which what is held at a minute can be weighed by [#block]: the mark of a line changes there for
    /// the last time. No later than `minute` where it cannot.
    long blocksUntil(long minute) {
        long last = Long.MAX_VALUE;
        for (int k = 0; k < held; k++) {
            long[] changes = points[holding[k]];
            boolean isLaid = laid[holding[k]].length > 0 && changes[0] <= minute;
            last = Math.min(last, isLaid ? changes[changes.length - 1] : minute);
        }
        return last;
    }

    /// What is held at each of some minutes, the first of which everything was taken to; the state stays as it is.
    MinuteBlock block(long first, int count) {
        block.begin(count);
        for (int k = 0; k < held; k++) {
            int i = holding[k];
            block.add(grids[i], (int) (first - points[i][0]), underlyings[i], quantities[i]);
        }
        block.end();
        return block;
    }

    /// Marks a line at a minute; returns the first at which its mark is another.
    private long mark(int i, long minute) {
        long at = laid[i].length > 0 ? minute - points[i][0] : -1;
        if (at >= 0 && at + 1 < laid[i].length) {
            deltas[i] = quantities[i] == 0 ? 0 : quantities[i] * laid[i][(int) at];
            nexts[i] = grids[i].changeAfter((int) at) + points[i][0];
            return nexts[i];
        }
        long[] changes = points[i];
        int next = entries[i] + 1;
        if (next < changes.length && changes[next] <= minute) {
            next++;
            if (next < changes.length && changes[next] <= minute) {
                next = grids[i].entryFrom(next, minute) + 1;
            }
        }
        entries[i] = next - 1;
        nexts[i] = next < changes.length ? changes[next] : Long.MAX_VALUE;
        see(i, next > 0 ? marks[i][next - 1] : prices[i]);
        return nexts[i];
    }

    /// The first minute after the one it was taken to last at which the mark of anything held changes.
    long until() {
        return until;
    }

    private void value() {
        Arrays.fill(nets, 0);
        double sum = 0;
        for (int k = 0; k < held; k++) {
            int i = holding[k];
            sum += Math.abs(deltas[i]);
            nets[underlyings[i]] += deltas[i];
        }
        gross = sum;
        net = 0;
        absUnderlying = 0;
        for (double one : nets) {
            net += one;
            absUnderlying += Math.abs(one);
        }
    }
}
