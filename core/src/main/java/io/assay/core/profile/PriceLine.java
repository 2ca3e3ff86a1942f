package io.assay.core.profile;

import io.assay.core.market.ReferenceSeries;
import org.jspecify.annotations.Nullable;

/// A position in spot, a perpetual or a dated future: linear, inverse (its quantity is a face in USD) or quanto.
final class PriceLine extends Line {
    private final MarkGrid grid;
    private final MarkGrid fives;
    private final ReferenceSeries series;
    private final boolean inverse;
    private final @Nullable ReferenceSeries rates;
    private final boolean priced;
    private final @Nullable CoinLine coin;
    private int cursor = -1;

    /// @param grid marks by the minute
    /// @param fives the same by five minutes
    /// @param priced whether prices can be turned into USD
    /// @param rates USD of the price's currency, null when that is USD
    /// @param coin of a spot pair, the equity in its base token, which holds what was bought; of an inverse contract,
    /// the equity its profits are paid into
    PriceLine(int underlying, MarkGrid grid, MarkGrid fives, ReferenceSeries series, boolean inverse, boolean priced,
            @Nullable ReferenceSeries rates, @Nullable CoinLine coin) {
        super(underlying);
        this.grid = grid;
        this.fives = fives;
        this.series = series;
        this.inverse = inverse;
        this.priced = priced;
        this.rates = rates;
        this.coin = coin;
    }

    boolean isInverse() {
        return inverse;
    }

    MarkGrid grid() {
        return grid;
    }

    MarkGrid fives() {
        return fives;
    }

    /// Whether prefix sums of its marks say all about it.
    boolean isPlain() {
        return priced && rates == null && coin == null;
    }

    @Override
    boolean isIdle() {
        return quantity == 0 || isInCoin();
    }

    /// Whether equity in the coin already says what is held.
    boolean isInCoin() {
        return coin != null && !inverse && coin.isKnown();
    }

    @Override
    void look(long atNs, View out) {
        double seen = mark(atNs);
        see(atNs, Double.isNaN(seen) ? out.base : seen, out);
    }

    /// Sees the line at a price, whatever its marks say.
    void see(long atNs, double price, View out) {
        out.base = price;
        out.price = price;
        out.rate = rate(atNs);
        if (isIdle()) {
            out.nothing();
            return;
        }
        out.weight = quantity;
        out.delta = inverse ? price > 0 ? quantity * out.rate : Double.NaN : quantity * price * out.rate;
        out.levered = Math.abs(out.delta);
    }

    /// USD of the price's currency, NaN when nothing says.
    double rate(long atNs) {
        return priced ? rates == null ? 1 : priceAt(rates, atNs) : Double.NaN;
    }

    private double mark(long atNs) {
        long minute = Math.floorDiv(atNs, grid.stepNs());
        return minute * grid.stepNs() == atNs ? grid.price(entry(minute)) : priceAt(series, atNs);
    }

    /// Entry of the grid that holds at a minute.
    int entry(long minute) {
        boolean ahead = cursor >= 0 && grid.point(cursor) <= minute;
        cursor = ahead ? grid.entryFrom(cursor, minute) : grid.entry(minute);
        return cursor;
    }

    static double priceAt(ReferenceSeries series, long atNs) {
        int last = series.mark(atNs);
        return last < 0 ? Double.NaN : series.priceOf(last);
    }

    @Override
    long quietUntil(long minute) {
        if (isIdle()) {
            return Long.MAX_VALUE;
        }
        return rates == null ? grid.until(entry(minute)) : minute + 1;
    }

    @Override
    double gain(View from, View to) {
        return gain(from.weight, from.base, from.rate, to);
    }

    @Override
    double gain(double change, double price, double rate, View to) {
        return change == 0 ? 0 : change * (inverse ? to.base / price - 1 : to.base - price) * to.rate;
    }

    @Override
    double coins(long atNs) {
        return inverse && quantity != 0 ? -quantity / mark(atNs) : 0;
    }

    @Override
    double coinCost(double change, double price) {
        return inverse ? -change / price : isInCoin() ? -change : 0;
    }
}
