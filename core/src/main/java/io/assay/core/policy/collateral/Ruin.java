package io.assay.core.policy.collateral;

import io.assay.core.market.Normal;

/// How likely capital falls through a barrier: the first passage of a Brownian motion with drift.
///
/// Equity moves by `mu·t + sigma·W(t)`. It touches a barrier `a` below within T days with probability
///
/// ```
/// N((-a - mu·T)/(sigma·sqrt(T))) + exp(-2·mu·a/sigma²)·N((-a + mu·T)/(sigma·sqrt(T)))
/// ```
///
/// (Borodin and Salminen, "Handbook of Brownian Motion", part II, 2.1.2.4; by the reflection principle `2·N(-a/(sigma·
/// sqrt(T)))` without drift.) Watched at all times; an account that is looked at now and then, or whose prices jump, fails
/// otherwise.
public final class Ruin {
    private Ruin() {}

    /// @param distance a, USD of equity over the barrier; at or under 0 it is touched already
    /// @param drift mu, USD a day, + = gains
    /// @param sigma USD per square root of a day, >= 0
    /// @param days T > 0
    public static double probability(double distance, double drift, double sigma, double days) {
        if (!(sigma >= 0) || !(days > 0) || Double.isNaN(distance + drift)) {
            throw new IllegalArgumentException("sigma of at least 0 and days above 0 wanted, got " + sigma + " and "
                    + days + " at distance " + distance + ", drift " + drift);
        }
        if (distance <= 0) {
            return 1;
        }
        if (sigma == 0) {
            return distance + drift * days <= 0 ? 1 : 0;
        }
        double spread = sigma * Math.sqrt(days);
        double ends = Normal.cumulative((-distance - drift * days) / spread);
        double power = -2 * drift * distance / (sigma * sigma);
        double turned = Normal.cumulative((-distance + drift * days) / spread);
        // with a falling drift the factor may be past all doubles where the tail it weighs is none at all
        double comesBack = turned == 0 ? 0 : StrictMath.exp(power + StrictMath.log(turned));
        return Math.min(1, ends + comesBack);
    }
}
