package io.assay.core.profile;

import io.assay.core.market.PrintSeries;

/// One account's position in one instrument while an [ExposureFold] sweeps over time.
final class Holding {
    final int underlying;
    private final PrintSeries series;
    private final double unit;
    private final boolean inUsd;
    double quantity;
    private double mark = Double.NaN;
    private long sinceNs;
    private double quantitySeconds;
    private double closed;
    private double closedNotional;

    Holding(int underlying, PrintSeries series, int priceScale, boolean inUsd, double quantity) {
        this.underlying = underlying;
        this.series = series;
        this.inUsd = inUsd;
        this.quantity = quantity;
        unit = Double.parseDouble("1e-" + priceScale);
    }

    void start(long atNs) {
        sinceNs = atNs;
        mark(atNs);
    }

    /// Takes the last print at or before a grid point as the mark; none yet leaves the mark as it is.
    void mark(long atNs) {
        int print = series.mark(atNs);
        if (print >= 0) {
            mark = series.priceOf(print);
        }
    }

    /// The position jumps to `before`, then trades to `after` at a price, which becomes the mark.
    void trade(long atNs, double before, double after, long price) {
        age(atNs);
        double change = after - before;
        if (before * change < 0) {
            double part = Math.min(Math.abs(before), Math.abs(change));
            closed += part;
            closedNotional += part * price * unit;
        }
        quantity = after;
        mark = price * unit;
    }

    /// Counts the time the present quantity was held, up to a moment.
    void age(long atNs) {
        quantitySeconds += Math.abs(quantity) * ((atNs - sinceNs) * 1e-9);
        sinceNs = atNs;
    }

    /// Signed USD delta at the mark; NaN when something is held that nothing marks.
    double delta() {
        return quantity == 0 ? 0 : inUsd ? quantity * mark : Double.NaN;
    }

    double closedNotional() {
        return closedNotional;
    }

    /// Seconds a unit was held until it was closed; only where something was closed.
    double holdingSeconds() {
        return quantitySeconds / closed;
    }
}
