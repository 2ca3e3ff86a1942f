package io.assay.core.policy.margin;

/// How far the smile turns. With k = ln(K/F), or its absolute value for the wings, tau in years:
/// `vol·(1 + clamp(k·cap/k*, -cap, cap))`, cap = base + slope·sqrt(tau),
/// k* = max(min, width·sqrt(tau)·(level + term·sqrt(tau))): the point where the surface flattens out.
/// Source: Derive, PMRM2 (public contracts), skew scenarios.
///
/// @param capBase largest relative change of the turned smile as tau goes to 0
/// @param capSlope change of it per sqrt(year)
/// @param wingBase largest relative change of the raised wings as tau goes to 0
/// @param wingSlope change of it per sqrt(year)
/// @param kStarMin least k*, >= 0
/// @param width deviations at which the surface flattens out
/// @param volLevel level of volatility k* is measured with
/// @param volTerm change of it per sqrt(year)
public record SkewLaw(double capBase, double capSlope, double wingBase, double wingSlope, double kStarMin,
        double width, double volLevel, double volTerm) {
    /// Turns nothing.
    static final SkewLaw STILL = new SkewLaw(0, 0, 0, 0, 1, 0, 0, 0);

    public SkewLaw {
        if (!(kStarMin >= 0)) {
            throw new IllegalArgumentException("k* must not be negative: " + kStarMin);
        }
        if (!Double.isFinite(capBase + capSlope + wingBase + wingSlope + kStarMin + width + volLevel + volTerm)) {
            throw new IllegalArgumentException("a law of skew holds finite numbers");
        }
    }

    /// The volatility after the turn.
    ///
    /// @param logStrike ln(K/F)
    double shocked(double vol, VolShock shock, double logStrike, double years) {
        double root = Math.sqrt(years);
        boolean wings = shock == VolShock.WINGS;
        double cap = wings ? wingBase + wingSlope * root : capBase + capSlope * root;
        double kStar = Math.max(kStarMin, root * width * (volLevel + root * volTerm));
        double k = wings ? Math.abs(logStrike) : logStrike;
        double turn = k >= 0 ? Math.min(cap, k * cap / kStar) : Math.max(-cap, k * cap / kStar);
        return vol * Math.max(0, 1 + turn);
    }
}
