package io.assay.core.policy.hedge;

/// How fast to hedge what was kept, when clients themselves bring inventory back at a rate.
///
/// Holding q costs γσ²q²/2 a day, hedging at v a day costs ψ|v| + ηv² (the costs of Barzykin, Bergault and Guéant, Risk
/// 2022), and client flow skewed by the inventory makes dq = -(κq + v) dt. With p(q) the marginal cost of inventory, the
/// cheapest v is sign(p)(|p| - ψ)⁺/2η, and the Bellman equation γσ²q²/2 - κqp - ((|p| - ψ)⁺)²/4η = 0 has the solution
///
/// - |q| <= q* = 2κψ/γσ²: no hedging, p = γσ²q/2κ
/// - beyond: v = sign(q) (sqrt(κ²q² + (γσ²q²/2 - κψ|q|)/η) - κ|q|)
///
/// (derived here; noise in q adds a constant while p is linear and is left out). Without clients, κ = 0, v = q
/// sqrt(γσ²/2η) whatever ψ: what must go sometime pays ψ anyway.
///
/// @param riskAversion γ > 0, per bp and M
/// @param volatilityBp σ > 0, bp per square root of a day
/// @param linearBp ψ >= 0, bp
/// @param quadratic η > 0, bp·day per M
/// @param relaxation κ >= 0, a day: share of the inventory that clients take back in a day, were it to go on
public record ContinuousHedge(double riskAversion, double volatilityBp, double linearBp, double quadratic,
        double relaxation) {
    private static final double STEP = 0.02;
    private static final int STEPS_MAX = 100_000;

    public ContinuousHedge {
        if (!(riskAversion > 0) || !(volatilityBp > 0) || !(linearBp >= 0) || !(quadratic > 0) || !(relaxation >= 0)
                || !Double.isFinite(riskAversion + volatilityBp + linearBp + quadratic + relaxation)) {
            throw new IllegalArgumentException("risk aversion " + riskAversion + ", volatility " + volatilityBp
                    + ", hedging costs " + linearBp + " and " + quadratic + ", relaxation " + relaxation);
        }
    }

    private double holding() {
        return riskAversion * volatilityBp * volatilityBp;
    }

    /// q*, M: inventory up to which nothing is hedged.
    public double noHedgeZone() {
        return 2 * relaxation * linearBp / holding();
    }

    /// M a day sold of an inventory of q M; bought where negative.
    public double rate(double inventory) {
        double q = Math.abs(inventory);
        if (q <= noHedgeZone()) {
            return 0;
        }
        double back = relaxation * q;
        double more = (holding() * q * q / 2 - back * linearBp) / quadratic;
        return Math.signum(inventory) * (StrictMath.sqrt(back * back + more) - back);
    }

    /// p(q), bp: what one M more would cost.
    public double marginalCost(double inventory) {
        double v = rate(inventory);
        return v == 0 ? inventory == 0 ? 0 : zonePrice(inventory)
                : v * 2 * quadratic + Math.signum(v) * linearBp;
    }

    private double zonePrice(double inventory) {
        return relaxation == 0 ? 0 : holding() * inventory / (2 * relaxation);
    }

    /// Inventory after some days of hedging alone, by Runge and Kutta's fourth-order steps of at most a fiftieth of the
    /// time in which hedging would take it all.
    public double after(double inventory, double days) {
        double fastest = StrictMath.sqrt(holding() / (2 * quadratic));
        int steps = (int) Math.min(STEPS_MAX, Math.max(1, Math.ceil(days * fastest / STEP)));
        double dt = days / steps;
        double q = inventory;
        for (int i = 0; i < steps && rate(q) != 0; i++) {
            double k1 = rate(q);
            double k2 = rate(q - dt / 2 * k1);
            double k3 = rate(q - dt / 2 * k2);
            double k4 = rate(q - dt * k3);
            double next = q - dt * (k1 + 2 * k2 + 2 * k3 + k4) / 6;
            q = next * q < 0 ? 0 : next;
        }
        return q;
    }
}
