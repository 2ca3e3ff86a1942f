package io.assay.core.profile;

import java.util.Arrays;

/// What one account holds of plain instruments ([PlainTerms#plain]) and what that is worth, as numbers side by side; the next
/// account begins anew in the same arrays. Lines are numbered as the account opened them. What is not held adds 0 to every sum.
final class PlainBook implements MinuteBlocks {
    private final PlainTerms terms;
    private final MarkRows rows;
    private final double[] laid;
    /// Number of an instrument's line, -1 for one that was not opened.
    private final int[] lineOf;
    /// Number of an underlying of all instruments among those of the book, -1 for one that is not in it.
    private final int[] underlyingOf;
    private final int[] instruments;
    private final int[] underlyings;
    /// The first and last line of each underlying, and the next of the same behind each line, -1 for none.
    private final int[] firsts;
    private final int[] lasts;
    private final int[] nexts;
    private final double[] quantities;
    private final double[] deltas;
    private final MinuteBlock block;
    /// What is held by what was seen of it last.
    final HeldSums sums;
    private int lines;
    private int lineups;
    private int held;

    PlainBook(PlainTerms terms, MarkRows rows) {
        this.terms = terms;
        this.rows = rows;
        laid = rows.deltas();
        int n = terms.plain.length;
        lineOf = new int[n];
        underlyingOf = new int[n];
        Arrays.fill(lineOf, -1);
        Arrays.fill(underlyingOf, -1);
        instruments = new int[n];
        underlyings = new int[n];
        firsts = new int[n];
        lasts = new int[n];
        nexts = new int[n];
        quantities = new double[n];
        deltas = new double[n];
        block = new MinuteBlock(n);
        sums = new HeldSums(n, n);
    }

    /// Forgets everything.
    void clear() {
        for (int line = 0; line < lines; line++) {
            lineOf[instruments[line]] = -1;
            underlyingOf[terms.underlyings[instruments[line]]] = -1;
        }
        lines = 0;
        lineups = 0;
        held = 0;
    }

    boolean hasLine(int instrument) {
        return lineOf[instrument] >= 0;
    }

    int line(int instrument) {
        return lineOf[instrument];
    }

    int lines() {
        return lines;
    }

    int instrument(int line) {
        return instruments[line];
    }

    /// Opens the next line.
    void open(int instrument, double quantity) {
        int line = lines++;
        lineOf[instrument] = line;
        instruments[line] = instrument;
        quantities[line] = quantity;
        held += quantity == 0 ? 0 : 1;
        int named = terms.underlyings[instrument];
        int underlying = underlyingOf[named];
        if (underlying < 0) {
            underlying = lineups++;
            underlyingOf[named] = underlying;
            firsts[underlying] = line;
        } else {
            nexts[lasts[underlying]] = line;
        }
        lasts[underlying] = line;
        nexts[line] = -1;
        underlyings[line] = underlying;
    }

    double quantity(int line) {
        return quantities[line];
    }

    void setQuantity(int line, double quantity) {
        held += (quantity == 0 ? 0 : 1) - (quantities[line] == 0 ? 0 : 1);
        quantities[line] = quantity;
    }

    boolean isFlat() {
        return held == 0;
    }

    /// Number of the only line that is held, -1 when none or several are.
    int only() {
        int line = held == 1 ? 0 : lines;
        while (line < lines && quantities[line] == 0) {
            line++;
        }
        return line < lines ? line : -1;
    }

    /// Values one line at a price; to be followed by [#value].
    void see(int line, double price) {
        deltas[line] = quantities[line] == 0 ? 0 : quantities[line] * terms.unit(instruments[line], price);
    }

    /// Adds up everything as it was seen.
    void value() {
        sumGross();
        sumNets();
    }

    /// A line was traded at a price; it holds the new quantity.
    void traded(int line, double price) {
        see(line, price);
        sums.sumGross(deltas, line, lines);
        int underlying = underlyings[line];
        double sum = 0;
        for (int i = firsts[underlying]; i >= 0; i = nexts[i]) {
            sum += deltas[i];
        }
        sums.renet(underlying, sum, lineups);
    }

    /// Marks everything held at a minute.
    ///
    /// @return false where something has no mark yet
    boolean mark(long minute) {
        int row = rows.at(minute);
        if (row >= 0) {
            markLaid(row);
            sumGross();
        }
        if (row < 0 || Double.isNaN(sums.gross)) {
            markEach(minute);
            sumGross();
        }
        sumNets();
        return !Double.isNaN(sums.gross);
    }

    private void markLaid(int row) {
        double[] laid = this.laid;
        double[] quantities = this.quantities;
        double[] deltas = this.deltas;
        int[] instruments = this.instruments;
        for (int line = 0; line < lines; line++) {
            double quantity = quantities[line];
            deltas[line] = quantity == 0 ? 0 : quantity * laid[row + instruments[line]];
        }
    }

    private void markEach(long minute) {
        for (int line = 0; line < lines; line++) {
            var grid = terms.grids[instruments[line]];
            see(line, grid.price(grid.entry(minute)));
        }
    }

    @Override
    public long blocksUntil(long minute) {
        long last = Long.MAX_VALUE;
        for (int line = 0; line < lines; line++) {
            if (quantities[line] != 0) {
                last = Math.min(last, terms.grids[instruments[line]].laidUntil(minute));
            }
        }
        return last;
    }

    @Override
    public MinuteBlock block(long first, int count) {
        block.begin(lineups, count);
        for (int line = 0; line < lines; line++) {
            if (quantities[line] != 0) {
                block.add(terms.grids[instruments[line]], first, underlyings[line], quantities[line]);
            }
        }
        block.end();
        return block;
    }

    /// The first minute after one at which the mark of anything held changes.
    long until(long minute) {
        long first = Long.MAX_VALUE;
        for (int line = 0; line < lines; line++) {
            var grid = terms.grids[instruments[line]];
            first = quantities[line] == 0 ? first : Math.min(first, grid.until(grid.entry(minute)));
        }
        return first;
    }

    private void sumGross() {
        sums.sumGross(deltas, 0, lines);
    }

    private void sumNets() {
        sums.sumNets(deltas, underlyings, lines, lineups);
    }
}
