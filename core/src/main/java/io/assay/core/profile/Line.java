package io.assay.core.profile;

/// What an account holds of one thing that has a delta.
abstract sealed class Line permits PriceLine, OptionLine, CoinLine {
    /// Number of what its delta is delta in; lines of one underlying net.
    final int underlying;
    /// Signed, in base units, face or contracts' underlying units: see [io.assay.core.event.Fills#quantity].
    double quantity;

    Line(int underlying) {
        this.underlying = underlying;
    }

    /// Whether there is nothing to value.
    abstract boolean isIdle();

    /// Sees the line with what was known at or before a moment. Where nothing marks it, an earlier price stays.
    abstract void look(long atNs, View out);

    /// The first minute after grid point `minute` at which it must be looked at again, if nothing is traded.
    abstract long quietUntil(long minute);

    /// USD gained between two views by what was held at the first.
    abstract double gain(View from, View to);

    /// USD gained until a view by trading `change` at a price, when a unit of the price's currency was worth `rate`.
    abstract double gain(double change, double price, double rate, View to);

    /// What it adds to equity in its settlement coin, and holds in it as long as the price does not move.
    double coins(long atNs) {
        return 0;
    }

    /// Coins paid for a change of quantity at a price.
    double coinCost(double change, double price) {
        return 0;
    }
}
