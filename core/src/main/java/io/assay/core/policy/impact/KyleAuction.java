package io.assay.core.policy.impact;

/// One auction with one insider (Kyle, Econometrica 53(6), 1985, section 2).
///
/// The insider knows the value v, of standard deviation `valueSd` around the price before; noise traders buy u, of
/// standard deviation `noiseSd`. In the only linear equilibrium (theorem 1) the insider buys β (v - p0) and the market
/// maker sets p = p0 + λ (x + u).
///
/// @param valueSd σ_v > 0, in price
/// @param noiseSd σ_u > 0, in units
public record KyleAuction(double valueSd, double noiseSd) {
    public KyleAuction {
        Numbers.positive("standard deviation of the value", valueSd);
        Numbers.positive("standard deviation of the noise", noiseSd);
    }

    /// λ = σ_v / (2 σ_u), price a unit.
    public double lambda() {
        return valueSd / (2 * noiseSd);
    }

    /// β = σ_u / σ_v, units the insider buys for each unit of price by which the value exceeds it.
    public double intensity() {
        return noiseSd / valueSd;
    }

    /// What the insider expects to earn: σ_v σ_u / 2, price times units; noise traders lose as much.
    public double expectedProfit() {
        return valueSd * noiseSd / 2;
    }

    /// Variance of the value once the price is known, σ_v² / 2: half of what the insider knew is in the price.
    public double varianceLeft() {
        return valueSd * valueSd / 2;
    }

    /// 1/λ, units that move the price by one.
    public double depth() {
        return 1 / lambda();
    }
}
