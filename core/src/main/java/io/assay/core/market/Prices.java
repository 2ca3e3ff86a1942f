package io.assay.core.market;

import io.assay.core.event.Decimals;
import io.assay.core.event.LongColumn;

/// One exact price for each row of a sheet: a column of it, or the mean of best bid and best ask. Integers at one
/// scale, no coarser than that of the fills they judge.
final class Prices {
    static final long LIMIT = 1L << 61;
    /// The largest integers that are below the limit when given so many more digits.
    private static final long[] LIMITS = limits();
    /// By leading zeros of an integer, how many of the limits hold any such integer.
    private static final int[] MORE = more();

    /// Rows looked through at a time.
    private static final int STRETCH = 1 << 12;

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
        int most = Math.min(scaleMax, Decimals.FRACTION_MAX);
        var ones = new long[Math.min(rows, STRETCH)];
        var others = first == second ? ones : new long[ones.length];
        for (int from = 0; from < rows; from += STRETCH) {
            int to = Math.min(rows, from + STRETCH);
            first.packed().copyTo(ones, from, to);
            if (first != second) {
                second.packed().copyTo(others, from, to);
            }
            see(changes, ones, others, to - from, first == second, most);
        }
        int best = scaleMin;
        int mostHeld = -1;
        int held = 0;
        for (int scale = 0; scale <= most; scale++) {
            held += changes[scale];
            if (scale >= scaleMin && held > mostHeld) {
                mostHeld = held;
                best = scale;
            }
        }
        return new Prices(first, second, best);
    }

    /// Counts rows at the scales that hold them, up to the finest that is asked for.
    private static void see(int[] changes, long[] ones, long[] others, int count, boolean same, int scaleMax) {
        for (int i = 0; i < count; i++) {
            int own = own(ones[i], others[i], same);
            if (own >= 0 && own <= scaleMax) {
                changes[own]++;
                if (!holds(scaleMax, ones[i]) || !holds(scaleMax, others[i])) {
                    changes[Math.max(own, 1 + Math.min(finest(ones[i]), finest(others[i])))]--;
                }
            }
        }
    }

    /// Whether a scale no coarser than that of a packed value that is there holds it.
    private static boolean holds(int scale, long value) {
        return Math.abs(PackedColumn.unscaledOf(value)) <= LIMITS[scale - PackedColumn.scaleOf(value)];
    }

    /// The finest scale at which a packed value that is there fits.
    static int finest(long value) {
        int own = PackedColumn.scaleOf(value);
        long size = Math.abs(PackedColumn.unscaledOf(value));
        int digits = MORE[Long.numberOfLeadingZeros(size)];
        boolean oneMore = digits <= Decimals.FRACTION_MAX && size <= LIMITS[digits];
        return Math.min(Decimals.FRACTION_MAX, own + (oneMore ? digits : digits - 1));
    }

    /// Price x 10^scale of a row, [ReferenceSeries#NO_PRICE] when it has none that this scale holds exactly.
    long price(int row) {
        long one = first.packed().get(row);
        return price(one, first == second ? one : second.packed().get(row));
    }

    /// The prices of all rows of a timeline, in its order.
    LongColumn of(Timeline timeline) {
        var prices = new LongColumn();
        var ones = new long[Math.min(timeline.size(), STRETCH)];
        var others = first == second ? ones : new long[ones.length];
        for (int from = 0; from < timeline.size(); from += STRETCH) {
            int to = Math.min(timeline.size(), from + STRETCH);
            timeline.copyTo(first.packed(), ones, from, to);
            if (first != second) {
                timeline.copyTo(second.packed(), others, from, to);
            }
            price(ones, others, to - from);
            prices.append(ones, 0, to - from);
        }
        return prices;
    }

    /// Puts prices in the place of the first of two values.
    private void price(long[] ones, long[] others, int count) {
        for (int i = 0; i < count; i++) {
            ones[i] = price(ones[i], others[i]);
        }
    }

    private long price(long one, long other) {
        int a = PackedColumn.scaleOf(one);
        int b = PackedColumn.scaleOf(other);
        long x = PackedColumn.unscaledOf(one);
        long y = PackedColumn.unscaledOf(other);
        if (a < 0 || b < 0 || (first == second ? a : Math.max(a, b) + 1) > scale
                || Math.abs(x) > LIMITS[scale - a] || Math.abs(y) > LIMITS[scale - b]) {
            return ReferenceSeries.NO_PRICE;
        }
        long price = (x * PackedColumn.power(scale - a) + y * PackedColumn.power(scale - b)) / 2;
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
    private static int own(long one, long other, boolean same) {
        int a = PackedColumn.scaleOf(one);
        int b = PackedColumn.scaleOf(other);
        if (a < 0 || b < 0) {
            return -1;
        }
        return same ? a : Math.max(a, b) + 1;
    }

    private static long[] limits() {
        var limits = new long[Decimals.FRACTION_MAX + 1];
        for (int digits = 0; digits < limits.length; digits++) {
            limits[digits] = (LIMIT - 1) / PackedColumn.power(digits);
        }
        return limits;
    }

    private static int[] more() {
        var more = new int[Long.SIZE + 1];
        for (int zeros = 0; zeros < more.length; zeros++) {
            long largest = zeros == 0 ? Long.MAX_VALUE : zeros == Long.SIZE ? 0 : -1L >>> zeros;
            while (more[zeros] < LIMITS.length && largest <= LIMITS[more[zeros]]) {
                more[zeros]++;
            }
        }
        return more;
    }
}
