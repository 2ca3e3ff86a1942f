package io.assay.core.policy.impact;

/// Impact by size as a law measured it: a (x/x0)^δ in daily volatilities, x = Q/V, and how surely.
///
/// The factor is that at the anchor x0, where it hangs least on the exponent, so both count as told apart: the logarithm of the
/// impact at x has the half width `sqrt(ha² + hδ² ln²(x/x0))`, `ha` being that of ln a and `hδ` that of δ.
///
/// @param exponent δ > 0
/// @param anchor x0 > 0, size over daily volume
/// @param atAnchor a, with the interval of its logarithm
public record ImpactCurve(Interval exponent, double anchor, Interval atAnchor) {
    /// Whether there is a curve at all: a positive impact, an exponent, and intervals of both.
    public boolean isKnown() {
        return anchor > 0 && atAnchor.low() > 0 && exponent.estimate() > 0 && exponent.high() > exponent.low()
                && Double.isFinite(atAnchor.high());
    }

    /// Impact at the end of a metaorder, daily volatilities; NaN where there is no curve.
    ///
    /// @param size Q/V > 0
    public Interval at(double size) {
        return at(size, 0, 1);
    }

    /// What the average fill of a metaorder is worse than the price before, daily volatilities: impact/(1 + δ), as each part
    /// pays for what came before it ([SquareRootLaw#cost]).
    ///
    /// @param size Q/V > 0
    public Interval cost(double size) {
        double parts = 1 + exponent.estimate();
        return at(size, -1 / parts, 1 / parts);
    }

    /// @param slope derivative of the logarithm of `share` by the exponent
    private Interval at(double size, double slope, double share) {
        Numbers.positive("size", size);
        if (!isKnown()) {
            return Interval.ABSENT;
        }
        double away = StrictMath.log(size / anchor);
        double factor = StrictMath.log(atAnchor.high() / atAnchor.low()) / 2;
        double shape = (exponent.high() - exponent.low()) / 2 * (away + slope);
        return Interval.ofLog(StrictMath.log(atAnchor.estimate() * share) + exponent.estimate() * away,
                StrictMath.sqrt(factor * factor + shape * shape));
    }
}
