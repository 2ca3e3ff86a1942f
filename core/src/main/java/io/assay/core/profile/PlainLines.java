package io.assay.core.profile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A book all of whose lines are plain, as numbers side by side: what each is worth at the minute it has been taken to,
/// or at its own trade since. What is not held adds nothing to any sum and is passed over.
final class PlainLines implements MinuteBlocks {
    private final PriceLine[] lines;
    private final MarkGrid[] grids;
    /// The minutes at which each mark changes, and to what.
    private final long[][] points;
    private final double[][] marks;
    /// What a unit of each is worth where minutes are laid out side by side, and the number it has there.
    private final MarkRows rows;
    private final double[] laid;
    private final int[] numbers;
    private final int[] underlyings;
    private final boolean[] inverse;
    /// The lines of each underlying, ascending.
    private final int[][] lineups;
    /// The minute each is laid out from, and how many minutes but the last.
    private final long[] starts;
    private final int[] lasts;
    private final int[] entries;
    /// The first minute at which each that is not laid out must be looked at again: its mark changes, or it was traded since the
    /// last.
    private final long[] nexts;
    private final double[] quantities;
    private final double[] prices;
    private final double[] deltas;
    private final MinuteBlock block;
    /// What is held by what was seen of it last.
    final HeldSums sums;
    /// Numbers of the lines that are held, ascending, and where each is among them, below 0 for one that is not.
    private final int[] holding;
    private final int[] places;
    private int held;
    private long minute;

    private PlainLines(PriceLine[] lines, int[] numbers, MarkRows rows, int all) {
        this.lines = lines;
        this.numbers = numbers;
        this.rows = rows;
        laid = rows.deltas();
        int n = lines.length;
        grids = new MarkGrid[n];
        points = new long[n][];
        marks = new double[n][];
        underlyings = new int[n];
        inverse = new boolean[n];
        for (int i = 0; i < n; i++) {
            grids[i] = lines[i].grid();
            points[i] = grids[i].points();
            marks[i] = grids[i].prices();
            underlyings[i] = lines[i].underlying;
            inverse[i] = lines[i].isInverse();
        }
        lineups = lineups(underlyings, all);
        starts = new long[n];
        lasts = new int[n];
        for (int i = 0; i < n; i++) {
            int minutes = grids[i].deltas().length;
            starts[i] = minutes > 0 ? points[i][0] : 0;
            lasts[i] = Math.max(0, minutes - 1);
        }
        entries = new int[n];
        nexts = new long[n];
        quantities = new double[n];
        prices = new double[n];
        deltas = new double[n];
        block = new MinuteBlock(all);
        sums = new HeldSums(n, all);
        holding = new int[n];
        places = new int[n];
        Arrays.fill(places, -1);
    }

    private static int[][] lineups(int[] underlyings, int all) {
        var counts = new int[all];
        for (int underlying : underlyings) {
            counts[underlying]++;
        }
        var lineups = new int[all][];
        for (int i = underlyings.length - 1; i >= 0; i--) {
            int underlying = underlyings[i];
            if (lineups[underlying] == null) {
                lineups[underlying] = new int[counts[underlying]];
            }
            lineups[underlying][--counts[underlying]] = i;
        }
        return lineups;
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
        int[] numbers = new int[lines.length];
        for (int i = 0; i < lines.length; i++) {
            numbers[i] = book.held.get(i).instrument();
        }
        return new PlainLines(lines, numbers, book.markRows(), book.underlyings());
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
        int at = trade(line, price);
        int underlying = underlyings[line];
        double net = 0;
        for (int i : lineups[underlying]) {
            net += deltas[i];
        }
        sums.sumGross(deltas, holding, at, held);
        sums.renet(underlying, net, lineups.length);
    }

    /// @return from which of those held on anything is changed
    private int trade(int line, double price) {
        double quantity = lines[line].quantity;
        int at = places[line];
        if (quantity == 0 != (quantities[line] == 0)) {
            at = at < 0 ? -Arrays.binarySearch(holding, 0, held, line) - 1 : at;
            hold(line, at, quantity != 0);
        }
        quantities[line] = quantity;
        nexts[line] = Long.MIN_VALUE;
        see(line, price);
        return at < 0 ? held : at;
    }

    private void hold(int line, int at, boolean isHeld) {
        if (isHeld) {
            System.arraycopy(holding, at, holding, at + 1, held - at);
            holding[at] = line;
            held++;
        } else {
            System.arraycopy(holding, at + 1, holding, at, held - at - 1);
            held--;
            places[line] = -1;
        }
        for (int k = at; k < held; k++) {
            places[holding[k]] = k;
        }
    }

    private void see(int i, double price) {
        double quantity = quantities[i];
        prices[i] = price;
        deltas[i] = quantity == 0 ? 0 : !inverse[i] ? quantity * price : price > 0 ? quantity : Double.NaN;
    }

    /// Takes all to a minute no earlier than the one before.
    void to(long minute) {
        this.minute = minute;
        int row = rows.at(minute);
        for (int k = 0; k < held; k++) {
            int i = holding[k];
            double unit = row < 0 ? Double.NaN : laid[row + numbers[i]];
            if (!Double.isNaN(unit)) {
                deltas[i] = quantities[i] * unit;
            } else if (nexts[i] <= minute) {
                mark(i);
            }
        }
        value();
    }

    @Override
    public long blocksUntil(long minute) {
        long last = Long.MAX_VALUE;
        for (int k = 0; k < held; k++) {
            last = Math.min(last, grids[holding[k]].laidUntil(minute));
        }
        return last;
    }

    @Override
    public MinuteBlock block(long first, int count) {
        block.begin(lineups.length, count);
        for (int k = 0; k < held; k++) {
            int i = holding[k];
            block.add(grids[i], first, underlyings[i], quantities[i]);
        }
        block.end();
        return block;
    }

    /// Marks a line that is not laid out.
    private void mark(int i) {
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
    }

    /// The first minute after the one it was taken to last at which the mark of anything held changes.
    long until() {
        long first = Long.MAX_VALUE;
        for (int k = 0; k < held && first > minute + 1; k++) {
            int i = holding[k];
            long at = minute - starts[i];
            long next = at >= 0 && at < lasts[i] ? grids[i].changeAfter((int) at) + starts[i] : nexts[i];
            first = Math.min(first, next);
        }
        return first;
    }

    private void value() {
        sums.sumGross(deltas, holding, 0, held);
        sums.sumNets(deltas, underlyings, holding, held, lineups.length);
    }
}
