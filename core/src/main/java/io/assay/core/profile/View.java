package io.assay.core.profile;

/// What one [Line] is worth and how it moves, as seen at one moment. Amounts in USD; NaN where nothing marks it.
final class View {
    /// Signed quantity it was seen with.
    double weight;
    /// Price whose simple return the delta earns.
    double base = Double.NaN;
    /// Price of a unit: the premium of an option, elsewhere the base.
    double price = Double.NaN;
    /// USD of a unit of the price's currency.
    double rate = 1;
    double delta;
    double vega;
    double gamma;
    /// What it adds to leverage: abs(delta), for a short option its underlying notional too.
    double levered;

    void nothing() {
        weight = 0;
        delta = 0;
        vega = 0;
        gamma = 0;
        levered = 0;
    }

    /// Delta times the simple return until `later`.
    double move(View later) {
        return delta == 0 ? 0 : delta * (later.base / base - 1);
    }
}
