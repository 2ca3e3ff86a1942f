package io.assay.core.policy.impact;

/// Impact of a metaorder of size Q over a day's volume V, in daily volatilities: I/σ_D = c (Q/V)^δ (Torre and Ferrari
/// 1997; Toth and others, Physical Review X 1, 021006, 2011; Sato and Kanazawa, Physical Review Letters 2025, find δ =
/// 0.489 ± 0.0015 over stocks).
///
/// @param prefactor c, impact of a whole day's volume in daily volatilities
/// @param exponent δ > 0
public record SquareRootLaw(double prefactor, double exponent) {
    public SquareRootLaw {
        Numbers.finite("prefactor", prefactor);
        Numbers.positive("exponent", exponent);
    }

    /// Impact at the end, in daily volatilities.
    ///
    /// @param size Q/V >= 0
    public double impact(double size) {
        Numbers.notNegative("size", size);
        return prefactor * StrictMath.pow(size, exponent);
    }

    /// What the average fill is worse than the price before, in daily volatilities: each part of the metaorder pays the
    /// impact of what came before it, and the mean of c x^δ over the way to Q/V is I/(1 + δ).
    public double cost(double size) {
        return impact(size) / (1 + exponent);
    }
}
