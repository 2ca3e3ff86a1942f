package io.assay.core.policy.quote;

/// The best distance from the reference at which to offer one side to flow whose demand is logistic.
///
/// Demand: an offer at distance `delta` (bp, positive = away from the reference, in the house's
/// favour) is taken with probability `f(delta) = 1 / (1 + e^(alpha + beta delta))`. A fill costs `p`
/// bp (adverse selection of the flow; positive = the house loses). The house maximises
/// `f(delta)(delta - p)`. With `w = W(e^-(1 + alpha + beta p))`, `W` Lambert's function:
/// ```
/// delta* = p + (1 + w) / beta      H(p) = w / beta      f(delta*) = w / (1 + w)
/// ```
/// The Hamiltonian of Barzykin, Bergault and Guéant, "Market making by an FX dealer: tiers, pricing
/// ladders and hedging rates for optimal risk control" (2022), section 2, for their logistic
/// intensity, with `lambda` taken out.
///
/// @param alpha demand at the reference: `f(0) = 1 / (1 + e^alpha)`; no unit
/// @param beta how fast demand fades, per bp; positive
public record LogisticQuote(double alpha, double beta) {
    public LogisticQuote {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("alpha must be finite: " + alpha);
        }
        if (!(beta > 0) || Double.isInfinite(beta)) {
            throw new IllegalArgumentException("beta must be positive and finite: " + beta);
        }
    }

    /// Probability that an offer at this distance is taken.
    public double fillProbability(double distanceBp) {
        return 1 / (1 + StrictMath.exp(alpha + beta * distanceBp));
    }

    /// Expected gain in bp of offered notional, when a fill costs `costBp`.
    public double gainBp(double distanceBp, double costBp) {
        return fillProbability(distanceBp) * (distanceBp - costBp);
    }

    /// The distance in bp that maximises [#gainBp].
    public double bestDistanceBp(double costBp) {
        return costBp + (1 + omega(costBp)) / beta;
    }

    /// The largest expected gain in bp of offered notional.
    public double bestGainBp(double costBp) {
        return omega(costBp) / beta;
    }

    /// Second derivative of [#bestGainBp] by the cost, per bp: `beta w / (1 + w)³`. The first is minus the fill probability.
    public double bestGainCurvature(double costBp) {
        double w = omega(costBp);
        return Double.isInfinite(w) ? 0 : beta * (w / (1 + w)) / ((1 + w) * (1 + w));
    }

    /// The probability that the best offer is taken.
    public double bestFillProbability(double costBp) {
        double w = omega(costBp);
        return Double.isInfinite(w) ? 1 : w / (1 + w);
    }

    /// Slopes of [#bestDistanceBp] by the cost, by alpha and by beta. With `f = w / (1 + w)`, what is taken of the best offer, these
    /// are `1 - f`, `-f / beta` and `-(delta* - p) / beta - p f / beta`.
    double[] bestDistanceSlopes(double costBp) {
        double taken = bestFillProbability(costBp);
        double over = bestDistanceBp(costBp) - costBp;
        return new double[]{1 - taken, -taken / beta, -(over + costBp * taken) / beta};
    }

    private double omega(double costBp) {
        return WrightOmega.of(-(1 + alpha + beta * costBp));
    }
}
