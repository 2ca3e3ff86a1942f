package io.assay.core.policy.quote;

/// How well a demand is known.
///
/// @param alphaSd standard deviation of alpha; NaN where nobody can tell
/// @param betaSd of beta, per bp, likewise
/// @param correlation of both, from -1 to 1
public record DemandError(double alphaSd, double betaSd, double correlation) {
    /// A demand that is taken as given, as where it is assumed.
    public static final DemandError GIVEN = new DemandError(0, 0, 0);
    /// A demand of which nobody knows how far it may be off.
    public static final DemandError UNKNOWN = new DemandError(Double.NaN, Double.NaN, 0);

    public DemandError {
        if (alphaSd < 0 || betaSd < 0 || !(Math.abs(correlation) <= 1)) {
            throw new IllegalArgumentException("deviations of alpha and beta of " + alphaSd + " and " + betaSd
                    + ", correlated by " + correlation);
        }
    }

    /// Variance of what moves by these slopes; NaN where it rests on what nobody knows.
    double variance(double byAlpha, double byBeta) {
        double a = byAlpha == 0 ? 0 : byAlpha * alphaSd;
        double b = byBeta == 0 ? 0 : byBeta * betaSd;
        return Math.max(0, a * a + 2 * correlation * a * b + b * b);
    }
}
