package io.assay.core.market;

import io.assay.core.event.Decimals;

/// One exact price for each row of a sheet: a column of it, or the mean of best bid and best ask. Integers at one
/// scale, no coarser than that of the fills they judge.
final class Prices {
    static final long LIMIT = 1L << 61;
    /// The largest integers that are below the limit when given so many more digits.
    private static final long[] LIMITS = limits();

    private final PackedColumn first;
    private final PackedColumn second;
    private final int scale;

    private Prices(PackedColumn first, PackedColumn second, int scale) {
        this.first = first;
        this.second = second;
        this.scale = scale;
    }

    /// At the scale that holds most of the values, the coarsest of several, within what the fills allow.
    ///
    /// @param first a column of prices, or the bids
    /// @param second the same column, or the asks
    static Prices of(PackedColumn first, PackedColumn second, int rows, int scaleMin, int scaleMax) {
        var changes = new int[Decimals.FRACTION_MAX + 2];
        for (int row = 0; row < rows; row++) {
            int own = own(first, second, row);
            if (own >= 0) {
                int finest = Math.min(finest(first, row), finest(second, row));
                if (finest >= own) {
                    changes[own]++;
                    changes[finest + 1]--;
                }
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

    /// The finest scale at which a value that is there fits.
    private static int finest(PackedColumn column, int row) {
        int own = column.scale(row);
        long size = Math.abs(column.unscaledAt(row, own));
        int finest = own;
        while (finest < Decimals.FRACTION_MAX && size <= LIMITS[finest + 1 - own]) {
            finest++;
        }
        return finest;
    }

    /// Price x 10^scale of a row, [ReferenceSeries#NO_PRICE] when it has none that this scale holds exactly.
    long price(int row) {
        int a = first.scale(row);
        int b = second.scale(row);
        if (a < 0 || b < 0 || (first == second ? a : Math.max(a, b) + 1) > scale
                || Math.abs(first.unscaledAt(row, a)) > LIMITS[scale - a]
                || Math.abs(second.unscaledAt(row, b)) > LIMITS[scale - b]) {
            return ReferenceSeries.NO_PRICE;
        }
        long price = (first.unscaledAt(row, scale) + second.unscaledAt(row, scale)) / 2;
        return price > 0 ? price : ReferenceSeries.NO_PRICE;
    }

    int scale() {
        return scale;
    }

    /// Whether a row has a price, and one that this scale holds exactly.
    boolean has(int row) {
        return price(row) != ReferenceSeries.NO_PRICE;
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

    private static long[] limits() {
        var limits = new long[Decimals.FRACTION_MAX + 1];
        for (int digits = 0; digits < limits.length; digits++) {
            limits[digits] = (LIMIT - 1) / PackedColumn.power(digits);
        }
        return limits;
    }
}
