package io.assay.core.event;

/// Some rows of fills that follow each other, unpacked at once into arrays: what walks over an account's fills, more than once
/// or column by column, asks here what [Fills] would say and does not unpack it anew for each question.
///
/// Holds at most [#MOST] rows, and is turned to the next ones by [#see].
public final class FillSpan {
    private static final int MOST = 1 << 12;
    private static final int FEW = 1 << 6;

    private final Fills fills;
    private int first;
    private int last;
    private boolean hasPositions;
    private long[] instruments = {};
    private long[] timesNs = {};
    private long[] prices = {};
    private long[] quantities = {};
    private long[] positions = {};
    private long[] positionScales = {};
    private long[] currencies = {};

    public FillSpan(Fills fills) {
        this.fills = fills;
    }

    /// Turns to a row and those behind it, if it is not there yet. To be called before a row is asked about.
    ///
    /// @param to one past the last row that will be asked about
    public void see(int row, int to) {
        if (row >= last || row < first) {
            first = row;
            last = Math.min(to, row + MOST);
            makeRoom(last - first);
            hasPositions = false;
            fills.unpack(first, last, instruments, timesNs, prices, quantities);
        }
    }

    private void makeRoom(int rows) {
        if (rows > timesNs.length) {
            int room = Math.min(MOST, Math.max(FEW, 2 * rows));
            instruments = new long[room];
            timesNs = new long[room];
            prices = new long[room];
            quantities = new long[room];
        }
    }

    public int instrument(int row) {
        return (int) instruments[row - first];
    }

    public long timeNs(int row) {
        return timesNs[row - first];
    }

    /// See [Fills#price].
    public long price(int row) {
        return prices[row - first];
    }

    /// See [Fills#quantity].
    public long quantity(int row) {
        return quantities[row - first];
    }

    /// See [Fills#signedAmount].
    public double signedAmount(int row) {
        return Decimals.toDouble(fills.side(row).sign() * quantity(row), fills.quantityScale(instrument(row)));
    }

    /// See [Fills#amountBefore].
    public double amountBefore(int row) {
        seePositions();
        int scale = (int) positionScales[row - first];
        return scale < 0 ? fills.amountBefore(row) : Decimals.toDouble(positions[row - first], scale);
    }

    /// See [Fills#amountAfter].
    public double amountAfter(int row) {
        seePositions();
        int at = row - first;
        int instrument = instrument(row);
        int scale = (int) positionScales[at];
        double quick = scale < 0 || currencies[at] == fills.baseCurrency(instrument) ? Double.NaN
                : Fills.after(positions[at], scale, fills.side(row).sign() * quantities[at],
                        fills.quantityScale(instrument));
        return Double.isNaN(quick) ? fills.amountAfter(row) : quick;
    }

    private void seePositions() {
        if (!hasPositions) {
            hasPositions = true;
            if (positions.length < timesNs.length) {
                positions = new long[timesNs.length];
                positionScales = new long[timesNs.length];
                currencies = new long[timesNs.length];
            }
            fills.unpackPositions(first, last, positions, positionScales, currencies);
        }
    }
}
