package io.assay.core.policy.impact;

/// Permanent and temporary impact of an order traded at a constant rate (Almgren, Thum, Hauptmann and Li, Risk 18(7),
/// 2005, "Direct estimation of equity market impact").
///
/// With X the order, V a day's volume, Θ what there is of the instrument, T the time it takes in days of volume and σ
/// the daily volatility:
///
/// - permanent I = γ σ T sgn(X) |X/(V T)|^α (Θ/V)^δ
/// - realised J = I/2 + sgn(X) η σ |X/(V T)|^β
///
/// Their fit to US stocks: α = 1 (so that T cancels in I), β = 3/5, δ = 1/4, γ = 0.314, η = 0.142.
///
/// @param gamma γ >= 0, of permanent impact
/// @param eta η >= 0, of temporary impact
/// @param alpha > 0, power of the rate in permanent impact
/// @param beta > 0, power of the rate in temporary impact
/// @param delta power of the inverse turnover
public record AlmgrenImpact(double gamma, double eta, double alpha, double beta, double delta) {
    /// The published fit to US stocks.
    public static final AlmgrenImpact PUBLISHED = new AlmgrenImpact(0.314, 0.142, 1, 0.6, 0.25);

    public AlmgrenImpact {
        Numbers.notNegative("gamma", gamma);
        Numbers.notNegative("eta", eta);
        Numbers.positive("alpha", alpha);
        Numbers.positive("beta", beta);
        Numbers.finite("delta", delta);
    }

    /// What an order is traded in.
    ///
    /// @param sigmaBp daily volatility, bp, > 0
    /// @param dailyVolume V > 0, units a day
    /// @param outstanding Θ > 0, units there are (shares, coins, open interest)
    public record Market(double sigmaBp, double dailyVolume, double outstanding) {
        public Market {
            Numbers.positive("sigma", sigmaBp);
            Numbers.positive("daily volume", dailyVolume);
            Numbers.positive("outstanding", outstanding);
        }
    }

    /// I, bp, + when the order buys.
    ///
    /// @param order X, units, + buys
    /// @param days T > 0, of volume time
    public double permanentBp(Market market, double order, double days) {
        return gamma * market.sigmaBp * days * power(rate(market, order, days), alpha)
                * StrictMath.pow(market.outstanding / market.dailyVolume, delta);
    }

    /// K, the temporary part of the cost, bp, + when the order buys.
    public double temporaryBp(Market market, double order, double days) {
        return eta * market.sigmaBp * power(rate(market, order, days), beta);
    }

    /// J = I/2 + K, what the average fill is worse than the price before the order, bp, + when the order buys.
    public double realisedBp(Market market, double order, double days) {
        return permanentBp(market, order, days) / 2 + temporaryBp(market, order, days);
    }

    private static double rate(Market market, double order, double days) {
        Numbers.positive("duration", days);
        Numbers.finite("order", order);
        return order / (market.dailyVolume * days);
    }

    private static double power(double signed, double exponent) {
        return Math.signum(signed) * StrictMath.pow(Math.abs(signed), exponent);
    }
}
