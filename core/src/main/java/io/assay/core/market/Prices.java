package io.assay.core.market;

import io.assay.core.event.Decimals;

/// One exact price for each row of a sheet: a column of it, or the mean of best bid and best ask. Integers at one
/// scale, no coarser than that of the fills they judge.
final class Prices {
    static final long LIMIT = 1L << 61;

    private final PackedColumn first;
    private final PackedColumn second;
    private final int scale;
    private final double units;

    private Prices(PackedColumn first, PackedColumn second, int scale) {
        this.first = first;
        this.second = second;
        this.scale = scale;
        units = Double.parseDouble("1e" + scale);
    }

    /// At the scale that holds most of the values, the coarsest of several, within what the fills allow.
    ///
    /// @param first a column of prices, or the bids
    /// @param second the same column, or the asks
    static Prices of(PackedColumn first, PackedColumn second, int rows, int scaleMin, int scaleMax) {
        var changes = new int[Decimals.FRACTION_MAX + 2];
        for (int row = 0; row < rows; row++) {
            int own = own(first, second, row);
            int finer = own;
            while (finer <= Decimals.FRACTION_MAX && first.fits(row, finer, LIMIT) && second.fits(row, finer, LIMIT)) {
                finer++;
            }
            if (own >= 0 && finer > own) {
                changes[own]++;
                changes[finer]--;
            }
        }
        int best = scaleMin;
        int most = -1;
        int held = 0;
        for (int scale = 0; scale <= Math.min(scaleMax, Decimals.FRACTION_MAX); scale++) {
            held += changes[scale];
            if (scale >= scaleMin && held > most) {
                most = held;
                best = scale;
            }
        }
        return new Prices(first, second, best);
    }

    int scale() {
        return scale;
    }

    /// Whether a row has a price, and one that this scale holds exactly.
    boolean has(int row) {
        int own = own(first, second, row);
        return own >= 0 && own <= scale && first.fits(row, scale, LIMIT) && second.fits(row, scale, LIMIT)
                && at(row) > 0;
    }

    /// Price x 10^scale of a row that has one.
    long at(int row) {
        return (first.unscaledAt(row, scale) + second.unscaledAt(row, scale)) / 2;
    }

    double toDouble(int row) {
        return at(row) / units;
    }

    /// The digits a row's price needs: half a unit takes one more. -1 when there is none.
    private static int own(PackedColumn first, PackedColumn second, int row) {
        int a = first.scale(row);
        int b = second.scale(row);
        if (a < 0 || b < 0) {
            return -1;
        }
        return first == second ? a : Math.max(a, b) + 1;
    }
}
