package io.assay.core.profile;

/// How long one account held what it held of an instrument.
final class Holding {
    private long sinceNs;
    private double quantitySeconds;
    private double closed;
    private double closedNotional;

    void start(long atNs) {
        sinceNs = atNs;
    }

    /// The position jumps to `before`, then trades to `after` at a price.
    ///
    /// @param held until now
    /// @param worth USD a unit closed counts for among other instruments
    void trade(long atNs, double held, double before, double after, double worth) {
        age(atNs, held);
        double change = after - before;
        if (before * change < 0) {
            double part = Math.min(Math.abs(before), Math.abs(change));
            closed += part;
            closedNotional += part * worth;
        }
    }

    /// Counts the time a quantity was held, up to a moment.
    void age(long atNs, double held) {
        quantitySeconds += Math.abs(held) * ((atNs - sinceNs) * 1e-9);
        sinceNs = atNs;
    }

    double closedNotional() {
        return closedNotional;
    }

    /// Seconds a unit was held until it was closed; only where something was closed.
    double holdingSeconds() {
        return quantitySeconds / closed;
    }
}
