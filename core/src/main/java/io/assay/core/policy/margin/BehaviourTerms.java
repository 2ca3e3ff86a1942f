package io.assay.core.policy.margin;

/// How behaviour enters margins; [BehaviourMargin] has the formulas.
///
/// @param level of expected shortfall, 0.975
/// @param horizonDays in which the preset expects to close a position, > 0
/// @param participation part of stressed depth a liquidation may take, 0 to 1
/// @param parentAccounts accounts at which a segment's own risk weighs as much as its parent's, >= 0
/// @param free part of a day's volume that is not concentrated, >= 0
/// @param impact prefactor of square-root cost, >= 0
/// @param together how far costs of several instruments come together, 0 (as deviations add) to 1 (in full)
/// @param stress fall of collateral that falls with the position, and cost of one whose liquidity is not known, 0 to 1
/// @param exponent of size over volume in that cost, > 0; 0.5 is the square root
/// @param blind what the preset's margin is multiplied by where risk is not known or the model is stale, >= 1
public record BehaviourTerms(double level, double horizonDays, double participation, double parentAccounts,
        double free, double impact, double exponent, double together, double stress, double blind) {
    private static final double SQUARE_ROOT = 0.5;

    /// With a square root.
    public BehaviourTerms(double level, double horizonDays, double participation, double parentAccounts, double free,
            double impact, double together, double stress, double blind) {
        this(level, horizonDays, participation, parentAccounts, free, impact, SQUARE_ROOT, together, stress, blind);
    }

    public BehaviourTerms {
        Shortfall.normal(level);
        if (!(horizonDays > 0 && participation > 0 && participation <= 1 && parentAccounts >= 0 && free >= 0
                && impact >= 0 && exponent > 0 && blind >= 1) || Double.isInfinite(exponent)) {
            throw new IllegalArgumentException(
                    "the horizon and the participation must be positive, nothing negative, and blind at least 1");
        }
        if (!(together >= 0 && together <= 1 && stress >= 0 && stress <= 1)) {
            throw new IllegalArgumentException("parts lie from 0 to 1: " + together + ", " + stress);
        }
    }
}
