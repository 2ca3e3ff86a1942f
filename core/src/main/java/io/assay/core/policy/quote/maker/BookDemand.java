package io.assay.core.policy.quote.maker;

/// How often unit orders are filled by their distance `d` from the mid: `intensity e^(-decay d)` a unit of time, each side.
///
/// @param intensity fills a unit of time at the mid; positive
/// @param decay how fast they fade, per unit of price; positive
public record BookDemand(double intensity, double decay) {
    public BookDemand {
        Positive.check("intensity", intensity);
        Positive.check("decay", decay);
    }

    /// Fills a unit of time at a distance.
    public double fillsAt(double distance) {
        return intensity * StrictMath.exp(-decay * distance);
    }

    /// What one who is averse to risk by `riskAversion` adds for being filled at all: `ln(1 + gamma/k) / gamma`, and its limit
    /// `1/k` at no aversion.
    double base(double riskAversion) {
        return riskAversion == 0 ? 1 / decay : StrictMath.log1p(riskAversion / decay) / riskAversion;
    }
}
