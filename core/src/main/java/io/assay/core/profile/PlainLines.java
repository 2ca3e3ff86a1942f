package io.assay.core.profile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A book all of whose lines are plain, as numbers side by side: what each is worth at the minute it has been taken to,
/// or at its own trade since.
final class PlainLines {
    private final PriceLine[] lines;
    private final int[] entries;
    /// The first minute at which each mark changes.
    private final long[] nexts;
    private final double[] quantities;
    private final double[] prices;
    private final double[] deltas;
    private final double[] nets;
    private int held;
    double gross;
    double net;
    double absUnderlying;

    private PlainLines(PriceLine[] lines, int underlyings) {
        this.lines = lines;
        entries = new int[lines.length];
        nexts = new long[lines.length];
        quantities = new double[lines.length];
        prices = new double[lines.length];
        deltas = new double[lines.length];
        nets = new double[underlyings];
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
            view.base = Double.NaN;
            lines[i].look(atNs, view);
            prices[i] = view.base;
            entries[i] = lines[i].grid().entry(Math.floorDiv(atNs, PositionMarks.MINUTE_NS));
            nexts[i] = lines[i].grid().until(entries[i]);
            take(i);
            see(i);
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
        for (int i = 0; i < lines.length && held == 1; i++) {
            if (quantities[i] != 0) {
                return lines[i];
            }
        }
        return null;
    }

    /// A line was traded at a price; it holds the new quantity.
    void traded(int line, double price) {
        prices[line] = price;
        take(line);
        see(line);
        value();
    }

    private void take(int i) {
        held += (lines[i].quantity == 0 ? 0 : 1) - (quantities[i] == 0 ? 0 : 1);
        quantities[i] = lines[i].quantity;
    }

    /// Takes all to a minute no earlier than the one before.
    void to(long minute) {
        for (int i = 0; i < lines.length; i++) {
            if (quantities[i] != 0) {
                if (nexts[i] <= minute) {
                    entries[i] = lines[i].grid().entryFrom(entries[i], minute);
                    nexts[i] = lines[i].grid().until(entries[i]);
                }
                double mark = lines[i].grid().price(entries[i]);
                prices[i] = Double.isNaN(mark) ? prices[i] : mark;
                see(i);
            }
        }
        value();
    }

    /// The first minute at which the mark of anything held changes.
    long until() {
        long until = Long.MAX_VALUE;
        for (int i = 0; i < lines.length; i++) {
            until = quantities[i] == 0 ? until : Math.min(until, nexts[i]);
        }
        return until;
    }

    private void see(int i) {
        double quantity = quantities[i];
        deltas[i] = quantity == 0 ? 0
                : !lines[i].isInverse() ? quantity * prices[i] : prices[i] > 0 ? quantity : Double.NaN;
    }

    private void value() {
        Arrays.fill(nets, 0);
        gross = 0;
        for (int i = 0; i < deltas.length; i++) {
            gross += Math.abs(deltas[i]);
            nets[lines[i].underlying] += deltas[i];
        }
        net = 0;
        absUnderlying = 0;
        for (double one : nets) {
            net += one;
            absUnderlying += Math.abs(one);
        }
    }
}
